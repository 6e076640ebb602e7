"""Documents on their way into the project and out of the list."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from align.store.carryover import replace_units
from align.store.clock import now
from align.store.records import DocumentRecord
from align.store.rows import (
    document_of,
    document_row,
    removed_row,
    segment_row,
    storable_name,
)
from align.units import Removed, Segment

_COLUMNS = "name, path, digest, media, encoding, notices, added"


def documents(connection: sqlite3.Connection) -> list[DocumentRecord]:
    """Return all documents in the order they were first added."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM document ORDER BY id")
    return [document_of(row) for row in rows]


def document(connection: sqlite3.Connection, name: str) -> DocumentRecord | None:
    """Return one document, None if the project has none of that name."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM document WHERE name = ?", (storable_name(name),)
    ).fetchone()
    return document_of(row) if row else None


def add(
    connection: sqlite3.Connection,
    record: DocumentRecord,
    segments: Iterable[Segment],
    removed: Iterable[Removed] | Callable[[], Iterable[Removed]],
) -> int:
    """Write a document inside a transaction of the caller; return its number of segments.

    ``removed`` is looked at only after the last segment, so it may be a list that is filled
    while the segments are read.
    """
    identity, replaced = _write_record(connection, record)
    rows = (segment_row(segment) for segment in segments)
    if replaced:
        replace_units(connection, identity, rows)
    else:
        connection.executemany(
            "INSERT INTO unit (document, number, paragraph, kind, page, source, start, offsets)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((identity, *row) for row in rows),
        )
    connection.execute("DELETE FROM removed WHERE document = ?", (identity,))
    connection.executemany(
        'INSERT INTO removed (document, reason, text, start, "end") VALUES (?, ?, ?, ?, ?)',
        ((identity, *removed_row(one)) for one in (removed() if callable(removed) else removed)),
    )
    count = connection.execute("SELECT count(*) FROM unit WHERE document = ?", (identity,))
    return int(count.fetchone()[0])


def _write_record(connection: sqlite3.Connection, record: DocumentRecord) -> tuple[int, bool]:
    """Return the identity of the document and whether it was there before."""
    row = document_row(record, now())
    old = connection.execute("SELECT id FROM document WHERE name = ?", row[:1]).fetchone()
    if old:
        connection.execute(
            "UPDATE document SET path = ?, digest = ?, media = ?, encoding = ?, notices = ?,"
            " added = ? WHERE id = ?",
            (*row[1:], old[0]),
        )
        return int(old[0]), True
    written = connection.execute(
        f"INSERT INTO document ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )
    return int(written.lastrowid or 0), False


def removed(connection: sqlite3.Connection, name: str) -> Iterator[Removed]:
    """Yield what clean-up took out of a document, in the order it was reported."""
    rows = connection.execute(
        'SELECT reason, text, start, r."end" FROM removed r JOIN document d ON d.id = r.document'
        " WHERE d.name = ? ORDER BY r.id",
        (storable_name(name),),
    )
    for reason, text, start, end in rows.fetchall():
        yield Removed(reason, text, start, end)
