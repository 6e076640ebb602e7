"""What a report tells, gathered from a project."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from align.checks import Found, Pair, Setting, Severity, chosen, run
from align.effort import Effort, Sum, measure, summed
from align.estimation import Candidate, Estimator
from align.glossary import Glossary
from align.store import Project
from align.text import word_count
from align.units import Outcome, Status, TermUse, Unit

WORST = 10
"""Segments shown of each kind."""


@dataclass(slots=True)
class Volume:
    """Words and segments of one document by status."""

    name: str
    segments: Counter[Status] = field(default_factory=Counter)
    words: Counter[Status] = field(default_factory=Counter)
    """Source words between white space."""

    def add(self, unit: Unit) -> None:
        """Count a unit in."""
        self.segments[unit.status] += 1
        self.words[unit.status] += word_count(unit.segment.text)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A draft nobody has confirmed, with how sure one is of it."""

    document: str
    number: int
    source: str
    target: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the page."""

    title: str
    languages: tuple[str, str]
    latest: str
    """UTC time of the last change of a unit, ISO 8601; empty in an untouched project."""
    volumes: tuple[Volume, ...]
    sums: tuple[Sum, ...]
    efforts: tuple[Effort, ...]
    terms: dict[Outcome, int]
    broken: tuple[tuple[str, int, int], ...]
    """Terms not as the term base wants, worst first: surface, broken, all occurrences."""
    severities: Counter[Severity]
    checks: tuple[tuple[str, Severity, int], ...]
    """Name, gravest severity and number of findings, most first."""
    findings: tuple[Found, ...]
    """The gravest, one a unit."""
    sureness: tuple[tuple[float, float], ...]
    """Confidence in the draft and HTER of confirmed segments."""
    doubtful: tuple[Doubtful, ...]
    """Drafts, least sure first."""
    estimator: str
    """Empty where confidence was not estimated."""


def gather(
    project: Project,
    *,
    glossary: Glossary | None = None,
    estimator: Estimator | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> Content:
    """Gather a report; the project is only read.

    Args:
        project: open.
        glossary: the term base that findings are judged by.
        estimator: rates drafts; without one only confidence that is in the project is told.
        advance: is told how many confirmed segments more have been counted.

    Raises:
        SettingsError: sacreBLEU is not installed.
        ProjectError, StorageError: the project cannot be read.
    """
    languages = (project.fact("source") or "vi", project.fact("target") or "en")
    units = list(project.units())
    volumes: dict[str, Volume] = {}
    for unit in units:
        name = unit.segment.document
        volumes.setdefault(name, Volume(name)).add(unit)
    efforts = measure(project, advance=advance)
    found = _findings(project, units, Setting(*languages, glossary))
    uses = [use for unit in units for use in unit.terms]
    order = list(Severity)
    found.sort(key=lambda one: order.index(one.finding.severity))
    return Content(
        title=project.path.name,
        languages=languages,
        latest=max((unit.changed for unit in units), default=""),
        volumes=tuple(volumes.values()),
        sums=tuple(summed(efforts)),
        efforts=tuple(efforts),
        terms=dict(Counter(use.outcome for use in uses)),
        broken=_broken(uses),
        severities=Counter(one.finding.severity for one in found),
        checks=_by_check(found),
        findings=tuple(_gravest(found)),
        sureness=_sureness(efforts, estimator),
        doubtful=_doubtful(units, estimator),
        estimator=estimator.revision if estimator else "",
    )


def _findings(project: Project, units: Iterable[Unit], setting: Setting) -> list[Found]:
    released: dict[int, set[str]] = {}
    for override in project.overrides():
        released.setdefault(override.unit, set()).add(override.entry)
    passing = frozenset((one.unit, one.check) for one in project.suppressions())
    pairs = (
        Pair(
            unit.segment.text,
            unit.target,
            f"{unit.segment.document} {unit.segment.number}",
            unit.segment.number,
            unit.identity,
            frozenset(released.get(unit.identity, ())),
            project.fuzzy_kept(unit),
        )
        for unit in units
        if unit.target
    )
    return list(run(pairs, chosen(), setting, suppressed=passing))


def _gravest(found: Iterable[Found]) -> list[Found]:
    """Return the first finding of each unit, as many as are shown."""
    first: dict[int | None, Found] = {}
    for one in found:
        first.setdefault(one.pair.unit, one)
    return list(first.values())[:WORST]


def _by_check(found: Iterable[Found]) -> tuple[tuple[str, Severity, int], ...]:
    """Count findings by check; they come gravest first."""
    counts: Counter[str] = Counter()
    gravest: dict[str, Severity] = {}
    for one in found:
        counts[one.finding.check] += 1
        gravest.setdefault(one.finding.check, one.finding.severity)
    return tuple((check, gravest[check], number) for check, number in counts.most_common())


def _broken(uses: Sequence[TermUse]) -> tuple[tuple[str, int, int], ...]:
    whole: Counter[str] = Counter(use.hit.entry for use in uses)
    lost = Counter(
        use.hit.entry for use in uses if use.outcome in (Outcome.MISSING, Outcome.FORBIDDEN)
    )
    return tuple((entry, number, whole[entry]) for entry, number in lost.most_common(WORST))


def _sureness(
    efforts: Sequence[Effort], estimator: Estimator | None
) -> tuple[tuple[float, float], ...]:
    """Rate the drafts that people have worked on, and say what they had to change."""
    drafted = [one for one in efforts if one.draft]
    if estimator is None or not drafted:
        return ()
    rated = estimator.estimate(
        [Candidate(one.source, one.draft, one.score, one.engine) for one in drafted]
    )
    return tuple((sure, one.hter) for sure, one in zip(rated, drafted, strict=True))


def _doubtful(units: Iterable[Unit], estimator: Estimator | None) -> tuple[Doubtful, ...]:
    from align.estimation.base import candidate_of

    drafts = [unit for unit in units if unit.status is Status.DRAFT and unit.target]
    unknown = [unit for unit in drafts if unit.confidence is None]
    rated: dict[int, float] = {}
    if estimator is not None and unknown:
        sure = estimator.estimate([candidate_of(unit) for unit in unknown])
        rated = {unit.identity: one for unit, one in zip(unknown, sure, strict=True)}
    found = []
    for unit in drafts:
        confidence = rated.get(unit.identity, unit.confidence)
        if confidence is not None:
            segment = unit.segment
            found.append(
                Doubtful(segment.document, segment.number, segment.text, unit.target, confidence)
            )
    return tuple(sorted(found, key=lambda one: one.confidence))
