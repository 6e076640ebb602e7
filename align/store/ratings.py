"""How sure an estimator is of drafts; a target that nobody has confirmed may be rated again."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from align.store.rows import storable


@dataclass(frozen=True, slots=True)
class Rating:
    """How good a target is likely to be."""

    unit: int
    """Identity of the unit."""
    target: str
    """The target that was rated."""
    confidence: float
    """0 to 1."""


def rate(connection: sqlite3.Connection, ratings: Iterable[Rating]) -> int:
    """Write ratings inside a transaction of the caller; return how many were taken.

    A unit that has another target by now keeps what it has, and so does a confirmed one: its
    confirmation could not be undone after a change from outside.
    """
    taken = 0
    for one in ratings:
        written = connection.execute(
            "UPDATE unit SET confidence = ? WHERE id = ? AND target = ? AND status = 'draft'",
            (one.confidence, one.unit, storable(one.target)),
        )
        taken += written.rowcount
    return taken
