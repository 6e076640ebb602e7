"""Change the links of an aligned document step by step, with undo; made by ``Project.linking``.

A step is kept as the links and the groups of units it changed, before and after, in the
transaction that changes them: undo outlives the process. A step costs what it changes and a look
at all links, not a look at all texts.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from align.errors import ProjectError
from align.store.bitexts import Link, links_of
from align.store.clock import now
from align.store.connection import transaction
from align.store.editing.images import Image
from align.store.editing.journal import Change
from align.store.editing.relinking import By, Pair, Relinking, pair, renumber
from align.store.failures import told
from align.store.rows import storable_name
from align.units import Origin

KEPT = 1000
"""Steps of a document that can be undone; older ones are forgotten."""

Ordered = Callable[[Iterable[Link]], list[Link]]
"""Brings links into the order of reading."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a step did."""

    name: str
    links: tuple[Link, ...]
    """All links as they stand now, in the order of reading."""
    come: tuple[Link, ...]
    """Those that were not there before."""
    left: tuple[int, ...] = ()
    """Units that something else has changed since and that stay as they are."""


@dataclass(frozen=True, slots=True)
class _Step:
    gone: tuple[Link, ...]
    come: tuple[Link, ...]
    units: tuple[Change, ...]

    def turned(self) -> "_Step":
        back = reversed(self.units)
        return _Step(self.come, self.gone, tuple(Change(c.unit, c.after, c.before) for c in back))


class Linking:
    """The links of one document.

    Every method raises ``ProjectError`` or ``StorageError`` with one sentence when the file
    fails it, and then has changed nothing. It is used from the thread that opened the project.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, document: str, order: Ordered
    ) -> None:
        self._path = path
        self._connection = connection
        self._name = document
        self._order = order
        # Spares the next step the reading of all links; taken over once they are on the disk.
        self._held: tuple[tuple[int, int], int, tuple[Link, ...]] | None = None

    def links(self) -> tuple[Link, ...]:
        """Return all links in the order of reading."""
        with told(self._path):
            return self._present()[1]

    def change(
        self,
        name: str,
        links: Sequence[Link],
        who: str,
        made: Origin,
        *,
        expected: Sequence[Link] | None = None,
    ) -> Relinked:
        """Put these links, in any order, in place of those that are there; one step.

        A link that is pinned confirms its unit, another one makes it a draft of ``made``; a unit
        that a person has confirmed in another wording stays while its link joins the same.

        Args:
            name: of the command.
            links: all links of the document.
            who: the person.
            made: origin of drafts.
            expected: the links as the person has seen them; None: whatever is there.

        Raises:
            ProjectError: the links are not as expected or do not hold each sentence once, or a
                segment is locked.
        """
        with told(self._path), transaction(self._connection):
            document, present = self._present()
            if expected is not None and present != tuple(expected):
                raise self._overtaken()
            gone, come = _difference(present, links)
            self._check(gone, come)
            work = Relinking(self._connection, document, self._name, By(who, name, made))
            units, changes = work.exchange(gone, come)
            come = [replace(link, unit=units.get(pair(link))) for link in come]
            step = _Step(tuple(gone), tuple(come), tuple(changes))
            ordered = self._exchange(document, present, step)
            if gone or come:
                self._record(document, name, who, step)
            held = (self._state(), document, ordered)
        self._held = held
        return Relinked(name, ordered, step.come)

    def undo(self, who: str) -> Relinked | None:
        """Take the last step back; None if there is none.

        Raises:
            ProjectError: its links were changed otherwise since, and it is forgotten.
        """
        return self._turn(who, back=True)

    def redo(self, who: str) -> Relinked | None:
        """Do the step again that was undone last; None if there is none.

        Raises:
            ProjectError: its links were changed otherwise since, and it is forgotten.
        """
        return self._turn(who, back=False)

    def waiting(self) -> tuple[str | None, str | None]:
        """Return the names of the steps that undo and redo would take."""
        with told(self._path):
            document = self._document()
            undo, redo = (self._next(document, back=back) for back in (True, False))
        return (undo[1] if undo else None, redo[1] if redo else None)

    def _turn(self, who: str, *, back: bool) -> Relinked | None:
        with told(self._path):
            try:
                with transaction(self._connection):
                    document, done = self._turned(who, back=back)
                    state = self._state()
            except ProjectError:
                with transaction(self._connection):
                    self._forget(back=back)
                raise
        if done is not None:
            self._held = (state, document, done.links)
        return done

    def _turned(self, who: str, *, back: bool) -> tuple[int, Relinked | None]:
        document, present = self._present()
        found = self._next(document, back=back)
        if found is None:
            return document, None
        number, name, data = found
        step = _read(data).turned() if back else _read(data)
        if not set(step.gone) <= set(present):
            raise ProjectError(
                f"'{name}' cannot be taken back or repeated, its beads were changed since",
                where=str(self._path),
                hint="put them right anew",
            )
        by = By(who, "undo" if back else "redo", Origin(""))
        left = Relinking(self._connection, document, self._name, by).apply(step.units)
        ordered = self._exchange(document, present, step)
        self._connection.execute("UPDATE bead_step SET undone = ? WHERE id = ?", (back, number))
        return document, Relinked(name, ordered, step.come, tuple(left))

    def _exchange(self, document: int, present: Sequence[Link], step: _Step) -> tuple[Link, ...]:
        """Write the links of a step, and number the units as the links stand."""
        gone = {pair(link) for link in step.gone}
        stays = [link for link in present if (link.source, link.target) not in gone]
        ordered = self._order([*stays, *step.come])
        _write_beads(self._connection, document, present, ordered)
        units = [link.unit for link in ordered if link.unit is not None]
        renumber(self._connection, document, units)
        return tuple(ordered)

    def _document(self) -> int:
        row = self._connection.execute(
            "SELECT id FROM document WHERE name = ?", (storable_name(self._name),)
        ).fetchone()
        if row is None:
            raise ProjectError(
                f"document {self._name!r} is gone", where=str(self._path), hint="align it again"
            )
        return int(row[0])

    def _present(self) -> tuple[int, tuple[Link, ...]]:
        if self._held is None or self._held[0] != self._state():
            document = self._document()
            return document, links_of(self._connection, document)
        return self._held[1:]

    def _state(self) -> tuple[int, int]:
        """Return what changes with every writing to the project, ours and others'."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return version, self._connection.total_changes

    def _check(self, gone: Sequence[Link], come: Sequence[Link]) -> None:
        for side in (0, 1):
            held = sorted(place for link in gone for place in pair(link)[side])
            if held != sorted(place for link in come for place in pair(link)[side]):
                raise self._overtaken()

    def _overtaken(self) -> ProjectError:
        return ProjectError(
            f"the beads of {self._name} were changed by another session",
            where=str(self._path),
            hint="look at them again",
        )

    def _record(self, document: int, name: str, who: str, step: _Step) -> None:
        connection = self._connection
        connection.execute("DELETE FROM bead_step WHERE document = ? AND undone", (document,))
        connection.execute(
            "INSERT INTO bead_step (document, name, at, who, data) VALUES (?, ?, ?, ?, ?)",
            (document, name, now(), who, _written(step)),
        )
        connection.execute(
            "DELETE FROM bead_step WHERE document = ? AND id <= (SELECT id FROM bead_step"
            " WHERE document = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (document, document, KEPT),
        )

    def _next(self, document: int, *, back: bool) -> tuple[int, str, str] | None:
        order = "NOT undone ORDER BY id DESC" if back else "undone ORDER BY id"
        found: tuple[int, str, str] | None = self._connection.execute(
            f"SELECT id, name, data FROM bead_step WHERE document = ? AND {order} LIMIT 1",
            (document,),
        ).fetchone()
        return found

    def _forget(self, *, back: bool) -> None:
        """Drop the step that ``turn`` would take, with those that build on it."""
        document = self._document()
        kept = "id < (SELECT max(id) FROM bead_step WHERE document = ? AND NOT undone)"
        condition = f"NOT {kept}" if back else "undone"
        values = (document, document) if back else (document,)
        self._connection.execute(
            f"DELETE FROM bead_step WHERE document = ? AND {condition}", values
        )


