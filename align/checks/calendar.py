"""Weekdays, days of the month in words, and times such as yesterday: are they those of the source?

Each of these is told only where both sides name one of a kind, and another one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.counting import reader
from align.checks.quantities import figures, worded
from align.checks.said import amounts
from align.checks.signs import Need
from align.checks.words import vocabulary, words

DAY_LEADS = frozenset({"mồng", "mùng", "ngày"})
_MOST = 31


@dataclass(frozen=True, slots=True)
class Change:
    """A time of the target that stands for another one of the source."""

    text: str
    instead: str
    """What the source has."""
    span: tuple[int, int]
    """Code points into the target."""


def changed_times(pair: Pair, ours: Conventions, theirs: Conventions) -> Iterator[Change]:
    """Yield the times of the target that the source has otherwise."""
    told = vocabulary(pair.target)
    if _may_name_weekdays(pair, ours, theirs):
        yield from _weekdays(pair, ours, theirs)
    if not told.isdisjoint(theirs.ordinal_words) and _leads(pair.source, ours):
        yield from _days(pair, ours, theirs)
    for kind in _kinds(pair, ours, theirs):
        yield from _named_times(pair, ours.times[kind], theirs.times[kind])


def needs_of_times(ours: Conventions, theirs: Conventions) -> Iterator[Need]:
    """Yield what must stand in a pair for ``may_change``."""
    yield Need((ours.weekday_words,), (frozenset(theirs.named),))
    yield Need((DAY_LEADS,), (theirs.ordinal_words,))
    for kind, signs in theirs.time_signs.items():
        if kind in ours.times:
            yield Need(ours.time_signs.get(kind, ()), signs)


def may_change(pair: Pair, ours: Conventions, theirs: Conventions) -> bool:
    """Whether both sides may name times of a kind."""
    told = vocabulary(pair.target)
    if _may_name_weekdays(pair, ours, theirs):
        return True
    if not told.isdisjoint(theirs.ordinal_words) and _leads(pair.source, ours):
        return True
    return next(iter(_kinds(pair, ours, theirs)), None) is not None


def _may_name_weekdays(pair: Pair, ours: Conventions, theirs: Conventions) -> bool:
    return not (
        vocabulary(pair.target).isdisjoint(theirs.named)
        or vocabulary(pair.source).isdisjoint(ours.weekday_words)
    )


def _kinds(pair: Pair, ours: Conventions, theirs: Conventions) -> Iterator[str]:
    """Yield the kinds of times of which both sides have the words."""
    told, said = vocabulary(pair.target), vocabulary(pair.source)
    if told.isdisjoint(_all_signs(theirs)):
        return
    for kind, signs in theirs.time_signs.items():
        if told.isdisjoint(signs[0]) or told.isdisjoint(signs[-1]) or kind not in ours.times:
            continue
        if not any(said.isdisjoint(one) for one in ours.time_signs.get(kind, ())):
            yield kind


def _weekdays(pair: Pair, ours: Conventions, theirs: Conventions) -> Iterator[Change]:
    found = list(_told(pair.target, theirs))
    if not found:
        return
    told = {value: match.group() for value, match in _told(pair.source, ours)}
    met = {value for value, _ in found}
    lost = [value for value in told if value not in met]
    if lost:
        there = worded(pair.target, theirs)
        there |= {value for one in figures(pair.target, theirs) for value in one.values}
        lost = [value for value in lost if value not in there]
    for value, match in found:
        if lost and value not in told:
            yield Change(match.group(), told[lost[0]], match.span())


def _told(text: str, room: Conventions) -> Iterator[tuple[int, re.Match[str]]]:
    for match in _compiled(room.weekday_names).finditer(text):
        word = match["n"].lower()
        yield room.named[word] if word in room.named else int(word), match


def _days(pair: Pair, ours: Conventions, theirs: Conventions) -> Iterator[Change]:
    """Yield ordinals of the target that stand for a day of the month in words."""
    days = {
        value: f"{one.lead} {pair.source[one.start : one.end]}"
        for one in amounts(pair.source, ours.code)
        if one.lead in DAY_LEADS and len(one.values) == 1
        for value in one.values
        if 1 < value <= _MOST
    }
    if not days:
        return
    there = worded(pair.target, theirs)
    there |= {value for one in figures(pair.target, theirs) for value in one.values}
    lost = [value for value in days if value not in there]
    if not lost:
        return
    told = worded(pair.source, ours)
    told |= {value for one in amounts(pair.source, ours.code) for value in one.all}
    told |= {value for one in figures(pair.source, ours) for value in one.values}
    for match in _compiled(theirs.ordinal).finditer(pair.target):
        value = max(worded(match["n"], theirs), default=0.0)
        if value > 1 and value not in told:
            yield Change(match.group(), days[lost[0]], match.span())


def _named_times(
    pair: Pair, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the one time of a kind that the target names where the source names another."""
    told = _only(pair.source, ours)
    if told is None:
        return
    found = _only(pair.target, theirs)
    if found is not None and found[0] != told[0]:
        yield Change(found[1].group(), told[1].group(), found[1].span())


def _only(text: str, names: Mapping[str, str]) -> tuple[str, re.Match[str]] | None:
    """Return the only one of some times that a text names."""
    found: tuple[str, re.Match[str]] | None = None
    for name, pattern in names.items():
        match = _compiled(pattern).search(text)
        if match is not None:
            if found is not None:
                return None
            found = name, match
    return found


def _leads(source: str, room: Conventions) -> bool:
    """Whether a number in words stands behind the word for a day."""
    if vocabulary(source).isdisjoint(DAY_LEADS):
        return False
    read, said = reader(room.code), words(source)
    inner = read.inner if read else frozenset[str]()
    return any(before in DAY_LEADS and after in inner for before, after in pairwise(said))


@cache
def _all_signs(room: Conventions) -> frozenset[str]:
    return frozenset(word for signs in room.time_signs.values() for word in signs[-1])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern or r"(?!)", re.IGNORECASE if not pattern.startswith("[") else 0)
