"""Checking the segments that are in sight."""

from collections.abc import Mapping, Sequence

from align.checks import Finding, Pair, Setting, chosen, run
from align.checks.registry import is_across
from align.store import Project


class Checker:
    """Runs the checks of single pairs over some units, as their targets are seen."""

    def __init__(self, setting: Setting, names: Sequence[str] | None = None) -> None:
        wanted = chosen() if names is None else names
        self._names = tuple(name for name in wanted if not is_across(name))
        self._setting = setting

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
                place = f"{line.document} {line.number}"
                released = frozenset(desk.released(line.identity))
                pairs.append(Pair(line.source, target, place, line.number, line.identity, released))
        passing = frozenset(
            (one.unit, one.check) for one in project.suppressions() if one.unit not in typed
        )
        for one in run(pairs, self._names, self._setting, suppressed=passing):
            if one.pair.unit is not None:
                found[one.pair.unit].append(one.finding)
        return {identity: tuple(findings) for identity, findings in found.items()}
