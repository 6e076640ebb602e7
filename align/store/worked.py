"""What a person made of each target: the confirmed one, and every version before it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from align.store.connection import snapshot
from align.store.rows import storable_name
from align.units import Origin

_PAGE = 500
_UNITS = (
    "SELECT u.document, u.number, u.id, d.name, u.source, u.target, u.who, u.changed,"
    " (SELECT k.pressed FROM keystroke k WHERE k.unit = u.id AND k.who = u.who), u.score,"
    " (SELECT json_extract(f.data, '$.score') FROM offer f WHERE f.unit = u.id"
    "  ORDER BY f.ordinal LIMIT 1), o.engine, o.revision, o.glossary, o.settings"
    " FROM unit u JOIN document d ON d.id = u.document LEFT JOIN origin o ON o.id = u.origin"
    " WHERE u.status = 'confirmed' AND (u.document, u.number) > (?, ?)"
)
_VERSIONS = (
    "SELECT h.unit, h.target, h.status, h.score, o.engine, o.revision, o.glossary, o.settings"
    " FROM history h JOIN unit u ON u.id = h.unit AND u.source = h.source"
    " LEFT JOIN origin o ON o.id = h.origin"
)


@dataclass(frozen=True, slots=True)
class Version:
    """A target that stood in a unit for a while."""

    target: str
    confirmed: bool
    score: float | None
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Worked:
    """A confirmed unit with what it was made from."""

    unit: int
    """Its identity."""
    document: str
    number: int
    source: str
    target: str
    who: str
    """Who confirmed it."""
    at: str
    """UTC time it was confirmed, ISO 8601."""
    offered: int | None
    """Per cent of the first match that a memory offered; None if there was none."""
    versions: tuple[Version, ...]
    """For the same source, oldest first; the last is the target as it stands."""
    keys: int | None = None
    """Keys with which they changed the text in the workbench; None where none was counted."""


def worked(connection: sqlite3.Connection, document: str | None) -> Iterator[Worked]:
    """Yield the confirmed units in document order, a page at a time."""
    query, values = _UNITS, []
    if document is not None:
        query += " AND d.name = ?"
        values.append(storable_name(document))
    query += f" ORDER BY u.document, u.number LIMIT {_PAGE}"
    place = (0, 0)
    while True:
        with snapshot(connection):
            rows = connection.execute(query, (*place, *values)).fetchall()
            found = _versions(connection, [row[2] for row in rows])
        for row in rows:
            unit, name, source, target, who, at, keys, score, offered = row[2:11]
            standing = Version(target, True, score, _origin(row[11:]))
            versions = (*found.get(unit, ()), standing)
            offer = None if offered is None else int(offered)
            yield Worked(unit, name, row[1], source, target, who, at, offer, versions, keys)
        if len(rows) < _PAGE:
            return
        place = (rows[-1][0], rows[-1][1])


def _versions(connection: sqlite3.Connection, units: list[int]) -> dict[int, list[Version]]:
    marks = ", ".join("?" * len(units))
    rows = connection.execute(f"{_VERSIONS} WHERE h.unit IN ({marks}) ORDER BY h.id", units)
    found: dict[int, list[Version]] = {}
    for unit, target, status, score, *origin in rows:
        made = Version(target, status == "confirmed", score, _origin(origin))
        found.setdefault(unit, []).append(made)
    return found


def _origin(values: list[str | None]) -> Origin | None:
    engine, *rest = values
    return None if engine is None else Origin(engine, *(one or "" for one in rest))
