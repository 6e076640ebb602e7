"""Numbers in words: which of one side the other side does not have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.counting import Amount, Reader, reader, same_measure
from align.checks.counting.base import Weight, Word, near, tokenised
from align.checks.counting.units import units_of
from align.checks.quantities import Quantity
from align.checks.words import vocabulary, words

_BEHIND = 24
"""Characters behind a number in which its unit begins."""
_FIRST_YEAR, _LAST_YEAR = 1700, 2100
_TWO_FIGURES = 10
_ARTICLE = frozenset({1.0})
"""What is left out of a quick look: one is an article, and ``năm`` a year as often as five."""
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


def plainly_same(pair: Pair, ours: Conventions, theirs: Conventions) -> bool:
    """Whether a glance at the words tells that no number in words is missing or added.

    Only for pairs whose figures are known to be the same.
    """
    one, other = reader(ours.code), reader(theirs.code)
    if one is None or other is None:
        return True
    said, told = vocabulary(pair.source) & one.known, vocabulary(pair.target) & other.known
    if not said - one.silent and not told - other.silent:
        return True
    if said <= one.plain.keys() and told <= other.plain.keys():
        values = {one.plain[word] for word in said} - _ARTICLE
        if values == {other.plain[word] for word in told} - _ARTICLE:
            return True
    if not said.isdisjoint(one.inexact) or not told.isdisjoint(other.inexact):
        return False
    if _is_halved(pair.source, said, one) or _is_halved(pair.target, told, other):
        return False
    whole = whole_numbers(pair.source, one)
    known = whole_numbers(pair.target, other) if whole is not None else None
    if whole is None or known is None:
        return False
    lost = whole.sure - known.all
    added = known.sure - whole.all
    if lost and added:
        return False
    # What asks for nothing where no other number stands in its place.
    return _slight(lost, pair.source, one) and _slight(added, pair.target, other)


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole numbers that a text has in words."""

    sure: frozenset[float]
    all: frozenset[float]
    """With what may be a number: a lone scale, a word that is another as well."""


def whole_numbers(text: str, read: Reader) -> Whole | None:
    """Return the whole numbers in words, None where it takes a closer look."""
    sure: set[float] = set()
    hints = {read.doubtful[word] for word in vocabulary(text) & read.doubtful.keys()}
    for before, run in runs(words(text), read):
        if len(run) == 1 and run[0] in read.doubtful:
            continue
        value = _whole(run, read.read)
        if value is None:
            return None
        (hints if before in read.leads else sure).add(value)
    return Whole(frozenset(sure), frozenset(sure | hints))


def _slight(values: frozenset[float], text: str, read: Reader) -> bool:
    """Whether numbers are told in words that prove nothing by their absence alone."""
    if not values:
        return True
    slight = {word for word, value in read.slight.items() if value in values}
    if {read.slight[word] for word in slight} != values:
        return False
    said = words(text)
    return not any(word in slight and after in read.counted for word, after in pairwise(said))


def _is_halved(text: str, known: frozenset[str], read: Reader) -> bool:
    """Whether a word for half stands before what it makes a number of."""
    if known.isdisjoint(read.halved):
        return False
    return any(a in read.halved and b in read.halved[a] for a, b in pairwise(words(text)))


def runs(said: Sequence[str], read: Reader) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of whole numbers that stand in a row, each row behind the word before it."""
    inner, glue = read.inner, read.glue
    met = [at for at, word in enumerate(said) if word in inner]
    start = last = -2
    for at in met:
        joined = at == last + 1 or (at == last + 2 and said[last + 1] == glue)
        if not joined:
            if last >= 0:
                yield from _trimmed(said, start, last + 1, read)
            start = at
        last = at
    if last >= 0:
        yield from _trimmed(said, start, last + 1, read)


def _trimmed(
    said: Sequence[str], start: int, end: int, read: Reader
) -> Iterator[tuple[str, tuple[str, ...]]]:
    while start < end and said[start] in read.at_edge:
        start += 1
    while end > start and said[end - 1] in read.at_edge:
        end -= 1
    if end - start > 1 or (end > start and said[start] not in read.alone):
        yield (said[start - 1] if start else ""), tuple(said[start:end])


@lru_cache(maxsize=1 << 14)
def _whole(
    run: tuple[str, ...], read: Callable[[Sequence[Word]], Iterator[Amount]]
) -> float | None:
    """Return the value of number words in a row, None if they are not surely one number."""
    found = list(read(tokenised(" ".join(run))))
    if len(found) != 1 or len(found[0].values) != 1 or found[0].weight is Weight.HINT:
        return None
    (value,) = found[0].values
    return value


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
