"""Numbers: what the source says in figures must be in the target, whatever its conventions.

``1.234,5`` is ``1,234.5`` in English, ``tháng 12`` is ``December``, ``36 tỉ`` is ``36 billion``:
none of these is a fault. A number of the source may be spelled out in the target, and a number
of the target may be spelled out in the source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.counting import Amount, reader
from align.checks.counting.base import Weight
from align.checks.counting.cycle import cyclic, in_cycle
from align.checks.figures import written
from align.checks.glance import plainly_same
from align.checks.quantities import (
    POWER,
    Quantity,
    figures,
    has_hour,
    is_scaled,
    single_words,
    tokens,
    worded,
)
from align.checks.said import (
    amounts,
    converted,
    is_short_year,
    same_figure,
    unmatched,
)
from align.checks.signs import FIGURES, Signs
from align.checks.words import vocabulary

_SMALL = frozenset({0.0, 1.0})
"""Numbers that come and go: one is an article, nought the minutes of a full hour."""
_FIGURE = re.compile(r"\d")
_SWAPPED = str.maketrans(",.", ".,")


class Numbers:
    """A number is missing from the target, or there is one that the source does not have."""

    id = "numbers"
    title = "numbers missing, added or changed"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        self._weekday, self._untold = _compiled(self._ours.weekday), _compiled(self._ours.untold)
        ours, theirs = reader(self._ours.code), reader(self._theirs.code)
        self._are_read = ours is not None and theirs is not None
        self.signs = Signs(FIGURES, FIGURES)
        if ours is not None and theirs is not None:
            asking = ours.known - ours.silent, theirs.known - theirs.silent
            self.signs = Signs(FIGURES, FIGURES, False, *asking)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each number without a counterpart."""
        if self._plainly_same(pair) and plainly_same(pair, self._ours, self._theirs):
            return ()
        return self._found(pair)

    def _plainly_same(self, pair: Pair) -> bool:
        """Whether both sides have the same figures, but for some that the target says in a word.

        Whatever figures stand for, only words that multiply them could still make them differ.
        """
        if not _FIGURE.search(pair.source) and not _FIGURE.search(pair.target):
            return True
        ours, theirs = tokens(pair.source), tokens(pair.target)
        if not theirs <= ours:
            theirs = frozenset(one.translate(_SWAPPED) for one in theirs)
        if not theirs <= ours or POWER in ours or POWER in theirs:
            return False
        if not is_scaled(pair.source, self._ours):
            return theirs == ours or self._in_a_word(ours - theirs, vocabulary(pair.target))
        return theirs == ours and not is_scaled(pair.target, self._theirs)

    def _in_a_word(self, figures: Iterable[str], spoken: frozenset[str]) -> bool:
        """Whether each figure is the value of a single word."""
        known = single_words(self._theirs)
        values = {value for word in spoken if word in known for value in known[word]}
        return all(one.isdecimal() and float(one) in values for one in figures)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        clock = has_hour(pair.source, self._ours) or any(
            one.unit == "hour" for one in amounts(pair.source, self._ours.code)
        )
        source = list(figures(pair.source, self._ours, clock=clock))
        target = list(figures(pair.target, self._theirs, clock=clock))
        lost, added = self._lost(pair, source, target), self._added(pair, source, target)
        ours, theirs = self._worded(pair, source, target)
        lost, added = self._rid_of_measures(pair, lost, added)
        if len(lost) == len(added) == 1:
            yield self._changed(lost[0], added[0])
            return
        for one in lost:
            if not added and theirs:
                continue
            message = f"{one.text} of the source is not in the target"
            yield Finding(self.id, self.severity, message, 0, len(pair.target))
        for one in added:
            message = f"{one.text} is not in the source"
            yield Finding(self.id, self.severity, message, one.start, one.end)
        yield from self._said(pair, ours, theirs, lost, added)

    def _worded(
        self, pair: Pair, source: Sequence[Quantity], target: Sequence[Quantity]
    ) -> tuple[list[Amount], list[Amount]]:
        """Return the numbers in words of either side that the other does not have."""
        if not self._are_read:
            return [], []
        ours = amounts(pair.source, self._ours.code)
        theirs = amounts(pair.target, self._theirs.code)
        return (
            unmatched(ours, theirs, target, pair.target, self._theirs),
            unmatched(theirs, ours, source, pair.source, self._ours),
        )

    def _said(
        self,
        pair: Pair,
        ours: Sequence[Amount],
        theirs: Sequence[Amount],
        lost: Sequence[Quantity],
        added: Sequence[Quantity],
    ) -> Iterator[Finding]:
        """Yield what is wrong with numbers in words; a small one needs another in its place."""
        instead = [pair.source[one.start : one.end] for one in ours] + [one.text for one in lost]
        for one in theirs:
            text = pair.target[one.start : one.end]
            if instead:
                message = f"'{text}' stands where the source has '{instead[0]}'"
                yield Finding(self.id, self.severity, message, one.start, one.end)
            elif one.weight is Weight.FIRM:
                message = f"'{text}' is not in the source"
                yield Finding(self.id, self.severity, message, one.start, one.end)
        for one in ours if not theirs and not added else ():
            if one.weight is Weight.FIRM:
                text = pair.source[one.start : one.end]
                message = f"'{text}' of the source is not in the target"
                yield Finding(self.id, self.severity, message, 0, len(pair.target))

    def _rid_of_measures(
        self, pair: Pair, lost: list[Quantity], added: list[Quantity]
    ) -> tuple[list[Quantity], list[Quantity]]:
        """Leave out figures that are the same measure in another unit."""
        if not lost or not added:
            return lost, added
        same = [
            (one, other)
            for one in lost
            for other in added
            if converted(one, pair.source, self._ours, other, pair.target, self._theirs)
        ]
        ours, theirs = {id(one) for one, _ in same}, {id(other) for _, other in same}
        return (
            [one for one in lost if id(one) not in ours],
            [one for one in added if id(one) not in theirs],
        )

    def _changed(self, ours: Quantity, theirs: Quantity) -> Finding:
        message = f"{theirs.text} stands where the source has {ours.text}"
        alike = ours.scale == theirs.scale and ours.proper is not None
        fix = written(ours.proper, ours.text, self._theirs) if alike and ours.proper else None
        return Finding(self.id, self.severity, message, theirs.start, theirs.end, fix)

    def _lost(
        self, pair: Pair, source: Sequence[Quantity], target: Sequence[Quantity]
    ) -> list[Quantity]:
        open_ = [one for one in source if not _same_as_any(one, target)]
        open_ = [
            one for one in open_ if not one.values <= _SMALL and not self._is_weekday(pair, one)
        ]
        if open_ and self._untold is not None:
            spans = [match.span() for match in self._untold.finditer(pair.source)]
            open_ = [one for one in open_ if not any(a <= one.start < b for a, b in spans)]
        if not open_:
            return []
        words = worded(pair.target, self._theirs)
        said = amounts(pair.target, self._theirs.code)
        return [
            one
            for one in open_
            if not _worded_in(one, words) and not same_figure(one, pair.source, self._ours, said)
        ]

    def _added(
        self, pair: Pair, source: Sequence[Quantity], target: Sequence[Quantity]
    ) -> list[Quantity]:
        open_ = [
            one for one in target if not _same_as_any(one, source) and not one.values <= _SMALL
        ]
        if not open_:
            return []
        words = worded(pair.source, self._ours)
        said = amounts(pair.source, self._ours.code)
        named = cyclic(pair.source) if self._ours.code == "vi" else frozenset[int]()
        if named:
            open_ = [one for one in open_ if not in_cycle(one.proper or 0.5, named)]
        return [
            one
            for one in open_
            if not _worded_in(one, words) and not same_figure(one, pair.target, self._theirs, said)
        ]

    def _is_weekday(self, pair: Pair, one: Quantity) -> bool:
        if self._weekday is None or one.proper is None or not 2 <= one.proper <= 8:
            return False
        return self._weekday.search(pair.source, 0, one.start) is not None


