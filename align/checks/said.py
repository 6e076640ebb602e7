"""Numbers in words: which of one side the other side does not have."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from align.checks.conventions import Conventions
from align.checks.counting import Amount, reader, same_measure
from align.checks.counting.base import Weight, near, tokenised
from align.checks.counting.units import units_of
from align.checks.quantities import Quantity
from align.checks.words import vocabulary

_BEHIND = 24
"""Characters behind a number in which its unit begins."""
_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_TWO_FIGURES = 10
_NEAR = 0.005
"""How far a fraction and its decimals may be apart, relatively: two thirds and 66.7 %."""


@lru_cache(maxsize=8)
def amounts(text: str, code: str) -> tuple[Amount, ...]:
    """Return the amounts that a text has in words, none for a language without a reader."""
    read = reader(code)
    if read is None:
        return ()
    if vocabulary(text).isdisjoint(read.wanted):
        return ()
    return tuple(one for part in near(text, read.wanted) for one in read.read(part))


def same_figure(one: Quantity, text: str, room: Conventions, others: Iterable[Amount]) -> bool:
    """Whether a number in figures is told in words, perhaps in another unit."""
    values = one.worth
    values |= {value % 100 for value in values if is_short_year(value)}
    others = tuple(others)
    if any(_meet(values, other.all) for other in others):
        return True
    unit = unit_of(one, text, room)
    if unit == "percent" and any(_meet({v / 100 for v in values}, one.all) for one in others):
        return True
    return bool(unit) and any(
        same_measure(values, unit, other.all, other.unit) for other in others if other.unit
    )


def is_short_year(value: float) -> bool:
    """Whether a number may be a year that its last two figures tell: ``năm 60``, ``the 1960s``."""
    return _FIRST_YEAR <= value < _LAST_YEAR and value % 100 >= _TWO_FIGURES


def converted(
    one: Quantity, text: str, room: Conventions, other: Quantity, theirs: str, there: Conventions
) -> bool:
    """Whether two numbers in figures are the same measure: 0.5 kW and 500 watts."""
    unit, its = unit_of(one, text, room), unit_of(other, theirs, there)
    return bool(unit and its) and same_measure(one.worth, unit, other.worth, its)


def unmatched(
    amounts: Sequence[Amount],
    others: Sequence[Amount],
    figures: Sequence[Quantity],
    told: str,
    there: Conventions,
) -> list[Amount]:
    """Return the amounts that ask for a number of which the other side has no trace."""
    asked = [one for one in amounts if one.weight > Weight.HINT]
    if not asked:
        return []
    values = frozenset(value for one in figures for value in one.told)
    values |= {value % 100 for value in values if is_short_year(value)}
    single = {there.counts[word] for word in vocabulary(told) & there.counts.keys()}
    return [one for one in asked if not _told(one, others, figures, values | single, told, there)]


def _told(
    one: Amount,
    others: Sequence[Amount],
    figures: Sequence[Quantity],
    values: frozenset[float],
    text: str,
    there: Conventions,
) -> bool:
    if _meet(one.all, values) or any(_meet(one.all, other.all) for other in others):
        return True
    for other in others:
        if one.unit and other.unit and same_measure(one.all, one.unit, other.all, other.unit):
            return True
    for figure in figures:
        unit = unit_of(figure, text, there)
        if unit == "percent" and _meet(one.all, {value / 100 for value in figure.told}):
            return True
        if one.unit and unit and same_measure(one.all, one.unit, figure.told, unit):
            return True
    return False


def _meet(some: Iterable[float], others: Iterable[float]) -> bool:
    """Whether two sets have a value in common; fractions may be rounded."""
    for one in some:
        for other in others:
            if one == other:
                return True
            if one != int(one) and abs(one - other) <= _NEAR * abs(one):
                return True
    return False


@lru_cache(maxsize=32)
def _unit_at(text: str, at: int, room: Conventions) -> str:
    said = tokenised(text[at : at + _BEHIND])
    first = 0
    while first < len(said) and (said[first].small in room.scales or said[first].text == "-"):
        first += 1
    return units_of(room.code).at(said, first)[0]


def unit_of(one: Quantity, text: str, room: Conventions) -> str:
    """Return the kind of the unit behind a number in figures, empty without one."""
    return _unit_at(text, one.end, room)
