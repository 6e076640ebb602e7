"""Where a person decided that a term is rendered otherwise, or not at all.

A decision belongs to a unit and an entry of the term base, not to a translation: what a machine
drafts later stands under it as well. None is ever deleted; one that is withdrawn says when.
"""

import sqlite3
from collections.abc import Iterable

from align.store.clock import now
from align.store.records import Override
from align.store.rows import storable, storable_name

_COLUMNS = "v.unit, v.entry, v.reason, v.who, v.at"


def override(connection: sqlite3.Connection, unit: int, entry: str, reason: str, who: str) -> bool:
    """Release the occurrences of an entry in a unit; return False if there is no such unit.

    A second decision replaces the first one's reason.
    """
    if not connection.execute("SELECT 1 FROM unit WHERE id = ?", (unit,)).fetchone():
        return False
    withdraw(connection, unit, entry)
    connection.execute(
        "INSERT INTO term_override (unit, entry, reason, who, at) VALUES (?, ?, ?, ?, ?)",
        (unit, storable(entry), storable(reason), storable(who), now()),
    )
    return True


def withdraw(connection: sqlite3.Connection, unit: int, entry: str) -> bool:
    """Hold the entry to be enforced again; return False if it was not released."""
    values = (unit, storable(entry))
    written = connection.execute(
        "UPDATE term_override SET withdrawn = ? WHERE unit = ? AND entry = ? AND withdrawn = ''",
        (now(), *values),
    )
    # A verdict that was given under the decision says nothing without it.
    connection.execute(
        "UPDATE term_use SET outcome = 'missing', form = '', start = -1, \"end\" = -1, rung = ''"
        " WHERE unit = ? AND entry = ? AND outcome = 'overridden'",
        values,
    )
    return written.rowcount > 0


def overrides(connection: sqlite3.Connection, document: str | None) -> Iterable[Override]:
    """Return the decisions in force, in document order."""
    condition = "" if document is None else "AND d.name = ?"
    values = () if document is None else (storable_name(document),)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM term_override v JOIN unit u ON u.id = v.unit"
        f" JOIN document d ON d.id = u.document WHERE v.withdrawn = '' {condition}"
        " ORDER BY u.document, u.number, v.entry",
        values,
    )
    return [Override(*row) for row in rows]
