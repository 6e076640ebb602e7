"""What is proposed, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Trust(StrEnum):
    """How far a suggestion may be trusted, best first."""

    CERTAIN = "certain"
    """Hardly ever wrong: may be accepted unseen, if one must."""
    LIKELY = "likely"
    POSSIBLE = "possible"


class Evidence(StrEnum):
    """What speaks for a suggestion."""

    TERM = "term base"
    DOCUMENT = "document"
    PAIRS = "pairs of syllables"
    SPELLING = "spelling"
    CONFIDENCE = "reading confidence"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One place in a document that was perhaps read wrongly."""

    number: int
    """Rank in its document, from 1: the surest first."""
    paragraph: int
    """Number of the paragraph, from 1."""
    start: int
    end: int
    """Code points into the document's text as read."""
    found: str
    """What stands there."""
    proposed: str
    trust: Trust
    score: float
    """Log odds of the proposal against what stands there."""
    evidence: tuple[Evidence, ...]
    reason: str
    """One sentence for a person."""
    before: str
    after: str
    """What stands around it."""
