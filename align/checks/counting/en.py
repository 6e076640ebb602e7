"""Amounts in English words: ``twenty-one``, ``two and a half``, ``three fifths``, ``dozen``."""

from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

from align.checks.conventions import conventions
from align.checks.conventions.base import words
from align.checks.counting.base import Amount, Reader, Weight, Word
from align.checks.counting.en_words import (
    ARTICLES,
    FRACTIONS,
    GROUPS,
    HALVES,
    HINTS,
    MANY,
    ONES,
    ORDINAL_VALUES,
    PARTS,
    SCALES,
    SPANS,
    TENS,
    TIMES,
)
from align.checks.counting.units import units_of

_ROOM = conventions("en")
_UNITS = units_of("en")
_CENTURY_STARTS = range(10, 21)
_HUNDRED = 100
_PAIR = 2
# What stands behind a number that is told for another, or roughly.
_NO_NOUNS = frozenset(words("or to and winds of in times wheeler wheelers"))
_BARE = 2
"""Words of ``a hundred`` and ``a dozen``, which seldom are exact."""

_Going: TypeAlias = Generator[Amount, None, int]
"""Yields amounts, and returns the word to go on with."""


def _read(words: Sequence[Word]) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        one = words[at].small
        if one not in _READ:
            at += 1
            continue
        behind = words[at + 1].small if at + 1 < len(words) and words[at + 1].joined else ""
        if one in ARTICLES and behind in {"hundred", *SCALES, *GROUPS}:
            at = yield from _number(words, at, at + 1)
        elif one in ONES or one in TENS or (one == "hundred" and behind in SCALES):
            at = yield from _number(words, at, at)
        elif one in ARTICLES and behind not in ONES and (half := _and_half(words, at + 1)):
            # "an hour and a half"
            unit, _ = _UNITS.at(words, at + 1)
            end = words[at + 1].end
            yield Amount(words[at].start, end, frozenset({1 + half}), Weight.SMALL, unit)
            at += 2
        elif one == "half":
            at = yield from _halved(words, at)
        elif one in ARTICLES and behind in PARTS and behind != "half" and _is_of(words, at + 2):
            # "a quarter of a century"
            part = 1 / PARTS[behind]
            unit, _ = _UNITS.at(words, _past_of(words, at + 2))
            span = words[at].start, words[at + 1].end
            also = frozenset({100 * part, 15.0})
            yield Amount(*span, frozenset({part}), Weight.SMALL, unit, also)
            at += 2
        else:
            yield from _single(words, at)
            at += 1


def _number(words: Sequence[Word], start: int, at: int) -> _Going:
    """Yield what begins with a number word, and return where to go on."""
    value, also, at = _cardinal(words, at)
    behind = words[at].small if at < len(words) and words[at].joined else ""
    span = words[start].start, words[at - 1].end
    if special := _special(words, start, at, value):
        yield special
        return at + 1
    half, at, many = _halves(words, at)
    if half and behind != "and":
        also.add(value)
    values = {round((value + half) * many, 6)}
    if half and value in SCALES.values():
        values.add(value * 1.5)
    unit = _UNITS.at(words, at)[0] or _shared(words, at)
    if _past_half(words, start):
        values, also = {value + 0.5}, also | {value, value - 0.5}
    also |= _also(words, start, at, value, unit)
    if unit == "percent":
        also |= {one / 100 for one in values}
    weight = _weight(words, start, at, value)
    yield Amount(*span, frozenset(values), weight, unit, frozenset(also))
    return at


def _special(words: Sequence[Word], start: int, at: int, value: float) -> Amount | None:
    """Return the fraction, the ordinal or the decade that a number and the word behind it are."""
    behind = words[at].small if at < len(words) and words[at].joined else ""
    begin = words[start].start
    parts = behind in PARTS and (value > 1 or words[start].small not in ARTICLES)
    if parts and (behind.endswith("s") or value <= 1):
        unit, _ = _UNITS.at(words, _past_of(words, at + 1))
        part = value / PARTS[behind]
        # "three quarters" may be of a year, and "two halves" of a game.
        told = {
            100 * part,
            *({float(PARTS[behind])} if value == 1 else ()),
            *({value} if behind in {"quarters", "quarter", "halves"} else ()),
        }
        end = words[at].end
        return Amount(begin, end, frozenset({part}), Weight.SMALL, unit, frozenset(told))
    if behind in ORDINAL_VALUES and words[at - 1].small in TENS:
        # "twenty-first": an ordinal, which another check looks at.
        ordinal = frozenset({value + ORDINAL_VALUES[behind]})
        return Amount(begin, words[at].end, ordinal, Weight.HINT)
    if value in _CENTURY_STARTS and behind in HINTS and HINTS[behind] in TENS.values():
        # "the eighteen-sixties"
        decade = frozenset({100 * value + HINTS[behind], HINTS[behind]})
        return Amount(begin, words[at].end, decade, Weight.SMALL)
    return None


