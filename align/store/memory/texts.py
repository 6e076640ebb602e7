"""One side of a memory as bare text: what an index is made from, without the cost of a unit."""

import sqlite3
from collections.abc import Iterator
from enum import StrEnum

PAGE = 5000


class Side(StrEnum):
    """Which of the two texts."""

    SOURCE = "source"
    TARGET = "target"


def texts(connection: sqlite3.Connection, side: Side, since: int) -> Iterator[tuple[int, str]]:
    """Yield identity and text of the units of later generations; no query stays open."""
    after = 0
    # The index of generations finds a few at once, but every page sorts all it finds.
    few = since > 0 and count_since(connection, since) <= PAGE
    way = "INDEXED BY unit_generation" if few else "NOT INDEXED"
    query = (
        f"SELECT id, {side.value} FROM unit {way} WHERE generation > ? AND id > ?"
        f" ORDER BY id LIMIT {PAGE}"
    )
    while page := connection.execute(query, (since, after)).fetchall():
        after = page[-1][0]
        yield from page


def count_since(connection: sqlite3.Connection, since: int) -> int:
    """Return how many units are of a later generation."""
    row = connection.execute("SELECT count(*) FROM unit WHERE generation > ?", (since,)).fetchone()
    return int(row[0])
