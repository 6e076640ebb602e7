"""A project in figures."""

from collections import Counter
from dataclasses import dataclass

from align.store import Project
from align.text import word_count
from align.units import Outcome, Status


@dataclass(frozen=True, slots=True)
class Summary:
    """A project in figures."""

    segments: int
    words: int
    """Source words between white space: syllables, for Vietnamese."""
    statuses: dict[Status, int]
    terms: dict[Outcome, int]
    rungs: dict[str, int]
    """What brought the honoured and repaired terms about."""


def summary(project: Project) -> Summary:
    """Count what a project holds."""
    statuses = project.count()
    terms: Counter[Outcome] = Counter()
    rungs: Counter[str] = Counter()
    for (outcome, rung), count in project.outcomes().items():
        terms[outcome] += count
        if rung:
            rungs[rung] += count
    return Summary(
        segments=sum(statuses.values()),
        words=sum(word_count(unit.segment.text) for unit in project.units()),
        statuses=dict(statuses),
        terms=dict(terms),
        rungs=dict(rungs),
    )
