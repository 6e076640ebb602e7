"""Read units and counts, a page at a time."""

import sqlite3
from collections.abc import Iterable, Iterator

from align.store.connection import snapshot
from align.store.rows import (
    TERM_COLUMNS,
    TERM_TABLES,
    UNIT_COLUMNS,
    storable_name,
    terms_of,
    unit_of,
)
from align.units import Outcome, Status, Unit

# Large enough that a query costs little per unit, small enough that a page is some 100 kB.
PAGE = 500

_FROM = "FROM unit u JOIN document d ON d.id = u.document LEFT JOIN origin o ON o.id = u.origin"

Place = tuple[int, int]
"""Identity of a document and number of a unit in it."""


def units(
    connection: sqlite3.Connection,
    *,
    document: str | None,
    status: Iterable[Status] | None,
    after: int,
) -> Iterator[Unit]:
    """Yield units in document order; each page is read when it is reached.

    Between two pages no query is open, so the caller may write and other processes may
    checkpoint. ``after`` is the identity of the unit to start behind, 0 for the beginning.
    """
    wanted = None if status is None else tuple(one.value for one in status)
    place = _place_of(connection, after)
    while page := _page(connection, document, wanted, place):
        place = (page[-1][0], page[-1][1].segment.number)
        for _, unit in page:
            yield unit


def unit(connection: sqlite3.Connection, identity: int) -> Unit | None:
    """Return one unit, None if it is not there."""
    with snapshot(connection):
        row = connection.execute(
            f"SELECT {UNIT_COLUMNS} {_FROM} WHERE u.id = ?", (identity,)
        ).fetchone()
        if row is None:
            return None
        terms = terms_of(
            connection.execute(
                f"SELECT {TERM_COLUMNS} FROM {TERM_TABLES} WHERE t.unit = ? ORDER BY t.ordinal",
                (identity,),
            )
        )
    return unit_of(row, terms.get(identity, ()))


def _place_of(connection: sqlite3.Connection, identity: int) -> Place:
    row = connection.execute(
        "SELECT document, number FROM unit WHERE id = ?", (identity,)
    ).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def _page(
    connection: sqlite3.Connection,
    document: str | None,
    status: tuple[str, ...] | None,
    place: Place,
) -> list[tuple[int, Unit]]:
    # Keyset pagination: the index on (document, number) finds the next page at once.
    condition = "(u.document, u.number) > (?, ?)"
    values: list[str | int] = [*place]
    if document is not None:
        condition += " AND u.document = (SELECT id FROM document WHERE name = ?)"
        values.append(storable_name(document))
    if status is not None:
        condition += f" AND u.status IN ({', '.join('?' * len(status))})"
        values += status
    chosen = f"WHERE {condition} ORDER BY u.document, u.number LIMIT {PAGE}"
    with snapshot(connection):
        rows = connection.execute(
            f"SELECT {UNIT_COLUMNS}, u.document {_FROM} {chosen}", values
        ).fetchall()
        terms = terms_of(
            connection.execute(
                f"SELECT {TERM_COLUMNS} FROM {TERM_TABLES}"
                f" WHERE t.unit IN (SELECT u.id FROM unit u {chosen}) ORDER BY t.unit, t.ordinal",
                values,
            )
        )
    return [(row[-1], unit_of(row, terms.get(row[0], ()))) for row in rows]


def count(connection: sqlite3.Connection, document: str | None) -> dict[Status, int]:
    """Return how many units have each status, 0 where there is none."""
    condition = "" if document is None else "WHERE d.name = ?"
    values = () if document is None else (storable_name(document),)
    rows = connection.execute(
        "SELECT u.status, count(*) FROM unit u JOIN document d ON d.id = u.document"
        f" {condition} GROUP BY u.status",
        values,
    )
    return dict.fromkeys(Status, 0) | {Status(name): number for name, number in rows}


def outcomes(
    connection: sqlite3.Connection, document: str | None
) -> dict[tuple[Outcome, str], int]:
    """Return how many term occurrences ended in each outcome on each rung."""
    counts: dict[tuple[Outcome, str], int] = {}
    for (_, outcome, rung), number in term_counts(connection, document).items():
        counts[outcome, rung] = counts.get((outcome, rung), 0) + number
    return counts


def term_counts(
    connection: sqlite3.Connection, document: str | None
) -> dict[tuple[str, Outcome, str], int]:
    """Return how many occurrences of each entry ended in each outcome on each rung.

    The rung of what a person decided is ``person``, whatever the reason.
    """
    condition = "" if document is None else "WHERE d.name = ?"
    values = () if document is None else (storable_name(document),)
    rows = connection.execute(
        "SELECT t.entry, CASE WHEN v.id IS NULL THEN t.outcome ELSE 'overridden' END,"
        " CASE WHEN v.id IS NULL THEN t.rung ELSE 'person' END, count(*)"
        f" FROM {TERM_TABLES} JOIN unit u ON u.id = t.unit"
        f" JOIN document d ON d.id = u.document {condition} GROUP BY 1, 2, 3",
        values,
    )
    return {(entry, Outcome(outcome), rung): number for entry, outcome, rung, number in rows}


def repeated(connection: sqlite3.Connection, document: str) -> dict[str, int | None]:
    """Return the sources that a document has more than once, each with a confirmed unit or None.

    Of several confirmed ones it is the one that was confirmed last.
    """
    rows = connection.execute(
        "SELECT u.source, max(CASE WHEN u.status = 'confirmed' THEN u.changed ELSE '' END),"
        " CASE WHEN u.status = 'confirmed' THEN u.id END"
        " FROM unit u JOIN document d ON d.id = u.document WHERE d.name = ?"
        " GROUP BY u.source HAVING count(*) > 1",
        (storable_name(document),),
    )
    return {source: identity for source, _, identity in rows}
