"""Pictures of units: what a step changed is the difference of two.

An image is made of groups that can be put back each for itself, so that undoing a note leaves
alone what a machine has translated meanwhile.
"""

import sqlite3
from collections.abc import Mapping

from align.store.clock import now
from align.store.rows import Row

Group = tuple[Row, ...]
Image = Mapping[str, Group]
"""Rows by the name of their group; None stands for a unit that is not there."""

_OF_UNIT = {
    "layout": "paragraph, kind, page",
    "text": "source, start, offsets",
    "target": "target, status, origin, score, note, who, changed, confidence",
}
_OF_CHILDREN = {
    "term_use": 'ordinal, hit_start, hit_end, surface, entry, tier, outcome, form, start, "end",'
    " rung",
    "typed": "text, origin, who, at",
    "mark": "locked, bookmarked, note",
    "offer": "ordinal, data",
}
_IN_FORCE = "entry, reason, who, at"
_DEPENDENT = ("term_use", "offer")
"""Groups that say something only beside the target they were found with."""


def take(connection: sqlite3.Connection, unit: int) -> Image | None:
    """Return the image of a unit, None if it is not there."""
    image: dict[str, Group] = {}
    for group, columns in _OF_UNIT.items():
        image[group] = _rows(connection, f"SELECT {columns} FROM unit WHERE id = ?", unit)
    if not image["text"]:
        return None
    for table, columns in _OF_CHILDREN.items():
        query = f"SELECT {columns} FROM {table} WHERE unit = ? ORDER BY 1"
        image[table] = _rows(connection, query, unit)
    image["term_override"] = _overrides(connection, unit)
    return image


def difference(before: Image, after: Image) -> tuple[Image, Image]:
    """Return what differs between two images of one unit."""
    groups = [group for group in before if before[group] != after[group]]
    return {group: before[group] for group in groups}, {group: after[group] for group in groups}


def put_back(connection: sqlite3.Connection, unit: int, wanted: Image, expected: Image) -> bool:
    """Bring a unit to an image; groups that are not as ``expected`` any more are left alone.

    Returns:
        Whether every group could be put back.
    """
    found = take(connection, unit)
    if found is None:
        return False
    left = {group for group in wanted if found[group] != expected[group]}
    if "target" in left or "text" in left:
        left |= {group for group in wanted if group in _DEPENDENT}
    for group, rows in wanted.items():
        if group not in left:
            write(connection, unit, group, rows)
    return not left


def write(connection: sqlite3.Connection, unit: int, group: str, rows: Group) -> None:
    """Put the rows of a group in place of those a unit has."""
    if group in _OF_UNIT:
        names = ", ".join(f"{name} = ?" for name in _OF_UNIT[group].split(", "))
        connection.execute(f"UPDATE unit SET {names} WHERE id = ?", (*rows[0], unit))
    elif group in _OF_CHILDREN:
        connection.execute(f"DELETE FROM {group} WHERE unit = ?", (unit,))
        marks = ", ".join("?" for _ in _OF_CHILDREN[group].split(","))
        connection.executemany(
            f"INSERT INTO {group} (unit, {_OF_CHILDREN[group]}) VALUES (?, {marks})",
            ((unit, *row) for row in rows),
        )
    else:
        _decide(connection, unit, rows)


def _decide(connection: sqlite3.Connection, unit: int, wanted: Group) -> None:
    """Have exactly these overrides in force; a decision is withdrawn, never deleted."""
    found = _overrides(connection, unit)
    connection.executemany(
        "UPDATE term_override SET withdrawn = ? WHERE unit = ? AND entry = ? AND withdrawn = ''",
        ((now(), unit, row[0]) for row in found if row not in wanted),
    )
    connection.executemany(
        f"INSERT INTO term_override (unit, {_IN_FORCE}) VALUES (?, ?, ?, ?, ?)",
        ((unit, *row) for row in wanted if row not in found),
    )


def _overrides(connection: sqlite3.Connection, unit: int) -> Group:
    query = f"SELECT {_IN_FORCE} FROM term_override WHERE unit = ? AND withdrawn = '' ORDER BY 1"
    return _rows(connection, query, unit)


def _rows(connection: sqlite3.Connection, query: str, unit: int) -> Group:
    return tuple(tuple(row) for row in connection.execute(query, (unit,)))
