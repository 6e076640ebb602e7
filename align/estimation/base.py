"""The contract of an estimator of quality."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from align.units import Outcome, TermUse, Unit

BROKEN = frozenset({Outcome.MISSING, Outcome.FORBIDDEN})
"""What a term base does not want of a term."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source with a translation nobody has judged yet."""

    source: str
    target: str
    score: float | None = None
    """Mean log-probability per target token, where the engine tells it."""
    engine: str = ""
    """Name of the engine that made the target."""
    terms: tuple[TermUse, ...] = ()
    """Verdicts on the terms of the source."""

    @property
    def broken(self) -> float:
        """Share of the terms that are missing or forbidden, 0 where there are no terms."""
        return sum(use.outcome in BROKEN for use in self.terms) / max(1, len(self.terms))


def candidate_of(unit: Unit) -> Candidate:
    """Return what there is to judge in a unit."""
    engine = unit.origin.engine if unit.origin else ""
    return Candidate(unit.segment.text, unit.target, unit.score, engine, unit.terms)


class Estimator(ABC):
    """Tells how good translations are likely to be."""

    name: str
    """How the user calls it."""

    @property
    @abstractmethod
    def revision(self) -> str:
        """Name and version of the weights; other weights have another revision."""

    @abstractmethod
    def estimate(self, candidates: Sequence[Candidate]) -> list[float]:
        """Return one confidence a candidate, from 0 (redo it) to 1 (as a person would say it).

        A confidence depends on its own candidate alone; a target without text has 0.

        Raises:
            TranslationError: the model broke while it was working.
        """