def _compiled(pattern: str) -> "re.Pattern[str] | None":
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _same_as_any(one: Quantity, others: Sequence[Quantity]) -> bool:
    return any(_same(one, other) for other in others)


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may be the same; two that are both scaled must agree in all."""
    if one.scale != 1 and other.scale != 1:
        return bool(one.scaled & other.scaled)
    if one.scale != other.scale:
        return _same_unscaled(*((one, other) if one.scale != 1 else (other, one)))
    return bool(one.values & other.values) or _same_year(one, other)


def _same_unscaled(scaled: Quantity, bare: Quantity) -> bool:
    """Whether a number with a scale may be one without: ``1,4 vạn`` is 14,000, and not 1,400."""
    if scaled.scaled & bare.values or scaled.text == bare.text:
        return True
    return bool(scaled.values & bare.told)


def _same_year(one: Quantity, other: Quantity) -> bool:
    """Whether one is the last two figures of the other, a year: ``năm 60``, ``1960s``."""
    short, long = sorted((one.text, other.text), key=len)
    return len(short) == 2 and len(long) == 4 and long[:2] in _CENTURIES and long[2:] == short


_CENTURIES = ("17", "18", "19", "20")


def _worded_in(one: Quantity, words: frozenset[float]) -> bool:
    short = {value % 100 for value in one.worth if is_short_year(value)}
    return bool((one.worth | short) & words)
