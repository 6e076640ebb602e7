"""The project file as the rest of the house sees it."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from align.errors import ProjectError
from align.store import (
    bitexts,
    changes,
    documents,
    notes,
    offers,
    overrides,
    ratings,
    reading,
    suppressions,
    worked,
)
from align.store.bitexts import Bitext
from align.store.clock import now
from align.store.connection import PATIENCE_SECONDS, connect, make_durable, snapshot, transaction
from align.store.editing.desk import Desk
from align.store.editing.linking import Linking, Ordered
from align.store.failures import told
from align.store.memory.matching.match import Match
from align.store.memory.matching.score import EXACT
from align.store.migrations import migrate, version_of
from align.store.ratings import Rating
from align.store.records import DocumentRecord, HistoryEntry, Override
from align.store.rows import storable, storable_name
from align.store.suppressions import Suppression
from align.store.worked import Worked
from align.units import Draft, Origin, Outcome, Removed, Segment, Status, TermUse, Unit


class Project:
    """One SQLite file that holds documents, their units and how these came to be.

    Each method that writes is one transaction, on the disk when it returns: a process killed at
    any moment leaves the file as it was before the call or after it. Every method raises
    ``ProjectError`` or ``StorageError`` with one sentence when the file fails it. A project is
    used from the thread that opened it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        patience: float = PATIENCE_SECONDS,
    ) -> Self:
        """Open a project, bringing an older file to the present schema.

        Args:
            path: the project file.
            create: make a new project if there is none.
            read_only: write nothing, not even a newer schema.
            patience: seconds to wait for another process that is writing.

        Raises:
            ProjectError: there is no project, the file is something else, newer than this
                program, locked, or cannot be written here.
            StorageError: the file is damaged or the disk failed.
        """
        with told(path):
            connection = connect(path, create=create, read_only=read_only, patience=patience)
            try:
                version_of(connection, path, create=create)
                if not read_only:
                    make_durable(connection)
                migrate(connection, path, create=create, read_only=read_only)
            except BaseException:
                connection.close()
                raise
        project = cls(path, connection)
        if create and project.fact("created") is None:
            project.set_fact("created", now())
        return project

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with told(self.path), transaction(self._connection):
            yield self._connection

    def set_fact(self, key: str, value: str) -> None:
        """Remember a fact about the project, such as a language."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (storable_name(key), storable(value))
            )

    def fact(self, key: str) -> str | None:
        """Return a fact, None if it was never set."""
        with told(self.path):
            row = self._connection.execute(
                "SELECT value FROM meta WHERE key = ?", (storable_name(key),)
            ).fetchone()
        return str(row[0]) if row else None

    def documents(self) -> Iterator[DocumentRecord]:
        """Yield the documents in the order they were first added."""
        with told(self.path):
            yield from documents.documents(self._connection)

    def document(self, name: str) -> DocumentRecord | None:
        """Return one document, None if the project has none of that name."""
        with told(self.path):
            return documents.document(self._connection, name)

    def add_document(
        self,
        record: DocumentRecord,
        segments: Iterable[Segment],
        removed: Iterable[Removed] | Callable[[], Iterable[Removed]] = (),
    ) -> int:
        """Add a document, or replace the one of that name, and return its number of segments.

        Segments are consumed one by one while the transaction is open; an error they raise
        leaves the project as it was. ``removed`` is looked at after the last segment, so it may
        be a list that is filled meanwhile. When a document is replaced, a unit whose source text
        is still there keeps its identity and everything known of its translation; the target of
        a unit that goes is kept in the history (see ``dropped``).
        """
        with self._writing() as connection:
            return documents.add(connection, record, segments, removed)

    def removed(self, document: str) -> Iterator[Removed]:
        """Yield what clean-up took out of a document."""
        with told(self.path):
            yield from documents.removed(self._connection, document)

    def units(
        self,
        *,
        document: str | None = None,
        status: Iterable[Status] | None = None,
        after: int = 0,
    ) -> Iterator[Unit]:
        """Yield units in document order, with their terms, in constant memory.

        The project may be written to while the units are consumed: a page of units shows one
        state, a later page what has been written since.

        Args:
            document: only the units of this document.
            status: only units with one of these.
            after: identity of the unit to start behind.
        """
        with told(self.path):
            yield from reading.units(
                self._connection, document=document, status=status, after=after
            )

    def unit(self, identity: int) -> Unit | None:
        """Return one unit, None if it is not there."""
        with told(self.path):
            return reading.unit(self._connection, identity)

    def count(self, *, document: str | None = None) -> Mapping[Status, int]:
        """Return how many units have each status, 0 where there is none."""
        with told(self.path):
            return reading.count(self._connection, document)

    def outcomes(self, *, document: str | None = None) -> Mapping[tuple[Outcome, str], int]:
        """Return how many term occurrences ended in each outcome on each rung."""
        with told(self.path):
            return reading.outcomes(self._connection, document)

    def repeated(self, document: str) -> Mapping[str, int | None]:
        """Return the source texts that a document has more than once.

        With each comes the identity of a unit of it whose target a person confirmed (the one
        confirmed last), or None.
        """
        with told(self.path):
            return reading.repeated(self._connection, document)

    def offer(self, matches: Mapping[int, Sequence[Match]]) -> None:
        """Keep matches of a memory with their units, in place of what was offered before."""
        with self._writing() as connection:
            offers.write(connection, matches)

    def fuzzy_kept(self, unit: Unit) -> int:
        """Return the per cent of the fuzzy match that a confirmed target is, word for word.

        0 if it is none, or not only that: an identical source had the same target.
        """
        if unit.status is not Status.CONFIRMED:
            return 0
        same = [one for one in self.offers(unit.identity) if one.target == unit.target]
        exact = any(one.score + one.penalty >= EXACT for one in same)
        return 0 if exact else max((one.score for one in same), default=0)

    def offers(self, identity: int) -> Sequence[Match]:
        """Return the matches that are offered to a unit, best first."""
        with told(self.path):
            return offers.read(self._connection, identity)

    def term_counts(self, *, document: str | None = None) -> Mapping[tuple[str, Outcome, str], int]:
        """Return how many occurrences of each entry ended in each outcome on each rung."""
        with told(self.path):
            return reading.term_counts(self._connection, document)

    def override(self, identity: int, entry: str, who: str, *, reason: str = "") -> None:
        """Release the occurrences of a term in a unit from the term base, until withdrawn.

        Whatever is drafted later stands under the decision as well, and the unit's verdicts on
        the term read ``Outcome.OVERRIDDEN``.

        Raises:
            ProjectError: there is no such unit.
        """
        with self._writing() as connection:
            if not overrides.override(connection, identity, entry, reason, who):
                raise self._no_unit(identity)

    def withdraw(self, identity: int, entry: str) -> bool:
        """Take an override back; return False if there was none."""
        with self._writing() as connection:
            return overrides.withdraw(connection, identity, entry)

    def overrides(self, *, document: str | None = None) -> Iterator[Override]:
        """Yield the overrides in force, in document order."""
        with told(self.path):
            yield from overrides.overrides(self._connection, document)

    def suppress(self, identity: int, check: str, who: str, *, reason: str) -> None:
        """Let a unit's target, as it is now, pass a check, until withdrawn.

        Raises:
            ProjectError: there is no such unit.
        """
        with self._writing() as connection:
            if not suppressions.suppress(connection, identity, check, reason, who):
                raise self._no_unit(identity)

    def unsuppress(self, identity: int, check: str) -> bool:
        """Take a suppression back; return False if there was none."""
        with self._writing() as connection:
            return suppressions.unsuppress(connection, identity, check)

    def suppressions(self, *, document: str | None = None) -> Iterator[Suppression]:
        """Yield the suppressions that hold for the targets as they are now."""
        with told(self.path):
            yield from suppressions.suppressions(self._connection, document)

    def save(self, drafts: Iterable[Draft], *, who: str = "machine") -> int:
        """Write a batch of drafts and return how many were taken.

        A confirmed unit keeps what it has; so does one that is gone since it was read. The
        batch is one commit: some dozens of drafts or more make the disk's part negligible.
        """
        with self._writing() as connection:
            return changes.save(connection, drafts, who)

    def rate(self, rated: Iterable[Rating]) -> int:
        """Write how good drafts are likely to be and return how many were taken.

        A unit that is confirmed or has another target by now keeps what it has.
        """
        with self._writing() as connection:
            return ratings.rate(connection, rated)

    def confirm(
        self, identity: int, target: str, who: str, *, terms: Sequence[TermUse] | None = None
    ) -> None:
        """Write what a person has read and approved.

        Args:
            identity: the unit.
            target: its translation.
            who: the person.
            terms: verdicts on the terms of this target; None keeps those of an unchanged one.

        Raises:
            ProjectError: there is no such unit.
        """
        with self._writing() as connection:
            if not changes.confirm(connection, identity, target, who, terms):
                raise self._no_unit(identity)

    def desk(self) -> Desk:
        """Return what a person at work needs: steps with undo, selections, lines of a grid."""
        return Desk(self.path, self._connection)

    def annotate(self, identity: int, note: str) -> None:
        """Write a note in place of the one that a unit has; its target stays as it is.

        Raises:
            ProjectError: there is no such unit.
        """
        with self._writing() as connection:
            if not notes.annotate(connection, identity, note):
                raise self._no_unit(identity)

    def _no_unit(self, identity: int) -> ProjectError:
        return ProjectError(
            f"there is no unit {identity}",
            where=str(self.path),
            hint="list the units again, its document may have been replaced",
        )

    def write_bitext(
        self,
        record: DocumentRecord,
        bitext: Bitext,
        made: Origin,
        who: str,
        *,
        removed: Iterable[Removed] = (),
    ) -> None:
        """Write how two documents are aligned, in place of what ``record`` held.

        Each link with a source is a unit of the document: a draft of ``made``, or confirmed by
        ``who`` where the link is pinned. A target that a person has worded otherwise since its
        link was made stays.
        """
        with self._writing() as connection:
            bitexts.write(connection, record, bitext, made, who, removed)

    def bitext(self, document: str) -> Bitext | None:
        """Return how a document is aligned, None if it is not."""
        with told(self.path), snapshot(self._connection):
            return bitexts.read(self._connection, document)

    def bitexts(self) -> Sequence[str]:
        """Return the names of the documents that are aligned."""
        with told(self.path):
            return bitexts.names(self._connection)

    def linking(self, document: str, order: Ordered) -> Linking:
        """Return what changes the links of an aligned document step by step, with undo.

        Args:
            document: its name.
            order: brings links into the order of reading.
        """
        return Linking(self.path, self._connection, document, order)

    def history(self, identity: int) -> Iterator[HistoryEntry]:
        """Yield what stood in a unit before, oldest first."""
        with told(self.path):
            yield from changes.history(self._connection, identity)

    def worked(self, *, document: str | None = None) -> Iterator[Worked]:
        """Yield the confirmed units in document order, with what each was made from."""
        with told(self.path):
            yield from worked.worked(self._connection, document)

    def dropped(self, document: str) -> Iterator[HistoryEntry]:
        """Yield the targets whose segments went when their document was replaced."""
        with told(self.path):
            yield from changes.dropped(self._connection, document)