def _halves(words: Sequence[Word], at: int) -> tuple[float, int, float]:
    """Return what ``and a half`` adds to a number, where it ends, and the scale behind it."""
    half, many = 0.0, 1.0
    behind = words[at].small if at < len(words) and words[at].joined else ""
    if behind == "and" and at + 2 < len(words) and words[at + 1].small in ARTICLES:
        half = HALVES.get(words[at + 2].small, 0.0)
        at = at + 3 if half else at
    else:
        half = _and_half(words, at)
    while half and at < len(words) and words[at].small in {"hundred", *SCALES}:
        many *= SCALES.get(words[at].small, 100.0)
        at += 1
    return half, at, many


def _also(words: Sequence[Word], start: int, at: int, value: float, unit: str) -> set[float]:
    """Return what else a number may be told as: on the other clock, as a share, as tens."""
    also = _out_of(words, at, value)
    behind = words[at].small if at < len(words) else ""
    if unit == "hour" and value >= _HUNDRED:
        also.add(value / _HUNDRED)
    if any(word.small in GROUPS for word in words[start:at]):
        also.add(value / 12 * 10)
    if unit == "hour" or behind in {"am", "pm", "a", "p", "to"}:
        also |= {value + 12, abs(value - 12)}
    if behind in {"times", "fold"}:
        also.add(100 * (value - 1))
    return also


def _weight(words: Sequence[Word], start: int, at: int, value: float) -> Weight:
    """Return how much the number from one word to another proves."""
    behind = words[at].small if at < len(words) and words[at].joined else ""
    if words[start].small in ARTICLES and at - start == _BARE:
        return Weight.HINT if value >= _HUNDRED else Weight.SMALL
    if at - start > 1:
        return Weight.FIRM
    named = start and words[start].text[0].isupper() and words[start - 1].text[0].isalpha()
    # "Zone Four", "Three Mile Island"
    if named or words[start].small in {"one", "zero"}:
        return Weight.HINT
    noun = behind.isalpha() and behind not in _NO_NOUNS and not words[at].text[0].isupper()
    return Weight.FIRM if noun and value > _PAIR else Weight.SMALL


def _cardinal(words: Sequence[Word], at: int) -> tuple[float, set[float], int]:
    """Return the value of number words from a place on, what else it may be, and the end."""
    total = current = 0.0
    start, last, also = at, 0.0, set[float]()
    while at < len(words):
        one = words[at].small
        if at > start and not words[at].joined:
            break
        if one in ARTICLES and at == start:
            current = 1
        elif one in TENS or one in ONES:
            value = TENS.get(one, ONES.get(one, 0.0))
            if last and not (last in TENS.values() and value < 10):
                # "nineteen forty-five"
                if current in _CENTURY_STARTS and (one in TENS or value >= 10):
                    also.add(current)
                    current = 100 * current
                else:
                    break
            current, last = current + value, value
        elif one == "hundred" or one in GROUPS:
            factor = GROUPS.get(one, 100.0)
            if current >= _HUNDRED:
                break
            current, last = max(current, 1) * factor, 0.0
        elif one in SCALES:
            total, current, last = total + max(current, 1) * SCALES[one], 0.0, 0.0
        elif one == "and" and last == 0 and at > start and _goes_on(words, at + 1):
            pass
        else:
            break
        at += 1
    return total + current, also, max(at, start + 1)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].small in ONES or words[at].small in TENS)


def _and_half(words: Sequence[Word], at: int) -> float:
    """Return what a noun with ``and a half`` behind a number adds to it."""
    said = [word.small for word in words[at : at + 4]]
    if len(said) == 4 and said[1] == "and" and said[2] in ARTICLES:
        return HALVES.get(said[3], 0.0)
    return 0.0


def _past_half(words: Sequence[Word], start: int) -> bool:
    return start > 1 and [word.small for word in words[start - 2 : start]] == ["half", "past"]


def _out_of(words: Sequence[Word], at: int, value: float) -> set[float]:
    """Return the share that ``six times in ten`` or ``eight out of ten`` is."""
    while at < len(words) and words[at].small in {"times", "out", "in", "of", "every"}:
        at += 1
        if at < len(words) and words[at].small in {**ONES, **TENS, "hundred": 100.0}:
            by = {**ONES, **TENS, "hundred": 100.0}[words[at].small]
            return {value / by, 100 * value / by} if by else set()
    return set()


