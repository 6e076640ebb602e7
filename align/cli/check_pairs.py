"""The pairs of a project or of a file of translations, for ``align check``."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from align.checks import Found, Pair, Setting, Severity, cores, run
from align.errors import InputError, ProjectError
from align.units import Status

if TYPE_CHECKING:
    from align.exchange.reading import Problem
    from align.store import Project


@dataclass(slots=True)
class Looked:
    """What was found, and how much was looked at."""

    pairs: int = 0
    untranslated: int = 0
    """Units of a project that have no target yet; they are not checked."""
    suppressed: int = 0
    """Decisions in force that let a unit pass a check."""
    findings: list[Found] = field(default_factory=list)
    """Pair by pair, then those across pairs."""
    problems: list[str] = field(default_factory=list)
    """What could not be read."""

    @property
    def severities(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(one.finding.severity for one in self.findings)

    def reaches(self, least: Severity) -> bool:
        """Tell whether something was found that is at least so grave."""
        order = list(Severity)
        return any(order.index(found) <= order.index(least) for found in self.severities)


def look(
    path: Path, names: tuple[str, ...], setting: Setting, document: str | None, *, quiet: bool
) -> Looked:
    """Run checks over a project or a file.

    Raises:
        InputError, ProjectError: the file cannot be read, or has no such document.
    """
    from align.exchange.reading import is_database
    from align.store import Project

    looked = Looked()
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), hint="check the name")
    if not is_database(path):
        pairs = _of_file(path, setting, looked)
        looked.findings = list(run(pairs, names, setting, workers=cores()))
        return looked
    from align.cli.console import progress

    with Project.open(path, read_only=True) as project:
        check_document(project, document)
        decisions = list(project.suppressions(document=document))
        looked.suppressed = len(decisions)
        passing = frozenset((one.unit, one.check) for one in decisions)
        total = sum(project.count(document=document).values())
        with progress("Checking", total, "units", quiet=quiet) as advance:
            pairs = _of_project(project, document, looked, advance)
            found = run(pairs, names, setting, suppressed=passing, workers=cores())
            looked.findings = list(found)
    return looked


def _of_project(
    project: "Project", document: str | None, looked: Looked, advance: Callable[[int], None]
) -> Iterator[Pair]:
    released: dict[int, set[str]] = {}
    for override in project.overrides(document=document):
        released.setdefault(override.unit, set()).add(override.entry)
    for unit in project.units(document=document):
        advance(1)
        if unit.status is Status.NEW and not unit.target:
            looked.untranslated += 1
            continue
        looked.pairs += 1
        segment = unit.segment
        yield Pair(
            segment.text,
            unit.target,
            f"{segment.document} {segment.number}",
            segment.number,
            unit.identity,
            frozenset(released.get(unit.identity, ())),
            project.fuzzy_kept(unit),
        )


def _of_file(path: Path, setting: Setting, looked: Looked) -> Iterator[Pair]:
    from align.exchange.reading import read

    def told(found: "Problem") -> None:
        place = f"{path}: line {found.line}" if found.line else str(path)
        looked.problems.append(f"{place}: {found.reason}; kept: {found.kept}")

    for record in read(path, source=setting.source, target=setting.target, problem=told):
        looked.pairs += 1
        place = f"line {record.line}" if record.line else f"unit {record.number}"
        yield Pair(record.source, record.target, place, record.line or record.number)


def check_document(project: "Project", document: str | None) -> None:
    """Make sure that a project has a document.

    Raises:
        ProjectError: it has not.
    """
    if document is not None and project.document(document) is None:
        known = ", ".join(record.name for record in project.documents()) or "none"
        raise ProjectError(
            f"there is no document '{document}'",
            where=str(project.path),
            hint=f"its documents are: {known}",
        )
