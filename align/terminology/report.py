"""What became of the terms of a project: the proof of every occurrence, summed up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from align.store import Project
from align.units import Outcome, TermUse


@dataclass(slots=True)
class TermCount:
    """The occurrences of one term, or of all."""

    entry: str
    """Identifier of the term base entry; empty for all of them."""
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    rungs: Counter[str] = field(default_factory=Counter)
    """What repaired the repaired ones."""

    @property
    def total(self) -> int:
        """How many occurrences there are."""
        return self.outcomes.total()

    @property
    def settled(self) -> int:
        """How many are as the term base or a person wants them."""
        wanted = (Outcome.HONOURED, Outcome.REPAIRED, Outcome.OVERRIDDEN)
        return sum(self.outcomes[outcome] for outcome in wanted)

    def add(self, outcome: Outcome, rung: str, number: int) -> None:
        """Count occurrences."""
        self.outcomes[outcome] += number
        if outcome is Outcome.REPAIRED:
            self.rungs[rung or "?"] += number


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a term with its place in the project."""

    document: str
    number: int
    """Of the unit in its document."""
    unit: int
    """Identity of the unit."""
    use: TermUse
    start: int
    end: int
    """Code points into the document's text as read."""


@dataclass(frozen=True, slots=True)
class Report:
    """The occurrences of a project, counted."""

    all: TermCount
    terms: tuple[TermCount, ...]
    """By term, those with the most unsettled occurrences first, then the most frequent."""


def report(project: Project, *, document: str | None = None) -> Report:
    """Sum up the verdicts of a project, or of one document of it."""
    everything = TermCount("")
    terms: dict[str, TermCount] = {}
    for (entry, outcome, rung), number in project.term_counts(document=document).items():
        everything.add(outcome, rung, number)
        terms.setdefault(entry, TermCount(entry)).add(outcome, rung, number)
    order = sorted(terms.values(), key=lambda t: (t.settled - t.total, -t.total, t.entry))
    return Report(everything, tuple(order))


def occurrences(project: Project, *, document: str | None = None) -> Iterator[Occurrence]:
    """Yield every occurrence in document order, in constant memory."""
    for unit in project.units(document=document):
        segment = unit.segment
        for use in unit.terms:
            yield Occurrence(
                segment.document,
                segment.number,
                unit.identity,
                use,
                segment.offsets[use.hit.start],
                segment.offsets[max(use.hit.start, use.hit.end - 1)] + 1,
            )