_Key = tuple[Pair, bool, float]


def _key(link: Link) -> _Key:
    return pair(link), link.pinned, link.confidence


def _difference(before: Sequence[Link], after: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """Return what is only in the one and what is only in the other, apart from their units."""
    # Nearly all links are the very same objects; comparing the rest by content is enough.
    here, there = {id(link) for link in before}, {id(link) for link in after}
    gone = [link for link in before if id(link) not in there]
    come = [link for link in after if id(link) not in here]
    old, new = {_key(link) for link in gone}, {_key(link) for link in come}
    return (
        [link for link in gone if _key(link) not in new],
        [link for link in come if _key(link) not in old],
    )


def _write_beads(
    connection: sqlite3.Connection, document: int, before: Sequence[Link], after: Sequence[Link]
) -> None:
    """Write the rows between what begins and what ends both lists alike; the rest moves along."""
    shorter = min(len(before), len(after))
    same = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = shorter - same
    end = next((i for i in range(tail) if before[-1 - i] != after[-1 - i]), tail)
    last, by = len(before) - end, len(after) - len(before)
    connection.execute(
        "DELETE FROM bead WHERE document = ? AND number > ? AND number <= ?",
        (document, same, last),
    )
    if by:
        # Numbers are unique at every moment, so they step aside first.
        connection.execute(
            "UPDATE bead SET number = -number WHERE document = ? AND number > ?", (document, last)
        )
        connection.execute(
            "UPDATE bead SET number = ? - number WHERE document = ? AND number < 0", (by, document)
        )
    rows = enumerate(after[same : len(after) - end], same + 1)
    connection.executemany(
        "INSERT INTO bead VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((document, number, *_row(link)) for number, link in rows),
    )


def _row(link: Link) -> tuple[str | float | bool | int | None, ...]:
    source, target = json.dumps(link.source), json.dumps(link.target)
    return source, target, link.confidence, link.pinned, link.unit


def _written(step: _Step) -> str:
    links = [
        [[*pair(k), k.confidence, k.pinned, k.unit] for k in s] for s in (step.gone, step.come)
    ]
    units = [[c.unit, c.before, c.after] for c in step.units]
    return json.dumps([*links, units], ensure_ascii=False, separators=(",", ":"))


def _read(data: str) -> _Step:
    gone, come, units = json.loads(data)
    return _Step(
        tuple(_link(*one) for one in gone),
        tuple(_link(*one) for one in come),
        tuple(Change(unit, _image(before), _image(after)) for unit, before, after in units),
    )


def _link(
    source: list[int], target: list[int], confidence: float, pinned: bool, unit: int | None
) -> Link:
    return Link(tuple(source), tuple(target), confidence, pinned, unit)


def _image(found: dict[str, list[list[str | int | float | None]]] | None) -> Image | None:
    if found is None:
        return None
    return {group: tuple(tuple(row) for row in rows) for group, rows in found.items()}
