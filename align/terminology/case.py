"""A segment on its way up the ladder: its best translation so far, and what became of each term."""

from collections.abc import Sequence
from dataclasses import dataclass

from align.engines.base import Hypothesis
from align.engines.guards import loops, sane_length
from align.glossary import Glossary
from align.terminology.verdict import Verdict, verdict
from align.units import Outcome, TermHit


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation with what it does with its terms."""

    hypothesis: Hypothesis
    verdict: Verdict

    @property
    def is_complete(self) -> bool:
        """Whether every occurrence is honoured, and no term said more often than it occurs."""
        return self.verdict.honoured == len(self.verdict.uses) and not self.verdict.excess

    @property
    def text(self) -> str:
        """The translation."""
        return self.hypothesis.text


@dataclass(slots=True)
class Case:
    """One segment under repair, or a part of one."""

    source: str
    hits: Sequence[TermHit]
    plain: Judged
    """The engine's own first answer."""
    best: Judged
    rungs: list[str]
    """For each hit what satisfied it, empty while nothing has."""
    first: str = ""
    """Rung of the plain answer."""
    opens: bool = True
    """Whether the source begins a sentence, or goes on with one."""
    told: bool = False
    """Whether the best translation came of a source that says its terms."""

    @classmethod
    def of(
        cls,
        source: str,
        hits: Sequence[TermHit],
        plain: Hypothesis,
        glossary: Glossary,
        *,
        opens: bool,
        rung: str,
    ) -> "Case":
        """Open a case with an engine's own answer."""
        judged = Judged(plain, verdict(hits, plain, glossary))
        case = cls(source, hits, judged, judged, [""] * len(hits), rung, opens)
        case.note(rung)
        return case

    def judged(self, answer: Hypothesis, glossary: Glossary) -> Judged:
        """Judge another translation of the same source."""
        return Judged(answer, verdict(self.hits, answer, glossary))

    def is_sane(self, judged: Judged) -> bool:
        """Whether a translation may take the place of the plain one.

        It says no term more often than the source or the plain one does, and neither runs in a
        circle nor goes on for too long.
        """
        return (
            judged.verdict.excess <= self.plain.verdict.excess
            and not loops(judged.text, self.source)
            and sane_length(judged.text, self.source)
        )

    def take(self, judged: Judged, rung: str) -> bool:
        """Make a translation the best if it honours more terms, or has fewer forbidden forms."""
        if judged.verdict.rank <= self.best.verdict.rank or not self.is_sane(judged):
            return False
        self.best = judged
        self.note(rung)
        return True

    def note(self, rung: str) -> None:
        """Remember what satisfied the terms that are satisfied now and were not before."""
        for number, use in enumerate(self.best.verdict.uses):
            if use.outcome is not Outcome.HONOURED:
                self.rungs[number] = ""
            elif not self.rungs[number]:
                self.rungs[number] = rung
