"""Checking the segments that are in sight, and finding those in which a check finds something."""

from collections.abc import Iterator, Mapping, Sequence

from align.checks import Finding, Pair, Setting, chosen, run
from align.checks.registry import is_across
from align.store import Project
from align.store.editing import Line

_PAGE = 200
"""Segments between two moments at which something more urgent may go first."""


class Checker:
    """Runs the checks of single pairs over some units, as their targets are seen."""

    def __init__(self, setting: Setting, names: Sequence[str] | None = None) -> None:
        wanted = chosen() if names is None else names
        self._names = tuple(name for name in wanted if not is_across(name))
        self._setting = setting

    def prepare(self) -> None:
        """Make the checks, for which the first look would keep somebody waiting."""
        for _ in run((), self._names, self._setting):
            pass

    def look(
        self, project: Project, identities: Sequence[int], typed: Mapping[int, str]
    ) -> dict[int, tuple[Finding, ...]]:
        """Return what is wrong with which unit; a unit without a target is not looked at.

        Args:
            project: the project.
            identities: the units.
            typed: texts that stand in an editor and are not kept yet, by unit.

        Raises:
            ProjectError, StorageError: the project cannot be read.
        """
        desk = project.desk()
        found: dict[int, list[Finding]] = {}
        pairs = []
        for line in desk.lines(identities):
            target = typed.get(line.identity, line.target)
            if target.strip():
                found[line.identity] = []
                pairs.append(_pair(line, target, frozenset(desk.released(line.identity))))
        passing = frozenset(
            (one.unit, one.check) for one in project.suppressions() if one.unit not in typed
        )
        for one in run(pairs, self._names, self._setting, suppressed=passing):
            if one.pair.unit is not None:
                found[one.pair.unit].append(one.finding)
        return {identity: tuple(findings) for identity, findings in found.items()}

    def seek(self, project: Project, names: Sequence[str]) -> Iterator[frozenset[int]]:
        """Yield the units in which checks find something, some at a time, of the whole project.

        Args:
            project: the project.
            names: of the checks, those across pairs among them.

        Raises:
            ProjectError, StorageError: the project cannot be read.
        """
        desk = project.desk()
        everything = desk.select()
        released: dict[int, frozenset[str]] = {}
        for one in project.overrides():
            released[one.unit] = released.get(one.unit, frozenset()) | {one.entry}
        passing = frozenset((one.unit, one.check) for one in project.suppressions())

        def pairs(start: int, end: int) -> Iterator[Pair]:
            for line in desk.lines(everything[start:end]):
                if line.target.strip():
                    yield _pair(line, line.target, released.get(line.identity, frozenset()))

        def found(start: int, end: int, names: Sequence[str]) -> frozenset[int]:
            hits = run(pairs(start, end), names, self._setting, suppressed=passing)
            return frozenset(hit.pair.unit for hit in hits if hit.pair.unit is not None)

        each = [name for name in names if not is_across(name)]
        for start in range(0, len(everything) if each else 0, _PAGE):
            yield found(start, start + _PAGE, each)
        across = [name for name in names if is_across(name)]
        if across:
            yield found(0, len(everything), across)


def _pair(line: Line, target: str, released: frozenset[str]) -> Pair:
    place = f"{line.document} {line.number}"
    return Pair(line.source, target, place, line.number, line.identity, released)
