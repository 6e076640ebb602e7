"""Amounts in English words: ``twenty-one``, ``two and a half``, ``three fifths``, ``dozen``."""

from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

from align.checks.conventions import conventions
from align.checks.conventions.base import words
from align.checks.counting.base import Amount, Reader, Weight, Word
from align.checks.counting.units import units_of

_ONES = {
    word: float(n)
    for n, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10.0 * n
    for n, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_GROUPS = {"dozen": 12.0, "score": 20.0}
_MANY = {"hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "dozens": 12.0, "scores": 20.0}
_ARTICLES = frozenset({"a", "an"})
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "fourth": 4, "third": 3}
_PARTS |= {
    word: n
    for n, word in enumerate(words("fifth sixth seventh eighth ninth tenth eleventh twelfth"), 5)
}
_PARTS |= {"hundredth": 100, "thousandth": 1000, "twentieth": 20}
_PARTS |= {f"{word}s": n for word, n in tuple(_PARTS.items()) if not word.endswith("s")}
_FRACTIONS = frozenset(word for word in _PARTS if word.endswith("s"))
_ORDINAL_VALUES = {
    word: float(n)
    for n, word in enumerate(
        words(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
            "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth"
        ),
        1,
    )
}
_ORDINAL_VALUES |= {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
_TIMES = {
    "twice": 2.0,
    "doubled": 2.0,
    "doubling": 2.0,
    "twofold": 2.0,
    "thrice": 3.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "tripling": 3.0,
    "threefold": 3.0,
    "quadrupled": 4.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "quintupled": 5.0,
    "sixfold": 6.0,
    "sevenfold": 7.0,
    "eightfold": 8.0,
    "tenfold": 10.0,
    "hundredfold": 100.0,
}
_HINTS = {
    "double": 2.0,
    "triple": 3.0,
    "treble": 3.0,
    "both": 2.0,
    "pair": 2.0,
    "pairs": 2.0,
    "couple": 2.0,
    "couples": 2.0,
    "twin": 2.0,
    "twins": 2.0,
    "trio": 3.0,
    "triplet": 3.0,
    "triplets": 3.0,
    "threesome": 3.0,
    "duo": 2.0,
    "duet": 2.0,
    "decathlon": 10.0,
    "pentagon": 5.0,
    "triangle": 3.0,
    "quartet": 4.0,
    "single": 1.0,
    "once": 1.0,
    "noon": 12.0,
    "penalty": 11.0,
    "clock": 24.0,
    "hourly": 24.0,
    "biennial": 2.0,
    "triennial": 3.0,
    "bilingual": 2.0,
    "bilateral": 2.0,
    "trilateral": 3.0,
    "tripartite": 3.0,
    "quadripartite": 4.0,
    "octogenarian": 80.0,
    "septuagenarian": 70.0,
    "nonagenarian": 90.0,
    "centenarian": 100.0,
    "centenary": 100.0,
    "bicentenary": 200.0,
    "centennial": 100.0,
    "teens": 10.0,
    "twenties": 20.0,
    "thirties": 30.0,
    "forties": 40.0,
    "fifties": 50.0,
    "sixties": 60.0,
    "seventies": 70.0,
    "eighties": 80.0,
    "nineties": 90.0,
}
_HALVES = {"half": 0.5, "quarter": 0.25}
_SPANS = frozenset({"fortnight", "decade", "decades", "century", "centuries"})
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
        if one in _ARTICLES and behind in {"hundred", *_SCALES, *_GROUPS}:
            at = yield from _number(words, at, at + 1)
        elif one in _ONES or one in _TENS or (one == "hundred" and behind in _SCALES):
            at = yield from _number(words, at, at)
        elif one in _ARTICLES and behind not in _ONES and (half := _and_half(words, at + 1)):
            # "an hour and a half"
            unit, _ = _UNITS.at(words, at + 1)
            end = words[at + 1].end
            yield Amount(words[at].start, end, frozenset({1 + half}), Weight.SMALL, unit)
            at += 2
        elif one == "half":
            at = yield from _halved(words, at)
        elif one in _ARTICLES and behind in _PARTS and behind != "half" and _is_of(words, at + 2):
            # "a quarter of a century"
            part = 1 / _PARTS[behind]
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
    if half and value in _SCALES.values():
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
    parts = behind in _PARTS and (value > 1 or words[start].small not in _ARTICLES)
    if parts and (behind.endswith("s") or value <= 1):
        unit, _ = _UNITS.at(words, _past_of(words, at + 1))
        part = value / _PARTS[behind]
        # "three quarters" may be of a year, and "two halves" of a game.
        told = {
            100 * part,
            *({float(_PARTS[behind])} if value == 1 else ()),
            *({value} if behind in {"quarters", "quarter", "halves"} else ()),
        }
        end = words[at].end
        return Amount(begin, end, frozenset({part}), Weight.SMALL, unit, frozenset(told))
    if behind in _ORDINAL_VALUES and words[at - 1].small in _TENS:
        # "twenty-first": an ordinal, which another check looks at.
        ordinal = frozenset({value + _ORDINAL_VALUES[behind]})
        return Amount(begin, words[at].end, ordinal, Weight.HINT)
    if value in _CENTURY_STARTS and behind in _HINTS and _HINTS[behind] in _TENS.values():
        # "the eighteen-sixties"
        decade = frozenset({100 * value + _HINTS[behind], _HINTS[behind]})
        return Amount(begin, words[at].end, decade, Weight.SMALL)
    return None


def _halves(words: Sequence[Word], at: int) -> tuple[float, int, float]:
    """Return what ``and a half`` adds to a number, where it ends, and the scale behind it."""
    half, many = 0.0, 1.0
    behind = words[at].small if at < len(words) and words[at].joined else ""
    if behind == "and" and at + 2 < len(words) and words[at + 1].small in _ARTICLES:
        half = _HALVES.get(words[at + 2].small, 0.0)
        at = at + 3 if half else at
    else:
        half = _and_half(words, at)
    while half and at < len(words) and words[at].small in {"hundred", *_SCALES}:
        many *= _SCALES.get(words[at].small, 100.0)
        at += 1
    return half, at, many


def _also(words: Sequence[Word], start: int, at: int, value: float, unit: str) -> set[float]:
    """Return what else a number may be told as: on the other clock, as a share, as tens."""
    also = _out_of(words, at, value)
    behind = words[at].small if at < len(words) else ""
    if unit == "hour" and value >= _HUNDRED:
        also.add(value / _HUNDRED)
    if any(word.small in _GROUPS for word in words[start:at]):
        also.add(value / 12 * 10)
    if unit == "hour" or behind in {"am", "pm", "a", "p", "to"}:
        also |= {value + 12, abs(value - 12)}
    if behind in {"times", "fold"}:
        also.add(100 * (value - 1))
    return also


def _weight(words: Sequence[Word], start: int, at: int, value: float) -> Weight:
    """Return how much the number from one word to another proves."""
    behind = words[at].small if at < len(words) and words[at].joined else ""
    if words[start].small in _ARTICLES and at - start == _BARE:
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
        if one in _ARTICLES and at == start:
            current = 1
        elif one in _TENS or one in _ONES:
            value = _TENS.get(one, _ONES.get(one, 0.0))
            if last and not (last in _TENS.values() and value < 10):
                # "nineteen forty-five"
                if current in _CENTURY_STARTS and (one in _TENS or value >= 10):
                    also.add(current)
                    current = 100 * current
                else:
                    break
            current, last = current + value, value
        elif one == "hundred" or one in _GROUPS:
            factor = _GROUPS.get(one, 100.0)
            if current >= _HUNDRED:
                break
            current, last = max(current, 1) * factor, 0.0
        elif one in _SCALES:
            total, current, last = total + max(current, 1) * _SCALES[one], 0.0, 0.0
        elif one == "and" and last == 0 and at > start and _goes_on(words, at + 1):
            pass
        else:
            break
        at += 1
    return total + current, also, max(at, start + 1)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and (words[at].small in _ONES or words[at].small in _TENS)


def _and_half(words: Sequence[Word], at: int) -> float:
    """Return what a noun with ``and a half`` behind a number adds to it."""
    said = [word.small for word in words[at : at + 4]]
    if len(said) == 4 and said[1] == "and" and said[2] in _ARTICLES:
        return _HALVES.get(said[3], 0.0)
    return 0.0


def _past_half(words: Sequence[Word], start: int) -> bool:
    return start > 1 and [word.small for word in words[start - 2 : start]] == ["half", "past"]


def _out_of(words: Sequence[Word], at: int, value: float) -> set[float]:
    """Return the share that ``six times in ten`` or ``eight out of ten`` is."""
    while at < len(words) and words[at].small in {"times", "out", "in", "of", "every"}:
        at += 1
        if at < len(words) and words[at].small in {**_ONES, **_TENS, "hundred": 100.0}:
            by = {**_ONES, **_TENS, "hundred": 100.0}[words[at].small]
            return {value / by, 100 * value / by} if by else set()
    return set()


def _shared(words: Sequence[Word], at: int) -> str:
    """Return the unit that a number shares with one behind it: ``two to three weeks``."""
    if at + 1 >= len(words) or words[at].small not in {"to", "or", "and", "–", ","}:
        return ""
    if words[at + 1].small not in _ONES and words[at + 1].small not in _TENS:
        return ""
    return _UNITS.at(words, _cardinal(words, at + 1)[2])[0]


def _is_of(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].small == "of"


def _past_of(words: Sequence[Word], at: int) -> int:
    """Return where the noun of a fraction begins: ``of a century``."""
    while at < len(words) and words[at].small in {"of", "the", *_ARTICLES}:
        at += 1
    return at


def _halved(words: Sequence[Word], at: int) -> _Going:
    """Yield what begins with ``half``, and return where to go on."""
    after = at + 1
    while after < len(words) and words[after].small in {*_ARTICLES, "of", "the"}:
        after += 1
    one = words[after].small if after < len(words) else ""
    scale = {"hundred": 100.0, **_SCALES, **_GROUPS}.get(one)
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
    elif one in _TIMES:
        times = _TIMES[one]
        also = frozenset({100 * (times - 1), 1 / times})
        yield Amount(*span, frozenset({times}), Weight.SMALL, "", also)
    elif one in _HINTS:
        yield Amount(*span, frozenset({_HINTS[one]}), Weight.HINT, "", frozenset({0.0}))
    elif one in _MANY or one in {"hundred", *_SCALES, *_GROUPS}:
        value = _MANY.get(one) or {"hundred": 100.0, **_SCALES, **_GROUPS}[one]
        near = frozenset({value / 12 * 10, value / 12 * 20})
        yield Amount(
            *span, frozenset({value}), Weight.HINT, "", near if value == 12 else near | {1}
        )
    elif one in _SPANS:
        yield Amount(*span, frozenset({1.0}), Weight.HINT, _ROOM.units[one])
    elif one in _ORDINAL_VALUES or one in _PARTS:
        told = {1 / _PARTS[one]} if one in _PARTS else set[float]()
        told |= {_ORDINAL_VALUES[one]} if one in _ORDINAL_VALUES else {15.0}
        told |= {float(_PARTS[one])} if one in _PARTS else set()
        yield Amount(*span, frozenset(told), Weight.HINT)


_SINGLE = frozenset(
    {*_TIMES, *_HINTS, *_MANY, *_SCALES, *_GROUPS, *_SPANS, *_ORDINAL_VALUES, *_PARTS}
    | {"midnight", "hundred"}
)

_READ = _SINGLE | {*_ONES, *_TENS, *_ARTICLES, "half"}
READER = Reader(
    known=frozenset(
        {*_ONES, *_TENS, *_SCALES, *_GROUPS, *_TIMES, *_HALVES, *_FRACTIONS, "hundred"} - {"zero"}
    ),
    plain={word: n for word, n in _ONES.items() if word != "zero"} | {"one": 1.0},
    doubtful={"both": 2.0, "pair": 2.0, "couple": 2.0, "hundred": 100.0, **_SCALES},
    slight={"two": 2.0},
    counted=frozenset(),
    heard=frozenset({*_HINTS, *_MANY, *_SPANS, *_ORDINAL_VALUES, *_PARTS, "midnight"}),
    silent=frozenset({"one", "hundred", "dozen", "score", "half", "quarter", *_SCALES}),
    inner=frozenset({*_ONES, *_TENS, *_SCALES, "hundred"}),
    inexact=frozenset({*_TIMES, *_HALVES, *_FRACTIONS, *_GROUPS}),
    leads=frozenset(),
    halved={},
    at_edge=frozenset(),
    alone=frozenset({"one", "zero"}),
    glue="and",
    read=_read,
)