def _shared(words: Sequence[Word], at: int) -> str:
    """Return the unit that a number shares with one behind it: ``two to three weeks``."""
    if at + 1 >= len(words) or words[at].small not in {"to", "or", "and", "–", ","}:
        return ""
    if words[at + 1].small not in ONES and words[at + 1].small not in TENS:
        return ""
    return _UNITS.at(words, _cardinal(words, at + 1)[2])[0]


def _is_of(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].small == "of"


def _past_of(words: Sequence[Word], at: int) -> int:
    """Return where the noun of a fraction begins: ``of a century``."""
    while at < len(words) and words[at].small in {"of", "the", *ARTICLES}:
        at += 1
    return at


def _halved(words: Sequence[Word], at: int) -> _Going:
    """Yield what begins with ``half``, and return where to go on."""
    after = at + 1
    while after < len(words) and words[after].small in {*ARTICLES, "of", "the"}:
        after += 1
    one = words[after].small if after < len(words) else ""
    scale = {"hundred": 100.0, **SCALES, **GROUPS}.get(one)
    if scale:
        end = words[after].end
        also = frozenset({0.5, 50.0})
        yield Amount(words[at].start, end, frozenset({scale / 2}), Weight.SMALL, "", also)
        return after + 1
    unit, length = _UNITS.at(words, after)
    weight = Weight.SMALL if length and after <= at + 2 else Weight.HINT
    span = words[at].start, words[at].end
    yield Amount(*span, frozenset({0.5}), weight, unit, frozenset({50.0, 0.3}))
    return at + 1


def _single(words: Sequence[Word], at: int) -> Iterator[Amount]:
    word = words[at]
    span = word.start, word.end
    one = word.small
    if one == "midnight":
        yield Amount(*span, frozenset({24.0, 12.0, 0.0}), Weight.HINT)
    elif one in TIMES:
        times = TIMES[one]
        also = frozenset({100 * (times - 1), 1 / times})
        yield Amount(*span, frozenset({times}), Weight.SMALL, "", also)
    elif one in HINTS:
        yield Amount(*span, frozenset({HINTS[one]}), Weight.HINT, "", frozenset({0.0}))
    elif one in MANY or one in {"hundred", *SCALES, *GROUPS}:
        value = MANY.get(one) or {"hundred": 100.0, **SCALES, **GROUPS}[one]
        near = frozenset({value / 12 * 10, value / 12 * 20})
        yield Amount(
            *span, frozenset({value}), Weight.HINT, "", near if value == 12 else near | {1}
        )
    elif one in SPANS:
        yield Amount(*span, frozenset({1.0}), Weight.HINT, _ROOM.units[one])
    elif one in ORDINAL_VALUES or one in PARTS:
        told = {1 / PARTS[one]} if one in PARTS else set[float]()
        told |= {ORDINAL_VALUES[one]} if one in ORDINAL_VALUES else {15.0}
        told |= {float(PARTS[one])} if one in PARTS else set()
        yield Amount(*span, frozenset(told), Weight.HINT)


_SINGLE = frozenset(
    {*TIMES, *HINTS, *MANY, *SCALES, *GROUPS, *SPANS, *ORDINAL_VALUES, *PARTS}
    | {"midnight", "hundred"}
)

_READ = _SINGLE | {*ONES, *TENS, *ARTICLES, "half"}
READER = Reader(
    known=frozenset(
        {*ONES, *TENS, *SCALES, *GROUPS, *TIMES, *HALVES, *FRACTIONS, "hundred"} - {"zero"}
    ),
    plain={word: n for word, n in ONES.items() if word != "zero"} | {"one": 1.0},
    doubtful={"both": 2.0, "pair": 2.0, "couple": 2.0, "hundred": 100.0, **SCALES},
    slight={"two": 2.0},
    counted=frozenset(),
    heard=frozenset({*HINTS, *MANY, *SPANS, *ORDINAL_VALUES, *PARTS, "midnight"}),
    silent=frozenset({"one", "hundred", "dozen", "score", "half", "quarter", *SCALES}),
    inner=frozenset({*ONES, *TENS, *SCALES, "hundred"}),
    inexact=frozenset({*TIMES, *HALVES, *FRACTIONS, *GROUPS}),
    leads=frozenset(),
    halved={},
    half="half",
    beside_half=frozenset({*ONES, *TENS, *SCALES, *GROUPS, "hundred", "and", "past"}),
    at_edge=frozenset(),
    alone=frozenset({"one", "zero"}),
    glue="and",
    read=_read,
)
