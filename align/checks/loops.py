"""Loops: the target says the same again and again, as a lost decoder does."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import eq

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE
from align.checks.words import vocabulary, words

# Up to eight words said three times in a row, a single one four times; a piece
# of a word five times.
_WORDS = re.compile(r"\b(\w+(?:\W+\w+){1,7}?)(?:\W+\1\b){2,}", re.IGNORECASE)
_WORD = re.compile(r"\b([^\W\d]+)(?:\W+\1\b){3,}", re.IGNORECASE)
_PERIODS = 12
# Three words and more three times with one word between them, five and more twice.
_BROKEN = re.compile(r"\b(\w+(?:\W+\w+){2,10}?)(\W+\w+)\W+\1\2\W+\1\b", re.IGNORECASE)
_TWICE = re.compile(r"\b(\w+(?:\W+\w+){4,11}?)\W+\1\b", re.IGNORECASE)
_AGAIN = 3
"""Words that any loop says after they were said."""
_LONG = 18
# Two words in any order, seven of them and more in a row: "from from dawn dawn from dawn from".
_STAMMER = re.compile(r"\b(\w+(?: \w+)?)(?: \1)* (\w+)(?: (?:\1|\2)\b){5,}", re.IGNORECASE)
_STAMMERED = 5
_SHORT_LOOP = 30
# What a source says twice, a target may say twice as often: "đi mãi, đi mãi".
_REPEATED = re.compile(r"(?<!\w)(\w+ \w+), \1(?!\w)", re.IGNORECASE)
_PIECE = re.compile(r"(\w{1,12}?)\1{4,}")


class Loops:
    """A stretch that is repeated over and over in the target and not in the source."""

    id = "loops"
    title = "the same said again and again"
    severity = Severity.ERROR
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding, at the repetitions after the first."""
        match = _loop(pair.target)
        if match is None or _loop(pair.source) is not None:
            return ()
        if len(match.group()) <= _SHORT_LOOP and _REPEATED.search(pair.source):
            return ()
        start = match.end(1)
        message = f"'{match[1]}' is said again and again"
        return (Finding(self.id, self.severity, message, start, match.end()),)


def _loop(text: str) -> re.Match[str] | None:
    said = words(text)
    distinct = vocabulary(text)
    patterns: list[re.Pattern[str]] = []
    again = len(said) - len(distinct)
    # In any case at least three times two words in a row were said before.
    if again >= _AGAIN and len(said) - len(set(pairwise(said))) >= _AGAIN:
        if _comes_back(said):
            patterns += (_WORD, _WORDS, _BROKEN, _TWICE)
        if again >= _STAMMERED and _stammers(said):
            patterns.append(_STAMMER)
    if distinct and max(map(len, distinct)) >= _LONG:
        patterns.append(_PIECE)
    if not patterns:
        return None
    found = (pattern.search(text) for pattern in patterns)
    return next((match for match in found if match and _has_letter(match[1])), None)


_ENOUGH = (0, _AGAIN, 4, 6, 7, *range(5, _PERIODS + 1))
"""For each period how many words in a row must be the same as those a period before."""


def _comes_back(said: Sequence[str]) -> bool:
    """Whether a word is said four times in a row, some words three times, or many twice."""
    for period in range(1, _PERIODS + 1):
        run, enough = 0, _ENOUGH[period]
        for same in map(eq, said, said[period:]):
            run = run + 1 if same else 0
            if run == enough:
                return True
    return False


def _stammers(said: Sequence[str]) -> bool:
    """Whether seven words in a row are only two different ones."""
    windows = (said[at : at + _WINDOW] for at in range(len(said) - _WINDOW + 1))
    return any(len(set(window)) <= _BOTH for window in windows)


_WINDOW, _BOTH = 7, 2


def _has_letter(text: str) -> bool:
    return any(c.isalpha() for c in text)
