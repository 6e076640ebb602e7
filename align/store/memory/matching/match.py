"""What a memory offers for a segment."""

import re
from dataclasses import dataclass

from align.store.memory.matching.difference import Difference
from align.store.memory.records import PLACEHOLDER
from align.units import Origin, Status

CONTEXT = 101
"""The text is identical, and so are the segments before and after it, or its identifier."""
TWICE = 102
"""The text is identical, and both the neighbours and the identifier are."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A segment that is looked up."""

    source: str
    before: str = ""
    """Source of the segment before it, empty at the beginning or where it is not known."""
    after: str = ""
    key: str = ""
    """Its identifier, where its document gives one."""


@dataclass(frozen=True, slots=True)
class Match:
    """One unit of a memory, compared with a segment."""

    score: int
    """Per cent as shown: 102 and 101 with context, 100 identical, less a penalty."""
    whole: int
    """Per cent over all tokens, numbers and punctuation too: decides between equal scores."""
    memory: str
    """Name of the memory."""
    unit: int
    """Identity of the unit in it."""
    source: str
    target: str
    """As offered: with the numbers of the segment where they could be put in."""
    difference: Difference
    """The way from the source of the unit to the segment; empty for an identical one."""
    why: tuple[str, ...]
    """What the score rests on: ``context``, ``id``, ``exact``, ``words``, or what alone differs
    (``case``, ``numbers``, ``tags``, ``punctuation``, ``spaces``); then each penalty
    (``machine``, ``aligned``, ``old``, ``memory``)."""
    penalty: int = 0
    """Per cent taken off."""
    adapted: bool = False
    """Whether numbers in the target were put in by us."""
    origin: Origin | None = None
    status: Status = Status.CONFIRMED
    author: str = ""
    changed: str = ""
    document: str = ""
    codes: tuple[str, ...] = ()
    """Original of each placeholder in the target."""

    @property
    def text(self) -> str:
        """The target without placeholders of inline codes, for a document that has none."""
        if PLACEHOLDER not in self.target:
            return self.target
        # A code between two spaces leaves both behind.
        return re.sub(" {2,}", " ", self.target.replace(PLACEHOLDER, "")).strip()
