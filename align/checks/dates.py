"""Dates: a month told by its name must be the month of the source, and keep its day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.calendar import changed_times, may_change, needs_of_times
from align.checks.conventions import Conventions
from align.checks.quantities import figures, worded
from align.checks.signs import NOWHERE, Need, Signs
from align.checks.words import vocabulary

_IN_FIGURES = re.compile(
    r"(?<![\d.,/-])(\d{1,2})[/-](\d{1,2})(?:[/-](?:\d{4}|\d{2}))?(?![\d/.,-]*\d)"
)
_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_NEAR = 10
"""Characters before a month in which its day may stand."""
_MONTHS = 12
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Told:
    """A month as a text tells it."""

    month: int
    day: int | None
    """None where only the month is told."""
    text: str
    span: tuple[int, int]


class Dates:
    """The target names a month that the source does not have, or gives it another's day."""

    id = "dates"
    title = "months and their days changed"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        self._months_told = self._theirs.month_words
        self.signs = NOWHERE
        if self._ours.month and self._theirs.month:
            told = (self._months_told,)
            months = Need((self._ours.month_words,), told), Need((), told, r"/\-")
            self.signs = Signs(needs=(*months, *needs_of_times(self._ours, self._theirs)))

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each month or date of the target that the source has otherwise."""
        if self.signs is NOWHERE:
            return ()
        if self._may_date(pair) or may_change(pair, self._ours, self._theirs):
            return self._found(pair)
        return ()

    def _may_date(self, pair: Pair) -> bool:
        """Whether the source may tell a month, and the target tells one by its name."""
        source = pair.source
        if vocabulary(pair.target).isdisjoint(self._months_told):
            return False
        if not vocabulary(source).isdisjoint(self._ours.month_words):
            return True
        return ("/" in source or "-" in source) and _IN_FIGURES.search(source) is not None

    def _found(self, pair: Pair) -> Iterator[Finding]:
        yield from self._months(pair)
        for one in changed_times(pair, self._ours, self._theirs):
            message = f"'{one.text}' stands where the source has '{one.instead}'"
            yield Finding(self.id, self.severity, message, *one.span)

    def _months(self, pair: Pair) -> Iterator[Finding]:
        if not self._may_date(pair):
            return
        theirs = list(_told(pair.target, self._theirs))
        if not theirs:
            return
        ours = list(_told(pair.source, self._ours))
        ours += _in_figures(pair.source)
        months = {one.month for one in ours}
        dates = {(one.day, one.month) for one in ours}
        met = {one.month for one in theirs} | {one.month for one in _in_figures(pair.target)}
        days = {one.day for one in ours if one.day}
        lost = [one for one in ours if one.month not in met]
        written = {(one.day or 0, one.month) for one in theirs}
        for one in theirs:
            if one.month not in months:
                instead = lost[0] if lost else None
            elif (one.day, one.month) not in dates and (
                one.day in days or self._is_new(one, ours, pair.source)
            ):
                instead = _same_month(ours, one, written)
            else:
                continue
            if instead:
                message = f"'{one.text}' stands where the source has '{instead.text}'"
                yield Finding(self.id, self.severity, message, *one.span)

    def _is_new(self, one: Told, ours: list[Told], source: str) -> bool:
        """Whether the day of a date is no number of the source but a month."""
        if one.day is None:
            return False
        told = [value for its in figures(source, self._ours) for value in its.values]
        return one.day in told and told.count(one.day) <= sum(its.month == one.day for its in ours)


def _same_month(ours: list[Told], theirs: Told, written: set[tuple[int, int]]) -> Told | None:
    """Return a date of the source in the month of another that the target does not have."""
    same = [one for one in ours if one.month == theirs.month]
    if any(one.day is None for one in same):
        return None
    return next((one for one in same if (one.day, one.month) not in written), None)


def _told(text: str, room: Conventions) -> Iterator[Told]:
    for match in _compiled(room).finditer(text):
        groups = match.groupdict()
        day = groups.get("behind") or ""
        month = _month(groups.get("month") or match.group().removesuffix(day).split()[0], room)
        start, end = match.span()
        near = max(0, start - _NEAR)
        if before := _BEFORE.search(text[near:start]):
            day, start = before[1], near + before.start()
        if month:
            number = int(day) if day and 1 <= int(day) <= _DAYS else None
            yield Told(month, number, text[start:end].strip(), (start, end))


def _month(word: str, room: Conventions) -> int | None:
    small = " ".join(word.lower().strip(".").split())
    if small in room.named:
        return room.named[small]
    value = (
        float(word)
        if word.isdecimal()
        else room.counts.get(small) or max(worded(word, room), default=0)
    )
    return int(value) if 1 <= value <= _MONTHS else None


def _in_figures(text: str) -> Iterator[Told]:
    """Yield dates such as 3/2/1930, day first."""
    for match in _IN_FIGURES.finditer(text):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
            yield Told(month, day, match.group(), match.span())


@cache
def _compiled(room: Conventions) -> re.Pattern[str]:
    return re.compile(room.month or r"(?!)")
