"""Find the unit behind a number."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from align.checks.counting.base import Word


class Units:
    """The units of a language by the words they are told in.

    Args:
        units: words with the kind each stands for, several words of one unit joined by hyphens.
    """

    def __init__(self, units: Mapping[str, str]) -> None:
        self._units = units
        self._longest: dict[str, int] = {}
        for name in units:
            first, length = name.split("-")[0], name.count("-") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))

    @property
    def first_words(self) -> frozenset[str]:
        """Return the words with which a unit begins."""
        return frozenset(self._longest)

    def at(self, words: Sequence[Word], at: int) -> tuple[str, int]:
        """Return the kind of the unit that begins at a word, and of how many words it is."""
        if at >= len(words) or words[at].small not in self._longest:
            return "", 0
        longest = min(self._longest[words[at].small], len(words) - at)
        for length in range(longest, 0, -1):
            part = words[at : at + length]
            if all(word.joined for word in part[1:]):
                name = "-".join([word.small for word in part])
                if name in self._units:
                    return self._units[name], length
        return "", 0


@lru_cache(maxsize=4)
def _kept(code: str) -> Units:
    from align.checks.conventions import conventions

    return Units(conventions(code).units)


def units_of(code: str) -> Units:
    """Return the units of a language by its primary code."""
    return _kept(code)
