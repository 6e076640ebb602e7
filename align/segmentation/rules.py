"""What the rules of a language say; README.md beside the data explains every entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Flag, auto


class Demand(Flag):
    """What must follow a full stop for it to end a sentence, seen from the word before it."""

    NONE = 0
    """Nothing special: the word is no abbreviation."""
    NEVER = auto()
    """Nothing will do."""
    NUMBER = auto()
    """Anything but a number."""
    STARTER = auto()
    """A word that opens sentences."""
    CAPITAL = auto()
    """A capital or a number."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Sets of characters."""

    final: str
    """End a sentence when white space follows."""
    final_unspaced: str
    """End a sentence whatever follows."""
    opening: str
    closing: str
    quotes: str
    """Those of both that mark direct speech."""
    dashes: str
    bullets: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """Shapes of what stands before a full stop, matched as a whole."""

    word: re.Pattern[str]
    """An ordinary word, not an abbreviation."""
    initial: re.Pattern[str]
    acronym: re.Pattern[str]
    marker: re.Pattern[str]
    """Counts or letters the sentence that it opens."""
    bracketed: re.Pattern[str]
    """The same with a closing bracket, at the start of a sentence."""
    unbroken: re.Pattern[str]
    """A run with full stops and spaces that is one thing; searched for."""


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of words in lowercase."""

    starters: frozenset[str]
    """Open sentences and are hardly ever names."""
    weak_starters: frozenset[str]
    """Open sentences if a word in lowercase or a number follows."""
    headings: frozenset[str]
    """Head a numbered part: chapter, article."""
    speech: frozenset[str]
    """Tell that a clause behind direct speech belongs to it: said, asked."""
    unspaced: frozenset[str]
    """Follow a full stop without a space and yet do not begin a sentence: Com, Net."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language, ready to use."""

    name: str
    version: str
    marks: Marks
    patterns: Patterns
    words: Words
    abbreviations: Mapping[str, Demand]
    """An entry in lowercase stands for every way to write it, another one for itself."""

    def abbreviation(self, word: str) -> Demand:
        """Return what is known of a word that a full stop follows."""
        known = self.abbreviations
        return known.get(word) or known.get(word.lower()) or Demand.NONE
