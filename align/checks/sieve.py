"""Call only the checks that can find anything in a pair.

Most pairs are clean, and most checks are about characters that few pairs have: figures, brackets,
quotation marks, tags. Each side of a pair is searched once, for the signs of all checks together;
a check none of whose signs is there is not called.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from align.checks.base import Check, Finding, Pair
from align.checks.signs import Signs
from align.checks.words import vocabulary

_BLANK = "empty"
"""The only check that has something to say about a target without text."""

Find = Callable[[Pair], Iterable[Finding]]
"""``Check.find``, bound to its check."""


class Sieve:
    """Some checks of single pairs, in their order."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = tuple(checks)
        self._source = _Side([check.signs for check in checks], lambda signs: signs.source)
        self._target = _Side([check.signs for check in checks], lambda signs: signs.target)
        self._words = (
            _Words([check.signs.source_words for check in checks]),
            _Words([check.signs.target_words for check in checks]),
        )
        self._always = sum(1 << n for n, check in enumerate(checks) if check.signs.everywhere)
        self._blank: tuple[Find, ...] = tuple(one.find for one in checks if one.id == _BLANK)
        self._due: dict[int, tuple[Find, ...]] = {}

    def findings(self, pair: Pair) -> list[Finding]:
        """Return what the checks find in a pair, check by check."""
        blank = not pair.target or pair.target.isspace()
        due = self._blank if blank else self.due(pair)
        return [finding for find in due for finding in find(pair)]

    def due(self, pair: Pair) -> tuple[Find, ...]:
        """Return the checks that are worth a call, in their order."""
        wanted = self._always
        for sign in self._source.found(pair.source):
            wanted |= self._source[sign]
        for sign in self._target.found(pair.target):
            wanted |= self._target[sign]
        ours, theirs = self._words
        for word in ours.known & vocabulary(pair.source):
            wanted |= ours[word]
        for word in theirs.known & vocabulary(pair.target):
            wanted |= theirs[word]
        if wanted not in self._due:
            due = (check.find for n, check in enumerate(self._checks) if wanted >> n & 1)
            self._due[wanted] = tuple(due)
        return self._due[wanted]


class _Side(dict[str, int]):
    """The checks that ask for a character on one side; a set of checks is a number, a bit each."""

    def __init__(self, signs: Sequence[Signs], side: Callable[[Signs], str]) -> None:
        listed = [side(one) for one in signs]
        self._each = [_class_of(one) for one in listed]
        self.found: Callable[[str], list[str]] = _class_of("".join(listed)).findall

    def __missing__(self, sign: str) -> int:
        self[sign] = sum(1 << n for n, signs in enumerate(self._each) if signs.match(sign))
        return self[sign]


class _Words(dict[str, int]):
    """The checks that ask for a word on one side."""

    def __init__(self, asked: Sequence[frozenset[str]]) -> None:
        super().__init__()
        for number, words in enumerate(asked):
            for word in words:
                self[word] = self.get(word, 0) | 1 << number
        self.known = frozenset(self)


@cache
def _class_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]" if signs else r"(?!)")
