"""The project file as a person at work needs it; made by ``Project.desk``."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from math import exp
from pathlib import Path

from align.errors import ProjectError, SettingsError
from align.store.connection import snapshot, transaction
from align.store.editing import journal
from align.store.editing.criteria import TABLES, AllOf, Query, Where
from align.store.editing.finding import Finder
from align.store.editing.images import take
from align.store.editing.journal import Undone
from align.store.editing.lines import Line, lines
from align.store.editing.places import next_of
from align.store.editing.step import Step, Weight, weight
from align.store.failures import told
from align.text import word_count
from align.units import Status

EVERYTHING = AllOf()
Volume = dict[Status, tuple[int, int]]
"""Segments and words of each status."""


class Order(StrEnum):
    """How selected units are put in order."""

    DOCUMENT = "document"
    DOUBT = "doubt"
    """What a person has not confirmed first, least sure first, what nobody rated after it."""


_DOUBT = "coalesce(u.confidence, align_likelihood(u.score))"
_ORDERS = {
    Order.DOCUMENT: "u.document, u.number",
    Order.DOUBT: f"u.status = 'confirmed', {_DOUBT} IS NULL, {_DOUBT}, u.document, u.number",
}


class Desk:
    """Steps that can be undone, selections by any criterion, and lines for a grid.

    Every method raises ``ProjectError`` or ``StorageError`` with one sentence when the file
    fails it. It is used from the thread that opened the project.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._volume: Volume | None = None
        self._version = -1
        connection.create_function("align_words", 1, word_count, deterministic=True)
        connection.create_function("align_likelihood", 1, _likelihood, deterministic=True)

    @contextmanager
    def step(self, name: str, unit: int, who: str, *, into: int = 0) -> Iterator[Step]:
        """Make everything done to the yielded step one transaction and one entry of the journal.

        Args:
            name: of the command.
            unit: the current one, for undo to come back to.
            who: the person.
            into: number of the last step, if this one only goes on with it.

        Raises:
            ProjectError: a unit is not there; nothing is changed.
        """
        with told(self._path), transaction(self._connection):
            step = Step(self._connection, str(self._path), who)
            yield step
            done = step.changes()
            if done:
                step.number = journal.record(self._connection, name, unit, who, done, into=into)
            touched = step.touched()
            after = self._weights(touched)
        self._count(touched, after)

    def undo(self, who: str) -> Undone | None:
        """Take the last step back; None if there is none.

        Raises:
            ProjectError: it cannot be undone any more, and is forgotten.
        """
        return self._turn(who, back=True)

    def redo(self, who: str) -> Undone | None:
        """Do the step again that was undone last; None if there is none.

        Raises:
            ProjectError: it cannot be done again, and is forgotten.
        """
        return self._turn(who, back=False)

    def waiting(self) -> tuple[str | None, str | None]:
        """Return the names of the steps that undo and redo would take."""
        with told(self._path):
            return journal.waiting(self._connection)

    def select(self, where: Where = EVERYTHING, order: Order = Order.DOCUMENT) -> "array[int]":
        """Return the identities of the units that meet a criterion.

        Raises:
            SettingsError: a regular expression is none, or takes too long.
        """
        if where == EVERYTHING and order is Order.DOCUMENT:
            query = "SELECT id FROM unit ORDER BY document, number"
            with told(self._path):
                return array("q", (row[0] for row in self._connection.execute(query)))
        found = self._chosen("u.id", where, f"ORDER BY {_ORDERS[order]}")
        return array("q", (identity for (identity,) in found))

    def count(self, where: Where = EVERYTHING) -> int:
        """Return how many units meet a criterion.

        Raises:
            SettingsError: a regular expression is none, or takes too long.
        """
        ((number,),) = self._chosen("count(*)", where)
        return number

    def lines(self, identities: Sequence[int]) -> list[Line]:
        """Return the lines of some units, in the order asked for; one that is gone is left out."""
        with told(self._path):
            return lines(self._connection, identities)

    def typed(self, unit: int) -> str | None:
        """Return the text that was typed in a unit and not confirmed, None if there is none."""
        query = "SELECT text FROM typed WHERE unit = ?"
        with told(self._path):
            row = self._connection.execute(query, (unit,)).fetchone()
        return str(row[0]) if row else None

    def locked(self, unit: int) -> bool:
        """Say whether a unit is locked."""
        query = "SELECT 1 FROM mark WHERE unit = ? AND locked"
        with told(self._path):
            return self._connection.execute(query, (unit,)).fetchone() is not None

    def next_of(self, unit: int) -> int | None:
        """Return the unit behind another one in its document, None at the end."""
        with told(self._path):
            return next_of(self._connection, unit)

    def numbered(self, number: int, document: str) -> int | None:
        """Return the unit of a number in a document, None if there is none."""
        query = (
            "SELECT u.id FROM unit u JOIN document d ON d.id = u.document"
            " WHERE d.name = ? AND u.number = ?"
        )
        with told(self._path):
            row = self._connection.execute(query, (document, number)).fetchone()
        return int(row[0]) if row else None

    def alike(self, source: str) -> "array[int]":
        """Return the units with exactly this source, in document order."""
        query = "SELECT id FROM unit WHERE source = ? ORDER BY document, number"
        with told(self._path):
            return array("q", (row[0] for row in self._connection.execute(query, (source,))))

    def released(self, unit: int) -> dict[str, str]:
        """Return the terms that a person has released in a unit, with the reasons."""
        query = "SELECT entry, reason FROM term_override WHERE unit = ? AND withdrawn = ''"
        with told(self._path):
            return dict(self._connection.execute(query, (unit,)).fetchall())

    def version(self) -> int:
        """Return a number that changes when another connection has written to the project."""
        with told(self._path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def volume(self) -> Volume:
        """Return segments and words of each status; all sources are read once, then kept count.

        The first call takes some 0.3 s for 100,000 segments, later ones nothing.
        """
        version = self.version()
        if self._volume is None or version != self._version:
            query = "SELECT status, count(*), sum(align_words(source)) FROM unit GROUP BY status"
            with told(self._path):
                rows = self._connection.execute(query).fetchall()
            found = {Status(name): (segments, words) for name, segments, words in rows}
            self._volume, self._version = dict.fromkeys(Status, (0, 0)) | found, version
        return dict(self._volume)

    def _chosen(self, what: str, where: Where, tail: str = "") -> list[tuple[int]]:
        query = Query()
        condition = where.condition(query)
        failed: list[SettingsError] = []
        for finder in query.finders:
            _ = finder.pattern  # says at once what is no regular expression

        def found(number: int, text: str) -> bool:
            return not failed and _found(query.finders[number], text, failed)

        with told(self._path), snapshot(self._connection):
            self._connection.create_function("align_found", 2, found)
            rows = self._connection.execute(
                f"SELECT {what} FROM {TABLES} WHERE {condition} {tail}", query.values
            ).fetchall()
        if failed:
            raise failed[0]
        return rows

    def _turn(self, who: str, *, back: bool) -> Undone | None:
        with told(self._path):
            try:
                with transaction(self._connection):
                    affected = journal.affected(self._connection, back=back)
                    before = self._weights(affected)
                    undone = journal.turn(self._connection, who, back=back)
                    after = self._weights(affected)
            except ProjectError:
                with transaction(self._connection):
                    journal.forget(self._connection, back=back)
                raise
        self._count(before, after)
        return undone

    def _weights(self, units: Iterable[int]) -> dict[int, Weight | None]:
        if self._volume is None:
            return {}
        return {unit: weight(take(self._connection, unit)) for unit in units}

    def _count(self, before: dict[int, Weight | None], after: dict[int, Weight | None]) -> None:
        """Bring the volume up to what a step has changed."""
        if self._volume is None:
            return
        for sign, weights in ((-1, before.values()), (1, after.values())):
            for status, source in _there(weights):
                segments, words = self._volume[status]
                self._volume[status] = (segments + sign, words + sign * word_count(source))


def _there(weights: Iterable[Weight | None]) -> Iterator[Weight]:
    return (one for one in weights if one is not None)


def _found(finder: Finder, text: str, failed: list[SettingsError]) -> bool:
    # An exception would come out of SQLite without its message.
    try:
        return finder.found_in(text)
    except SettingsError as error:
        failed.append(error)
        return False


def _likelihood(score: float | None) -> float | None:
    return None if score is None else exp(min(score, 0.0))
