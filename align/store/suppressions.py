"""Where a person has looked at what a check finds in a unit, and lets it stand.

A decision answers for the target that was looked at: it rests while another one stands there,
and holds again if that one comes back. None is ever deleted; one that is withdrawn says when.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from align.store.clock import now
from align.store.rows import storable, storable_name


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's decision that what a check finds in a unit is right as it is."""

    unit: int
    """Identity of the unit."""
    check: str
    """Identifier of the check."""
    reason: str
    who: str
    at: str
    """UTC time of the decision, ISO 8601."""


def suppress(connection: sqlite3.Connection, unit: int, check: str, reason: str, who: str) -> bool:
    """Let a unit's target pass a check; return False if there is no such unit.

    A second decision takes the first one's place.
    """
    row = connection.execute("SELECT target FROM unit WHERE id = ?", (unit,)).fetchone()
    if row is None:
        return False
    unsuppress(connection, unit, check)
    connection.execute(
        "INSERT INTO check_suppression (unit, check_id, target, reason, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (unit, storable(check), row[0], storable(reason), storable(who), now()),
    )
    return True


def unsuppress(connection: sqlite3.Connection, unit: int, check: str) -> bool:
    """Withdraw a decision; return False if there was none."""
    written = connection.execute(
        "UPDATE check_suppression SET withdrawn = ?"
        " WHERE unit = ? AND check_id = ? AND withdrawn = ''",
        (now(), unit, storable(check)),
    )
    return written.rowcount > 0


def suppressions(connection: sqlite3.Connection, document: str | None) -> Iterable[Suppression]:
    """Return the decisions that hold for the targets as they are now, in document order."""
    condition = "" if document is None else "AND d.name = ?"
    values = () if document is None else (storable_name(document),)
    rows = connection.execute(
        "SELECT s.unit, s.check_id, s.reason, s.who, s.at FROM check_suppression s"
        " JOIN unit u ON u.id = s.unit AND u.target = s.target"
        f" JOIN document d ON d.id = u.document WHERE s.withdrawn = '' {condition}"
        " ORDER BY u.document, u.number, s.check_id",
        values,
    )
    return [Suppression(*row) for row in rows]
