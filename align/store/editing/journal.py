"""The journal of steps: what each one changed, so that it can be undone and done again.

A step is kept as the groups of units it changed, before and after (``images``). It lies in the
project file and is written in the transaction of the step itself, so undo outlives the process.
Nothing in it is the only place of anything confirmed: that is the history of the units.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from align.errors import ProjectError
from align.store import changes
from align.store.clock import now
from align.store.editing.images import Group, Image, difference, put_back, take
from align.store.editing.places import insert_behind, remove

KEPT = 1000
"""Steps that can be undone; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one unit in a step; None stands for a unit that is not there."""

    unit: int
    before: Image | None
    after: Image | None
    anchor: int = 0
    """The unit it stood behind, for one that came or went."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was undone, or done again."""

    name: str
    """Name of the command."""
    unit: int
    """The unit that was current then."""
    units: tuple[int, ...]
    """What was put back."""
    left: tuple[int, ...]
    """What something else has changed since, and stays as it is."""


def record(
    connection: sqlite3.Connection,
    name: str,
    unit: int,
    who: str,
    done: Sequence[Change],
    *,
    into: int = 0,
) -> int:
    """Write a step, or its new outcome ``into`` the last one; return its number.

    What was undone before cannot be done again after it.
    """
    connection.execute("DELETE FROM step WHERE undone")
    last = connection.execute("SELECT id, name, data FROM step ORDER BY id DESC LIMIT 1").fetchone()
    if into and last and last[:2] == (into, name):
        together = _continued(_read(last[2]), done)
        if not together:
            connection.execute("DELETE FROM step WHERE id = ?", (into,))
            return 0
        values = (_written(together), now(), into)
        connection.execute("UPDATE step SET data = ?, at = ? WHERE id = ?", values)
        return into
    written = connection.execute(
        "INSERT INTO step (name, unit, at, who, data) VALUES (?, ?, ?, ?, ?)",
        (name, unit, now(), who, _written(done)),
    )
    number = int(written.lastrowid or 0)
    connection.execute("DELETE FROM step WHERE id <= ?", (number - KEPT,))
    return number


def turn(connection: sqlite3.Connection, who: str, *, back: bool) -> Undone | None:
    """Undo the last step (``back``) or do the last undone one again; None if there is none.

    Raises:
        ProjectError: it split or joined segments that have been replaced since.
    """
    found = _next(connection, back=back)
    if found is None:
        return None
    number, name, unit, data = found
    done = _read(data)
    if back:
        done = [Change(c.unit, c.after, c.before, c.anchor) for c in reversed(done)]
    _check(connection, name, done)
    put: list[int] = []
    left: list[int] = []
    for change in done:
        changed = _apply(connection, change, who, "undo" if back else "redo")
        (put if changed else left).append(change.unit)
    connection.execute("UPDATE step SET undone = ? WHERE id = ?", (back, number))
    return Undone(name, unit, tuple(put), tuple(left))


def affected(connection: sqlite3.Connection, *, back: bool) -> list[int]:
    """Return the units that ``turn`` would change."""
    found = _next(connection, back=back)
    return [change.unit for change in _read(found[3])] if found else []


def _next(connection: sqlite3.Connection, *, back: bool) -> tuple[int, str, int, str] | None:
    order = "NOT undone ORDER BY id DESC" if back else "undone ORDER BY id"
    row = connection.execute(f"SELECT id, name, unit, data FROM step WHERE {order} LIMIT 1")
    found: tuple[int, str, int, str] | None = row.fetchone()
    return found


def forget(connection: sqlite3.Connection, *, back: bool) -> None:
    """Drop the step that ``turn`` would take, with those that build on it."""
    if back:
        connection.execute(
            "DELETE FROM step WHERE id >= (SELECT max(id) FROM step WHERE NOT undone)"
        )
    else:
        connection.execute("DELETE FROM step WHERE undone")


def waiting(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """Return the names of the steps that undo and redo would take, None where there is none."""
    undo, redo = _next(connection, back=True), _next(connection, back=False)
    return (undo[1] if undo else None, redo[1] if redo else None)


def _apply(connection: sqlite3.Connection, change: Change, who: str, what: str) -> bool:
    if change.after is None:
        changes.displace(connection, change.unit, who, what)
        remove(connection, change.unit)
    elif change.before is None:
        insert_behind(connection, change.anchor, change.unit, change.after)
    else:
        if "target" in change.after:
            changes.displace(connection, change.unit, who, what)
        return put_back(connection, change.unit, change.after, change.before)
    return True


def _check(connection: sqlite3.Connection, name: str, done: Sequence[Change]) -> None:
    """Let segments come and go only where everything around them is as the step left it."""
    if all(change.before is not None and change.after is not None for change in done):
        return
    for change in done:
        found = take(connection, change.unit)
        expected = change.before
        same = found is None if expected is None else found is not None
        if found is not None and expected is not None:
            same = all(found[group] == rows for group, rows in expected.items())
        if not same:
            raise ProjectError(
                f"'{name}' cannot be taken back or repeated, its segments were changed since",
                hint="split or join them anew",
            )


def _continued(first: Sequence[Change], then: Sequence[Change]) -> list[Change]:
    """Make one step of two, where neither makes a unit come or go."""
    merged = {change.unit: change for change in first}
    for change in then:
        old = merged.get(change.unit)
        before = {**(change.before or {}), **((old.before if old else None) or {})}
        after = {**((old.after if old else None) or {}), **(change.after or {})}
        merged[change.unit] = Change(change.unit, *difference(before, after))
    return [change for change in merged.values() if change.before or change.after]


def _written(done: Sequence[Change]) -> str:
    return json.dumps(
        [[c.unit, c.before, c.after, c.anchor] for c in done],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _read(data: str) -> list[Change]:
    return [
        Change(unit, _image(before), _image(after), anchor)
        for unit, before, after, anchor in json.loads(data)
    ]


def _image(found: dict[str, list[list[str | int | float | None]]] | None) -> Image | None:
    if found is None:
        return None
    image: dict[str, Group] = {
        group: tuple(tuple(row) for row in rows) for group, rows in found.items()
    }
    return image
