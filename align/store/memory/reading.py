"""Read units of a memory, a page at a time."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from align.store.memory.records import Stored
from align.store.memory.rows import FROM, READ, source_key, stored_of
from align.store.rows import storable
from align.units import Status

PAGE = 1000


def units(
    connection: sqlite3.Connection,
    *,
    after: int,
    since: int = -1,
    status: Iterable[Status] | None = None,
    document: str | None = None,
) -> Iterator[Stored]:
    """Yield units by identity; between two pages no query is open."""
    condition, values = "", []
    if since >= 0:
        condition += " AND u.generation > ?"
        values.append(str(since))
    if status is not None:
        wanted = [one.value for one in status]
        condition += f" AND u.status IN ({', '.join('?' * len(wanted))})"
        values += wanted
    if document is not None:
        condition += " AND u.document = ?"
        values.append(storable(document))
    query = f"SELECT {READ} {FROM} WHERE u.id > ?{condition} ORDER BY u.id LIMIT {PAGE}"
    while page := connection.execute(query, (after, *values)).fetchall():
        after = page[-1][0]
        yield from map(stored_of, page)


def get(connection: sqlite3.Connection, identities: Iterable[int]) -> Iterator[Stored]:
    """Yield those units that are there, in the order asked for."""
    wanted = iter(identities)
    while page := list(islice(wanted, PAGE)):
        marks = ", ".join("?" * len(page))
        rows = connection.execute(f"SELECT {READ} {FROM} WHERE u.id IN ({marks})", page)
        found = {row[0]: row for row in rows}
        yield from (stored_of(found[one]) for one in page if one in found)


def with_source(connection: sqlite3.Connection, source: str) -> list[Stored]:
    """Return the units that have this source, newest first."""
    text = storable(source)
    rows: Sequence[Sequence[str]] = connection.execute(
        f"SELECT {READ} {FROM} WHERE u.source_key = ? AND u.source = ? ORDER BY u.id DESC",
        (source_key(text), text),
    ).fetchall()
    return [stored_of(row) for row in rows]


def deleted(connection: sqlite3.Connection, since: int) -> Iterator[int]:
    """Yield the identities of units that went after a generation."""
    rows = connection.execute(
        "SELECT unit FROM gone WHERE generation > ? AND what <> 'edited' ORDER BY id", (since,)
    ).fetchall()
    for (identity,) in rows:
        yield identity
