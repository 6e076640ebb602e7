"""Notes on units, whatever their status."""

import sqlite3

from align.store.rows import storable


def annotate(connection: sqlite3.Connection, identity: int, note: str) -> bool:
    """Write a note inside a transaction of the caller; return False if there is no such unit."""
    written = connection.execute(
        "UPDATE unit SET note = ? WHERE id = ?", (storable(note), identity)
    )
    return written.rowcount > 0
