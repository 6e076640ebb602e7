"""What a person confirms goes into a memory, so that it grows with the work.

A unit that is confirmed anew takes the place of what it said before. The memory keeps until when a
project was taken in; what was confirmed after that and not written, because the power failed, is
caught up with when the project is opened again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from align.exchange.reading.project import translated
from align.store import Project
from align.store.editing import ChangedSince, HasStatus
from align.store.memory import Memory, Translated
from align.units import Status, Unit

_PAGE = 50
"""Units between two moments at which something more urgent may go first."""


class Rememberer:
    """Writes confirmed units to one memory; used and closed in one thread.

    Args:
        path: the memory; it is made if there is none.
        languages: source and target.
    """

    def __init__(self, path: Path, languages: tuple[str, str]) -> None:
        self._path = path
        self._languages = languages
        self._memory: Memory | None = None

    def catch_up(self, project: Project) -> Iterator[int]:
        """Write what was confirmed since the last time; yield how many came or changed.

        Raises:
            ProjectError, StorageError: the project or the memory failed.
        """
        since = self._open().fact(_mark(project)) or ""
        wanted = HasStatus(frozenset({Status.CONFIRMED})) & ChangedSince(since)
        found = project.desk().select(wanted)
        newest = since
        for start in range(0, len(found), _PAGE):
            units = _confirmed(project, found[start : start + _PAGE])
            newest = max([newest, *(unit.changed for unit in units)])
            yield self._write(project, units)
        self._note(project, newest)

    def take(self, project: Project, identities: Iterable[int]) -> int:
        """Write some units, as far as they are confirmed; return how many came or changed.

        Raises:
            ProjectError, StorageError: the project or the memory failed.
        """
        units = _confirmed(project, identities)
        written = self._write(project, units)
        self._note(project, max((unit.changed for unit in units), default=""))
        return written

    def close(self) -> None:
        """Close the memory."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def _open(self) -> Memory:
        if self._memory is None:
            self._memory = Memory.open(self._path, create=True)
        return self._memory

    def _write(self, project: Project, units: list[Unit]) -> int:
        memory, new, edited = self._open(), [], 0
        for unit in units:
            before, after = (_neighbour(project, unit, step) for step in (-1, 1))
            said = translated(before, unit, after, self._languages)
            there = [
                one for one in memory.with_source(said.source) if _at_its_place(one.unit, said)
            ]
            # A memory does not say where in a file a unit stood.
            if any(replace(said, number=one.unit.number) == one.unit for one in there):
                continue
            if there:
                memory.edit(there[-1].identity, said)
                edited += 1
            else:
                new.append(said)
        return edited + (memory.add(new, name=project.path.name).added if new else 0)

    def _note(self, project: Project, newest: str) -> None:
        memory, mark = self._open(), _mark(project)
        if newest > (memory.fact(mark) or ""):
            memory.set_fact(mark, newest)


def _mark(project: Project) -> str:
    return f"confirmed until in {project.path.resolve()}"


def _confirmed(project: Project, identities: Iterable[int]) -> list[Unit]:
    units = (project.unit(identity) for identity in identities)
    return [unit for unit in units if unit is not None and unit.status is Status.CONFIRMED]


def _neighbour(project: Project, unit: Unit, step: int) -> Unit | None:
    identity = project.desk().numbered(unit.segment.number + step, unit.segment.document)
    return None if identity is None else project.unit(identity)


def _at_its_place(one: Translated, other: Translated) -> bool:
    """Tell whether two units are of the same segment of the same document."""

    def place(unit: Translated) -> tuple[str, ...]:
        return unit.document, *(value for kind, value in unit.props if kind == "x-segment")

    return place(one) == place(other)
