"""Length: a target far shorter or longer than translations of such a source are.

The logarithm of the ratio of lengths in characters is nearly normal, and its spread shrinks with
the length of the source (Gale and Church 1993, section 3.1, for counts of characters). The
figures are fitted on the human translations in ``data/corpus/written``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, exp, log, sqrt

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.signs import ANYWHERE


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long translations of one language into another are."""

    mean: float
    """Of the logarithm of target characters by source characters."""
    spread: float
    """Standard deviation of it in very long segments."""
    short: float
    """What shortness adds: the variance grows by ``short`` ** 2 by character of the source."""

    def surprise(self, source: int, target: int) -> float:
        """Return how many standard deviations a pair of lengths is off, negative if short."""
        if not source or not target:
            return 0.0
        return (log(target / source) - self.mean) / self._deviation(source)

    def within(self, source: int, limit: float) -> tuple[float, float]:
        """Return the shortest and the longest target that is off by so many deviations."""
        if not source:
            return 0.0, 0.0
        off = limit * self._deviation(source)
        return source * exp(self.mean - off), source * exp(self.mean + off)

    def _deviation(self, source: int) -> float:
        return sqrt(self.spread**2 + self.short**2 / source)


_FITTED = {("vi", "en"): Lengths(0.2, 0.12, 1.3)}
_ANY = Lengths(0.0, 0.4, 1.5)


def lengths(source: str, target: str) -> Lengths:
    """Return what is known of two languages, by their codes, in either direction."""
    if (source, target) in _FITTED:
        return _FITTED[source, target]
    if (target, source) in _FITTED:
        other = _FITTED[target, source]
        return Lengths(-other.mean, other.spread, other.short)
    return _ANY


class Length:
    """The target is too short or too long to be all and only the source."""

    id = "length"
    title = "target far too short or too long"
    severity = Severity.WARNING
    signs = ANYWHERE

    limit = 4.0
    """Standard deviations from which a length is worth a finding."""

    def __init__(self, setting: Setting) -> None:
        self._lengths = lengths(setting.ours.code, setting.theirs.code)
        self._usual = lru_cache(maxsize=4096)(self._usual_lengths)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding."""
        source, target = len(pair.source.strip()), len(pair.target.strip())
        if target in self._usual(source):
            return ()
        surprise = self._lengths.surprise(source, target)
        if abs(surprise) <= self.limit or _may_differ(pair, source, target):
            return ()
        what = "long" if surprise > 0 else "short"
        message = f"too {what}: {target} characters for {source} of the source"
        return (whole(self, pair, message),)

    def _usual_lengths(self, source: int) -> range:
        """Return lengths of a target that are surely within the limit."""
        shortest, longest = self._lengths.within(source, self.limit)
        return range(ceil(shortest) + 1, int(longest))


_SHORT_SOURCE = 80
"""Characters of a source in which polite words and particles may be half of all."""
_LEAST_SHARE = 0.36
_SHORT_TERM = 40
"""Characters of a source that an abbreviation may stand for: a TV set."""
_ABBREVIATION = re.compile(r"(?<!\w)[A-Z]{2,5}s?(?!\w)")


def _may_differ(pair: Pair, source: int, target: int) -> bool:
    """Whether a short target says all: a number or a date in figures, a phrase without formulas."""
    if not any(map(str.isalpha, pair.target)):
        return True
    if target < source < _SHORT_TERM and _ABBREVIATION.search(pair.target):
        return True
    return target < source < _SHORT_SOURCE and target >= _LEAST_SHARE * source
