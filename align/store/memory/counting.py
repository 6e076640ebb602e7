"""A memory in figures."""

import sqlite3
from dataclasses import dataclass

from align.units import Status


@dataclass(frozen=True, slots=True)
class Batch:
    """One change of the memory."""

    generation: int
    at: str
    """UTC time, ISO 8601."""
    what: str
    """``add``, ``edit``, ``delete`` or ``dedupe``."""
    name: str
    """File or project the units came from."""
    units: int
    """Units of it that are as they came."""


@dataclass(frozen=True, slots=True)
class Stats:
    """A memory in figures."""

    units: int
    sources: int
    """Different source texts."""
    languages: dict[tuple[str, str], int]
    statuses: dict[Status, int]
    documents: int
    with_codes: int
    """Units with inline codes on either side."""
    source_characters: int
    target_characters: int
    batches: tuple[Batch, ...]
    """The last changes, newest first."""


def count(connection: sqlite3.Connection) -> int:
    """Return how many units there are."""
    return int(connection.execute("SELECT count(*) FROM unit").fetchone()[0])


def stats(connection: sqlite3.Connection, batches: int = 10) -> Stats:
    """Count in one pass over the units."""
    row = connection.execute(
        "SELECT count(*), count(DISTINCT source_key), count(DISTINCT nullif(document, '')),"
        " coalesce(sum(source_codes <> '' OR target_codes <> ''), 0),"
        " coalesce(sum(length(source)), 0), coalesce(sum(length(target)), 0) FROM unit"
    ).fetchone()
    languages = connection.execute(
        "SELECT source_language, target_language, count(*) FROM unit GROUP BY 1, 2 ORDER BY 3 DESC"
    ).fetchall()
    statuses = connection.execute("SELECT status, count(*) FROM unit GROUP BY 1").fetchall()
    return Stats(
        units=row[0],
        sources=row[1],
        languages={(one, other): number for one, other, number in languages},
        statuses=dict.fromkeys(Status, 0) | {Status(name): number for name, number in statuses},
        documents=row[2],
        with_codes=row[3],
        source_characters=row[4],
        target_characters=row[5],
        batches=_batches(connection, batches),
    )


def _batches(connection: sqlite3.Connection, limit: int) -> tuple[Batch, ...]:
    rows = connection.execute(
        "SELECT b.generation, b.at, b.what, b.name,"
        " (SELECT count(*) FROM unit u WHERE u.generation = b.generation)"
        " FROM batch b ORDER BY b.generation DESC LIMIT ?",
        (limit,),
    )
    return tuple(Batch(*row) for row in rows)
