"""Two names in each other's place: ``A hơn B`` and ``B … than A``, ``từ A đến B`` and the like."""

import re
from collections.abc import Iterator
from functools import cache

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.conventions.base import Relation
from align.checks.folding import UPPER, joined
from align.checks.words import vocabulary

_NAME = rf"[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+)*"
_TURNS = frozenset({"by", "of", "from", "whom", "who", "was", "were", "been", "with", "s"})
"""Words with which English turns a sentence round."""


class Swapped:
    """Tells which names of a source the target has in the place of others."""

    def __init__(self, ours: Conventions, theirs: Conventions) -> None:
        self._titles = ours.titles
        self._both = list(zip(ours.relations, theirs.relations, strict=False))
        self._related = {word: n for n, each in enumerate(self._both) for word in each[0].words}
        self._words = frozenset(self._related)

    def wrong(self, pair: Pair) -> tuple[tuple[str, str], ...]:
        """Return the first of two names of the source, and the one that the target has for it."""
        related = self._words & vocabulary(pair.source)
        if not related:
            return ()
        told = vocabulary(pair.target)
        found: list[tuple[str, str]] = []
        for one, other in (self._both[n] for n in {self._related[word] for word in related}):
            if not (other.words.isdisjoint(told) if other.words else _TURNS & told):
                found += self._found(one, other, pair)
        return tuple(found)

    def _found(self, one: Relation, other: Relation, pair: Pair) -> Iterator[tuple[str, str]]:
        match = _compiled(one.pattern).search(pair.source)
        if match is not None:
            first, second = _core(match["one"], self._titles), _core(match["two"], self._titles)
            yield from _turned(first, second, pair, other.pattern)


def _turned(one: str, two: str, pair: Pair, shape: str) -> Iterator[tuple[str, str]]:
    if joined(one) == joined(two) or pair.source.count(one) > 1 or pair.source.count(two) > 1:
        return
    for first, second in _compiled(shape).findall(pair.target):
        ahead, behind = joined(first), joined(second)
        if joined(two) in ahead and joined(one) in behind and joined(one) not in ahead:
            yield one, first


def _core(name: str, titles: frozenset[str]) -> str:
    """Return a name without the word for its kind, which begins a sentence: Sông Hồng."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in titles else name


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("NAME", _NAME))
