"""Replace the segments of a document without losing the work on those that stay.

A new segment inherits the unit of an old one with the same source text. First those are paired
whose neighbours are the same as well (what translation memories call an in-context match), then
the rest; among equals the first goes to the first, the second to the second. All of it is one
pass of SQL over a temporary table, so memory does not grow with the document.
"""

import sqlite3
from collections.abc import Iterable

from align.store.clock import now
from align.store.rows import Row

_SEGMENT = "number, paragraph, kind, page, source, start, offsets"


def replace_units(connection: sqlite3.Connection, document: int, rows: Iterable[Row]) -> None:
    """Put new segments in place of the old ones, inside a transaction of the caller.

    A target whose segment is gone goes to the history.
    """
    _stage(connection, rows)
    _pair(connection, document)
    _drop_unpaired(connection, document)
    _move_paired(connection, document)
    connection.execute(
        f"INSERT INTO unit (document, {_SEGMENT}) SELECT ?, {_SEGMENT} FROM temp.incoming"
        " WHERE number NOT IN (SELECT number FROM temp.kept) ORDER BY number",
        (document,),
    )
    connection.execute("DROP TABLE temp.incoming")
    connection.execute("DROP TABLE temp.kept")


def _stage(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    connection.execute(
        "CREATE TEMP TABLE incoming (number INTEGER PRIMARY KEY, paragraph INTEGER, kind TEXT,"
        " page INTEGER, source TEXT, start INTEGER, offsets TEXT)"
    )
    connection.execute("CREATE TEMP TABLE kept (unit INTEGER PRIMARY KEY, number INTEGER UNIQUE)")
    connection.executemany("INSERT INTO temp.incoming VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _pair(connection: sqlite3.Connection, document: int) -> None:
    context = (
        "lag(source, 1, '') OVER (ORDER BY number) AS before,"
        " lead(source, 1, '') OVER (ORDER BY number) AS after"
    )
    for key, keys in (("source, before, after", context), ("source", "'' AS before, '' AS after")):
        # Context is taken from the whole document, the number among equals from what is left.
        nth = f"row_number() OVER (PARTITION BY {key} ORDER BY number) AS nth"
        # Grouping both sides together always costs one sort; a join could cost a nested loop.
        connection.execute(
            f"""
            INSERT INTO temp.kept
            SELECT max(unit) AS old, max(place) AS new FROM (
                SELECT id AS unit, NULL AS place, source, before, after, {nth}
                FROM (SELECT id, number, source, {keys} FROM unit WHERE document = ?)
                WHERE id NOT IN (SELECT unit FROM temp.kept)
                UNION ALL
                SELECT NULL, number, source, before, after, {nth}
                FROM (SELECT number, source, {keys} FROM temp.incoming)
                WHERE number NOT IN (SELECT number FROM temp.kept)
            ) GROUP BY {key}, nth HAVING old IS NOT NULL AND new IS NOT NULL
            """,
            (document,),
        )


def _drop_unpaired(connection: sqlite3.Connection, document: int) -> None:
    gone = "document = ? AND id NOT IN (SELECT unit FROM temp.kept)"
    connection.execute(
        "INSERT INTO history (unit, document, source, target, status, origin, score, note,"
        " made_by, changed, at, who, what)"
        " SELECT id, document, source, target, status, origin, score, note, who, changed,"
        f" ?, 'machine', 'removed' FROM unit WHERE target <> '' AND {gone} ORDER BY number",
        (now(), document),
    )
    connection.execute(
        "INSERT INTO history (unit, document, source, target, status, origin, score, note,"
        " made_by, changed, at, who, what)"
        " SELECT u.id, document, source, y.text, 'draft', y.origin, NULL, note, y.who, y.at,"
        f" ?, 'machine', 'removed' FROM unit u JOIN typed y ON y.unit = u.id"
        f" WHERE y.text NOT IN ('', target) AND {gone} ORDER BY number",
        (now(), document),
    )
    connection.execute(f"DELETE FROM unit WHERE {gone}", (document,))


def _move_paired(connection: sqlite3.Connection, document: int) -> None:
    # Numbers are unique within a document at every moment, so they step aside first.
    connection.execute("UPDATE unit SET number = -number WHERE document = ?", (document,))
    connection.execute(
        "UPDATE unit SET number = i.number, paragraph = i.paragraph, kind = i.kind,"
        " page = i.page, start = i.start, offsets = i.offsets"
        " FROM temp.kept k JOIN temp.incoming i ON i.number = k.number WHERE unit.id = k.unit"
    )
