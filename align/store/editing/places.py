"""Units that come and go inside a document: numbers stay 1, 2, 3 … and identities stay put."""

import sqlite3

from align.store.editing.images import Image, write


def insert_behind(connection: sqlite3.Connection, anchor: int, unit: int, image: Image) -> int:
    """Put a unit behind another one; ``unit`` is its identity, 0 for a new one.

    Returns:
        The identity.
    """
    document, number = _place(connection, anchor)
    _shift(connection, document, number, 1)
    (paragraph, kind, page) = image["layout"][0]
    (source, start, offsets) = image["text"][0]
    written = connection.execute(
        "INSERT INTO unit (id, document, number, paragraph, kind, page, source, start, offsets)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (unit or None, document, number + 1, paragraph, kind, page, source, start, offsets),
    )
    identity = unit or int(written.lastrowid or 0)
    for group, rows in image.items():
        if group not in ("layout", "text"):
            write(connection, identity, group, rows)
    return identity


def remove(connection: sqlite3.Connection, unit: int) -> None:
    """Take a unit out; those behind it close up. Its history and overrides' record stay."""
    document, number = _place(connection, unit)
    write(connection, unit, "term_override", ())
    connection.execute("DELETE FROM unit WHERE id = ?", (unit,))
    _shift(connection, document, number, -1)


def next_of(connection: sqlite3.Connection, unit: int) -> int | None:
    """Return the unit behind another one in its document, None at the end."""
    row = connection.execute(
        "SELECT n.id FROM unit u JOIN unit n ON n.document = u.document"
        " AND n.number = u.number + 1 WHERE u.id = ?",
        (unit,),
    ).fetchone()
    return int(row[0]) if row else None


def _place(connection: sqlite3.Connection, unit: int) -> tuple[int, int]:
    document, number = connection.execute(
        "SELECT document, number FROM unit WHERE id = ?", (unit,)
    ).fetchone()
    return document, number


def _shift(connection: sqlite3.Connection, document: int, behind: int, by: int) -> None:
    # Numbers are unique within a document at every moment, so they step aside first.
    connection.execute(
        "UPDATE unit SET number = -number WHERE document = ? AND number > ?", (document, behind)
    )
    connection.execute(
        "UPDATE unit SET number = ? - number WHERE document = ? AND number < 0", (by, document)
    )
