"""Everything that changes a memory, inside a transaction of the caller."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from align.store.clock import now
from align.store.memory.records import Stored, Translated
from align.store.memory.rows import COLUMNS, row_of
from align.store.rows import Value, storable, storable_name
from align.units import Origin

_MARKS = ", ".join("?" * (COLUMNS.count(",") + 1))
_INSERT = f"INSERT OR IGNORE INTO unit (generation, {COLUMNS}) VALUES (?, {_MARKS})"
_SET = ", ".join(f"{name} = ?" for name in COLUMNS.split(", "))

OriginOf = Callable[[Origin | None], int | None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the units that a memory was given."""

    added: int
    known: int
    """Units that the memory had already, equal in everything they say."""


def begin(connection: sqlite3.Connection, what: str, name: str = "") -> int:
    """Begin a new generation and return its number."""
    values = (now(), what, storable_name(name))
    cursor = connection.execute("INSERT INTO batch (at, what, name) VALUES (?, ?, ?)", values)
    return int(cursor.lastrowid or 0)


def add(connection: sqlite3.Connection, units: Iterable[Translated], name: str) -> Added:
    """Write units that are not there yet; they are consumed one by one."""
    generation = begin(connection, "add", name)
    origin_of = _origins(connection)
    seen = 0

    def rows() -> "Iterable[tuple[object, ...]]":
        nonlocal seen
        for unit in units:
            seen += 1
            yield (generation, *row_of(unit, origin_of))

    cursor = connection.executemany(_INSERT, rows())
    added = max(cursor.rowcount, 0)
    if not added:
        connection.execute("DELETE FROM batch WHERE generation = ?", (generation,))
    return Added(added, seen - added)


def edit(connection: sqlite3.Connection, before: Stored, unit: Translated) -> bool:
    """Put a unit in the place of another; return False if the memory has just this one."""
    row = row_of(unit, _origins(connection))
    (double,) = connection.execute(
        "SELECT count(*) FROM unit WHERE digest = ?", (row[0],)
    ).fetchone()
    if double:
        return False
    generation = begin(connection, "edit")
    connection.execute(
        "INSERT INTO gone (unit, generation, what, old) VALUES (?, ?, 'edited', ?)",
        (before.identity, generation, _old(before.unit)),
    )
    _write(connection, before.identity, row, generation)
    return True


def overwrite(
    connection: sqlite3.Connection, identity: int, unit: Translated, generation: int
) -> None:
    """Put a unit in the place of one that says no more; one that says just this goes."""
    row = row_of(unit, _origins(connection))
    double = connection.execute("SELECT id FROM unit WHERE digest = ?", (row[0],)).fetchone()
    if double is not None and double[0] != identity:
        remove(connection, double[0], generation, "merged")
    _write(connection, identity, row, generation)


def _write(
    connection: sqlite3.Connection, identity: int, row: tuple[bytes | Value, ...], generation: int
) -> None:
    connection.execute(
        f"UPDATE unit SET generation = ?, {_SET} WHERE id = ?", (generation, *row, identity)
    )


def delete(connection: sqlite3.Connection, gone: Iterable[Stored]) -> int:
    """Take units out and return how many; what they said stays in the file."""
    generation = begin(connection, "delete")
    count = 0
    for one in gone:
        remove(connection, one.identity, generation, "deleted", _old(one.unit))
        count += 1
    return count


def remove(
    connection: sqlite3.Connection, identity: int, generation: int, what: str, old: str = ""
) -> None:
    """Take one unit out and note that it went."""
    connection.execute(
        "INSERT INTO gone (unit, generation, what, old) VALUES (?, ?, ?, ?)",
        (identity, generation, what, old),
    )
    connection.execute("DELETE FROM unit WHERE id = ?", (identity,))


def _old(unit: Translated) -> str:
    said = {
        "source": unit.source,
        "target": unit.target,
        "languages": [unit.source_language, unit.target_language],
        "codes": unit.codes,
        "props": unit.props,
        "notes": unit.notes,
        "author": unit.author,
        "created": unit.created,
        "changed": unit.changed,
        "document": unit.document,
        "before": unit.before,
        "after": unit.after,
        "key": unit.key,
        "status": unit.status,
    }
    return storable(json.dumps(said, ensure_ascii=False))


def _origins(connection: sqlite3.Connection) -> OriginOf:
    """Return a function that finds or writes the identity of an origin."""
    known: dict[Origin, int] = {}

    def identity(origin: Origin | None) -> int | None:
        if origin is None:
            return None
        if origin not in known:
            known[origin] = _origin(connection, origin)
        return known[origin]

    return identity


def _origin(connection: sqlite3.Connection, origin: Origin) -> int:
    values = tuple(
        map(storable, (origin.engine, origin.revision, origin.glossary, origin.settings))
    )
    connection.execute(
        "INSERT OR IGNORE INTO origin (engine, revision, glossary, settings) VALUES (?, ?, ?, ?)",
        values,
    )
    (found,) = connection.execute(
        "SELECT id FROM origin WHERE engine = ? AND revision = ? AND glossary = ? AND settings = ?",
        values,
    ).fetchone()
    return int(found)
