"""Call only the checks that can find anything in a pair.

Most pairs are clean, and most checks are about characters that few pairs have: figures, brackets,
quotation marks, tags. Each side of a pair is searched once, for the signs of all checks together;
a check none of whose signs is there is not called. Some look for things of which both sides must
have one, a month and a month: what is there is one number, a bit for each thing that any check
asks for, and the checks that are worth a call are known by it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from align.checks.base import Check, Finding, Pair
from align.checks.signs import Need, Signs
from align.checks.words import vocabulary

_BLANK = "empty"
"""The only check that has something to say about a target without text."""

Find = Callable[[Pair], Iterable[Finding]]
"""``Check.find``, bound to its check."""
_Asking = TypeVar("_Asking", str, frozenset[str])
_MOST = 1 << 14
"""Numbers that are kept with their checks."""


class Sieve:
    """Some checks of single pairs, in their order."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = tuple(checks)
        asked = _Asked()
        self._masks = [asked.masks(check.signs) for check in checks]
        self._source, self._target = _Signs(asked.source_signs), _Signs(asked.target_signs)
        self._said, self._told = _Words(asked.source_words), _Words(asked.target_words)
        self._blank: tuple[Find, ...] = tuple(one.find for one in checks if one.id == _BLANK)
        self._due: dict[int, tuple[Find, ...]] = {}

    def findings(self, pair: Pair) -> list[Finding]:
        """Return what the checks find in a pair, check by check."""
        blank = not pair.target or pair.target.isspace()
        found: list[Finding] = []
        for find in self._blank if blank else self.due(pair):
            if some := find(pair):
                found += some
        return found

    def due(self, pair: Pair) -> tuple[Find, ...]:
        """Return the checks that are worth a call, in their order."""
        source, target, met = self._source, self._target, 0
        for sign in source.found(pair.source):
            met |= source[sign]
        for sign in target.found(pair.target):
            met |= target[sign]
        said, told = self._said, self._told
        for word in said.known & vocabulary(pair.source):
            met |= said[word]
        for word in told.known & vocabulary(pair.target):
            met |= told[word]
        due = self._due.get(met)
        return self._chosen(met) if due is None else due

    def _chosen(self, met: int) -> tuple[Find, ...]:
        """Return the checks of which some mask is met, and keep them."""
        if len(self._due) >= _MOST:
            self._due.clear()
        each = zip(self._checks, self._masks, strict=True)
        due = (one.find for one, masks in each if any(met & mask == mask for mask in masks))
        self._due[met] = tuple(due)
        return self._due[met]


class _Asked:
    """All that checks ask for, a bit each: classes of characters and sets of words on a side."""

    def __init__(self) -> None:
        self.source_signs: dict[str, int] = {}
        self.target_signs: dict[str, int] = {}
        self.source_words: dict[frozenset[str], int] = {}
        self.target_words: dict[frozenset[str], int] = {}
        self._bits = 0

    def masks(self, signs: Signs) -> list[int]:
        """Return the sets of bits of which one must be met; the empty one always is."""
        masks = [0] if signs.everywhere else []
        masks += [
            self._bit(table, asked)
            for table, asked in (
                (self.source_signs, signs.source),
                (self.target_signs, signs.target),
            )
            if asked
        ]
        masks += [
            self._bit(table, words)
            for table, words in (
                (self.source_words, signs.source_words),
                (self.target_words, signs.target_words),
            )
            if words
        ]
        return masks + [self._all(need) for need in signs.needs]

    def _all(self, need: Need) -> int:
        mask = self._bit(self.source_signs, need.source_signs) if need.source_signs else 0
        for words in need.source:
            mask |= self._bit(self.source_words, words)
        for words in need.target:
            mask |= self._bit(self.target_words, words)
        return mask

    def _bit(self, table: dict[_Asking, int], asked: _Asking) -> int:
        if asked not in table:
            table[asked] = 1 << self._bits
            self._bits += 1
        return table[asked]


class _Signs(dict[str, int]):
    """The bits of each character of a side that is asked for."""

    def __init__(self, asked: Mapping[str, int]) -> None:
        super().__init__()
        self._each = [(_class_of(signs), bit) for signs, bit in asked.items()]
        self.found: Callable[[str], list[str]] = _class_of("".join(asked)).findall

    def __missing__(self, sign: str) -> int:
        self[sign] = sum(bit for signs, bit in self._each if signs.match(sign))
        return self[sign]


class _Words(dict[str, int]):
    """The bits of each word of a side that is asked for."""

    def __init__(self, asked: Mapping[frozenset[str], int]) -> None:
        super().__init__()
        for words, bit in asked.items():
            for word in words:
                self[word] = self.get(word, 0) | bit
        self.known = frozenset(self)


@cache
def _class_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]" if signs else r"(?!)")
