"""Loops: the target says the same again and again, as a lost decoder does."""

import re
from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity

# Up to eight words said three times in a row, a single one four times; a piece
# of a word five times.
_WORDS = re.compile(r"\b(\w+(?:\W+\w+){1,7}?)(?:\W+\1\b){2,}", re.IGNORECASE)
_WORD = re.compile(r"\b([^\W\d]+)(?:\W+\1\b){3,}", re.IGNORECASE)
_PERIODS = 8
_LONG = 18
_PIECE = re.compile(r"(\w{1,12}?)\1{4,}")


class Loops:
    """A stretch that is repeated over and over in the target and not in the source."""

    id = "loops"
    title = "the same said again and again"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding, at the repetitions after the first."""
        match = _loop(pair.target)
        if match is None or _loop(pair.source) is not None:
            return
        start = match.end(1)
        message = f"'{match[1]}' is said again and again"
        yield Finding(self.id, self.severity, message, start, match.end())


def _loop(text: str) -> re.Match[str] | None:
    if not _may_loop(text):
        return None
    found = (pattern.search(text) for pattern in (_WORD, _WORDS, _PIECE))
    return next((match for match in found if match and _has_letter(match[1])), None)


def _may_loop(text: str) -> bool:
    """Whether a word comes back at equal distances, or one is long; spares most the search."""
    words = [word.strip(",;:.") for word in text.lower().split()]
    last: dict[str, tuple[int, int]] = {}
    for at, word in enumerate(words):
        before, distance = last.get(word, (-_PERIODS - 1, 0))
        if at - before == distance <= _PERIODS or len(word) >= _LONG:
            return True
        last[word] = (at, at - before)
    return False


def _has_letter(text: str) -> bool:
    return any(c.isalpha() for c in text)
