"""What stands behind a full stop and the space that follows it."""

import re
from enum import Enum, auto

from align.segmentation.rules import Rules

_REACH = 48
"""Code points looked at; what matters is near."""
_ELLIPSES = ("...", "…")
_GOES_ON = ",;:%&/=|<>~^"
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"([^.,:;!?…\n]{1,60})[.,]")
_LISTED = re.compile(r"\d{1,2}[.)]\s+([^\W\d_])")
_ROMAN = re.compile(r"[IVXLC]+\b")


class Begin(Enum):
    """How the text goes on."""

    NOTHING = auto()
    """With something that cannot begin a sentence."""
    LOWER = auto()
    QUOTED_LOWER = auto()
    """Lowercase behind an opening quotation mark."""
    NUMBER = auto()
    LISTED = auto()
    """A number with a full stop or bracket, then a capital."""
    CAPITAL = auto()
    """A capital, a letter without case, a bullet, a symbol."""


class After:
    """Reads what may be the beginning of a sentence."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        marks = rules.marks
        self._opening = marks.opening
        self._quotes = marks.quotes
        self._nothing = marks.closing + _GOES_ON + marks.final_unspaced
        self._final = marks.final

    def begin(self, text: str, at: int) -> tuple[Begin, int]:
        """Return how the text goes on at ``at`` and where its first word or number is."""
        near = text[at : at + _REACH]
        if not near:
            return Begin.NOTHING, at
        if self._marked(near):
            return Begin.CAPITAL, at
        bare = near.lstrip(self._opening)
        place = at + len(near) - len(bare)
        if not bare:
            return Begin.NOTHING, at
        if bare[0] in self._final:
            led = bare.startswith(_ELLIPSES) and bare.lstrip(self._final + " ")[:1].isalnum()
            return (Begin.CAPITAL if led else Begin.NOTHING), place
        return self._kind(bare, quoted=near[0] in self._quotes), place

    def _kind(self, near: str, *, quoted: bool) -> Begin:
        first = near[0]
        if first.isupper():
            return Begin.CAPITAL
        if first.islower():
            word = _WORD.match(near)
            if word is not None and not word.group().islower():
                return Begin.CAPITAL
            return Begin.QUOTED_LOWER if quoted else Begin.LOWER
        if first.isdigit():
            return Begin.LISTED if _numbered(near) else Begin.NUMBER
        if first in self._nothing or first.isspace():
            return Begin.NOTHING
        return Begin.CAPITAL

    def _marked(self, near: str) -> bool:
        """Tell whether a bullet or a bracketed number or letter comes first."""
        if near[0] in self._rules.marks.bullets:
            return near[1:2].isspace()
        return self._rules.patterns.bracketed.match(near) is not None

    def listed(self, text: str, at: int, last: str) -> bool:
        """Tell whether an item of a list begins with the line at ``at``.

        A dash may also go on with a wrapped line: it needs a colon or the like, ``last``, at
        the end of the line before.
        """
        near = text[at : at + _REACH]
        if not near:
            return False
        if near[0] in self._rules.marks.dashes:
            return last in (":", ";") and near[1:2].isspace()
        return self._marked(near) or _numbered(near)

    def starter(self, text: str, at: int) -> bool:
        """Tell whether the word at ``at`` is one that opens sentences."""
        near = text[at : at + _REACH].split(maxsplit=2)
        if not near:
            return False
        words = self._rules.words
        first = near[0].rstrip(",;:…").lower()
        if first in words.starters:
            return True
        second = near[1][:1] if len(near) > 1 else ""
        return first in words.weak_starters and (second.islower() or second.isdigit())

    def numeral(self, text: str, at: int) -> bool:
        """Tell whether a Roman number stands at ``at``."""
        return _ROMAN.match(text, at, at + _REACH) is not None

    def attribution(self, text: str, at: int) -> bool:
        """Tell whether a short clause follows that says who was speaking."""
        clause = _CLAUSE.match(text, at)
        if clause is None:
            return False
        return not self._rules.words.speech.isdisjoint(clause.group(1).lower().split()[:4])


def _numbered(near: str) -> bool:
    """Tell whether a list number and a capital come first."""
    listed = _LISTED.match(near)
    return listed is not None and listed[1].isupper()
