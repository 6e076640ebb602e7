"""What the finders of slips hand to one another."""

from dataclasses import dataclass

from align.repair.suggestion import Evidence, Trust
from align.repair.words import Word


@dataclass(frozen=True, slots=True)
class Slip:
    """A suspicion before it has a rank."""

    paragraph: int
    """Index of the paragraph, from 0."""
    start: int
    end: int
    """Code points into the paragraph's text."""
    proposed: str
    score: float
    trust: Trust
    evidence: tuple[Evidence, ...]
    reason: str


def over(first: Word, last: Word) -> tuple[int, int, int]:
    """Return the paragraph, the beginning and the end of a run of words."""
    return first.paragraph, first.start, last.end
