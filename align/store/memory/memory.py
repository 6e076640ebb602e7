"""The memory file as the rest of the house sees it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from align.errors import ProjectError
from align.store.connection import PATIENCE_SECONDS, connect, make_durable, transaction
from align.store.failures import told
from align.store.memory import changes, counting, dedupe, reading, texts
from align.store.memory.changes import Added
from align.store.memory.counting import Stats
from align.store.memory.dedupe import Deduped
from align.store.memory.records import Stored, Translated
from align.store.memory.schema import APPLICATION_ID, NOUN, STEPS
from align.store.memory.texts import Side
from align.store.migrations import migrate, version_of
from align.store.rows import storable, storable_name
from align.units import Status


class Memory:
    """One SQLite file that holds translated units for good.

    Each method that writes is one transaction, on the disk when it returns: an import that is
    interrupted leaves the memory as it was. Every method raises ``ProjectError`` or
    ``StorageError`` with one sentence when the file fails it. A memory is used from the thread
    that opened it.

    **For an index beside it.** ``identity`` never changes and is no other memory's;
    ``generation`` grows with every change. An index that knows generation g catches up with
    ``changed(g)`` (new or edited: drop what was known under that identity, then take it in) and
    ``deleted(g)``.
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
        """Open a memory, bringing an older file to the present schema.

        Args:
            path: the memory file.
            create: make a new memory if there is none.
            read_only: write nothing, not even a newer schema.
            patience: seconds to wait for another process that is writing.

        Raises:
            ProjectError: there is no memory, the file is something else, newer than this
                program, locked, or cannot be written here.
            StorageError: the file is damaged or the disk failed.
        """
        with told(path, NOUN):
            connection = connect(
                path, create=create, read_only=read_only, patience=patience, noun=NOUN
            )
            try:
                known = len(STEPS)
                version_of(
                    connection,
                    path,
                    create=create,
                    known=known,
                    application_id=APPLICATION_ID,
                    noun=NOUN,
                )
                if not read_only:
                    make_durable(connection)
                    # Two indexes are filled in random order; with 64 MiB they stay in memory.
                    connection.execute("PRAGMA cache_size = -65536")
                migrate(
                    connection,
                    path,
                    create=create,
                    read_only=read_only,
                    steps=STEPS,
                    application_id=APPLICATION_ID,
                    noun=NOUN,
                )
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Open a memory, making it if there is none."""
        return cls.open(path, create=True)

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        with told(self.path, NOUN):
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
        with told(self.path, NOUN), transaction(self._connection):
            yield self._connection

    def set_fact(self, key: str, value: str) -> None:
        """Remember a fact about the memory, such as a language."""
        with self._writing() as connection:
            values = (storable_name(key), storable(value))
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", values)

    def fact(self, key: str) -> str | None:
        """Return a fact, None if it was never set."""
        with told(self.path, NOUN):
            row = self._connection.execute(
                "SELECT value FROM meta WHERE key = ?", (storable_name(key),)
            ).fetchone()
        return str(row[0]) if row else None

    @property
    def identity(self) -> str:
        """What tells this memory from every other one, wherever it lies."""
        return self.fact("identity") or ""

    @property
    def generation(self) -> int:
        """Number of the last change, 0 for a memory that was never written to."""
        with told(self.path, NOUN):
            row = self._connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'batch'"
            ).fetchone()
        return int(row[0]) if row else 0

    def add(self, records: Iterable[Translated], *, name: str = "") -> Added:
        """Write all units, or none if the iterable raises or the process dies.

        A unit that the memory has already, equal in everything it says, is counted and left.

        Args:
            records: consumed one by one, while no other process can write.
            name: where they come from, for the record.
        """
        with self._writing() as connection:
            return changes.add(connection, records, name)

    def units(
        self,
        *,
        after: int = 0,
        status: Iterable[Status] | None = None,
        document: str | None = None,
    ) -> Iterator[Stored]:
        """Yield units in the order they came, in constant memory.

        Args:
            after: identity of the unit to start behind.
            status: only units with one of these.
            document: only units of this document.
        """
        wanted = None if status is None else tuple(status)
        with told(self.path, NOUN):
            yield from reading.units(
                self._connection, after=after, status=wanted, document=document
            )

    def changed(self, since: int) -> Iterator[Stored]:
        """Yield the units that are new or edited after a generation, by identity."""
        with told(self.path, NOUN):
            yield from reading.units(self._connection, after=0, since=since)

    def deleted(self, since: int) -> Iterator[int]:
        """Yield the identities of the units that went after a generation."""
        with told(self.path, NOUN):
            yield from reading.deleted(self._connection, since)

    def get(self, identity: int) -> Stored | None:
        """Return one unit, None if it is not there."""
        return next(self.these((identity,)), None)

    def these(self, identities: Iterable[int]) -> Iterator[Stored]:
        """Yield those units that are there, in the order asked for."""
        with told(self.path, NOUN):
            yield from reading.get(self._connection, identities)

    def texts(self, side: Side, *, since: int = 0) -> Iterator[tuple[int, str]]:
        """Yield identity and one text of the units that are new or edited after a generation."""
        with told(self.path, NOUN):
            yield from texts.texts(self._connection, side, since)

    def count_since(self, since: int) -> int:
        """Return how many units are new or edited after a generation."""
        with told(self.path, NOUN):
            return texts.count_since(self._connection, since)

    def with_source(self, source: str) -> list[Stored]:
        """Return the units that have exactly this source, newest first."""
        with told(self.path, NOUN):
            return reading.with_source(self._connection, source)

    def edit(self, identity: int, unit: Translated) -> Stored:
        """Put a unit in the place of another; what that one said stays in the file.

        Raises:
            ProjectError: there is no such unit, or the memory has just this one already.
        """
        with self._writing() as connection:
            before = next(reading.get(connection, (identity,)), None)
            if before is None:
                raise self._no_unit(identity)
            if before.unit != unit and not changes.edit(connection, before, unit):
                raise ProjectError(
                    "the memory has this unit already",
                    where=str(self.path),
                    hint=f"delete unit {identity} instead",
                )
            after = next(reading.get(connection, (identity,)), before)
        return after

    def delete(self, identities: Iterable[int]) -> int:
        """Take units out and return how many; what they said stays in the file.

        Raises:
            ProjectError: one of them is not there; then all stay.
        """
        with self._writing() as connection:
            wanted = list(dict.fromkeys(identities))
            found = list(reading.get(connection, wanted))
            there = {one.identity for one in found}
            for identity in wanted:
                if identity not in there:
                    raise self._no_unit(identity)
            return changes.delete(connection, found) if found else 0

    def _no_unit(self, identity: int) -> ProjectError:
        return ProjectError(
            f"there is no unit {identity}",
            where=str(self.path),
            hint="search the memory for its number",
        )

    def dedupe(self) -> Deduped:
        """Make one of units with the same source, target, languages and codes.

        The newest stays and takes over properties and notes of the others.
        """
        with self._writing() as connection:
            return dedupe.dedupe(connection)

    def count(self) -> int:
        """Return how many units there are."""
        with told(self.path, NOUN):
            return counting.count(self._connection)

    def stats(self) -> Stats:
        """Count what the memory holds."""
        with told(self.path, NOUN):
            return counting.stats(self._connection)
