"""Amounts in Vietnamese words: ``hai mươi mốt``, ``ba vạn rưỡi``, ``hai phần ba``, ``nửa năm``."""

from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from align.checks.conventions import conventions
from align.checks.counting.base import Amount, Reader, Weight, Word
from align.checks.counting.units import units_of
from align.checks.counting.vi_run import DIGITS, GLUE, ONES, SCALES, Run
from align.checks.counting.vi_words import (
    CLASSIFIERS,
    CLEAR,
    COMPOUNDS,
    COUNTED,
    DATED,
    DENOMINATORS,
    DOUBTFUL,
    END_MARKS,
    FIRST,
    HALF,
    HALVED,
    INNER,
    MULTIPLIED,
    NONE,
    OLD,
    OLD_DIGITS,
    RANGE_OF_ONES,
    TIMES,
    VAGUE,
    YEAR,
)

_SMALL = Weight.SMALL
_TO = frozenset({",", "đến", "tới", "hay", "hoặc", "-", "–"})
_TEN, _HUNDRED = 10, 100
_NIGHT = frozenset({24.0, 12.0, 0.0})

_ROOM = conventions("vi")
_UNITS = units_of("vi")

_Going: TypeAlias = Generator[Amount, None, int]
"""Yields amounts, and returns the word to go on with."""


def _read(words: Sequence[Word]) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        word = words[at].small
        if word not in _READ:
            at += 1
            continue
        if word in DIGITS and _is_compound(words, at):
            span = words[at].start, words[at].end
            yield Amount(*span, frozenset({float(DIGITS[word])}), Weight.HINT)
            at += 1
            continue
        if word not in FIRST or _is_compound(words, at) or _ends_other(words, at):
            yield from _other(words, at)
            at += 1
            continue
        end = _end(words, at)
        at = yield from _number(words, at, end)


def _is_compound(words: Sequence[Word], at: int) -> bool:
    behind = words[at + 1] if at + 1 < len(words) else None
    if behind is None or not behind.joined:
        return False
    return behind.small in COMPOUNDS.get(words[at].small, ())


def _ends_other(words: Sequence[Word], at: int) -> bool:
    """Whether a number word is the last of a name or of percent: ``Đồng Tháp Mười``."""
    if not at or not words[at].joined:
        return False
    if words[at].small == "trăm" and words[at - 1].small == "phần":
        return True
    if words[at - 1].small in COUNTED:
        return False
    return words[at].text[0].isupper() and words[at - 1].text[0].isupper()


def _end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].joined and words[end].small in INNER:
        if _is_year(words, end) or (
            words[end].small in {"tỷ", "tỉ", "triệu"} and _is_compound(words, end)
        ):
            break
        end += 1
    while end > at + 1 and words[end - 1].small in {*GLUE, "không"}:
        end -= 1
    return end


def _is_year(words: Sequence[Word], at: int) -> bool:
    """Whether a ``năm`` amid number words is a year, for which five has another word there."""
    if words[at].small != YEAR or words[at - 1].small in GLUE:
        return False
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is None or not behind.joined or behind.small not in MULTIPLIED


def _number(words: Sequence[Word], at: int, end: int) -> _Going:
    """Yield the amount of number words in a row, and return the word to go on with."""
    said = [word.small for word in words[at:end]]
    # The year: "năm một nghìn chín trăm", "năm hai mươi".
    if len(said) > 1 and said[0] == YEAR and said[1] not in MULTIPLIED:
        return (yield from _number(words, at + 1, end))
    before = words[at - 1].small if at and words[at].joined else ""
    hint = before in COUNTED or before in VAGUE or _is_named(words, at)
    values, sure = _values(said)
    if end < len(words) and words[end].small == "tết":
        hint = True
    if fraction := _fraction(words, at, end, values):
        yield fraction[0]
        return fraction[1]
    behind = words[end].small if end < len(words) and words[end].joined else ""
    unit, length = _UNITS.at(words, end + (behind in HALF))
    made, also, after = _made(words, end, said, values, length)
    if made != values and behind in {"tá", *HALF}:
        sure = True
    scale, shared = _ranged(words, end)
    unit = unit or shared
    also |= {value * scale for value in made}
    values = made
    if unit == "percent":
        also |= {value / 100 for value in values}
        after = end + length
    if unit == "hour":
        also |= {value + 12 for value in values} | {abs(value - 12) for value in values}
    if before in TIMES:
        also |= {100 * (value - 1) for value in values}
        hint = False
    # "mười hai ly bảy": what a unit stands before and none behind are tenths of it.
    hint |= len(said) == 1 and not unit and before in _ROOM.units
    weight = _weight(said, sure, hint, unit, behind)
    # What is read by itself as well: "bốn năm" is four years.
    also |= {float(ONES[one]) for one in said if one in ONES} if not sure else set()
    if values:
        span = words[at].start, words[end - 1].end
        yield Amount(*span, frozenset(values), weight, unit, frozenset(also - values), before)
    return max(after, at + 1)


def _made(
    words: Sequence[Word], end: int, said: Sequence[str], values: set[float], length: int
) -> tuple[set[float], set[float], int]:
    """Return what the words behind a number make of it, what else it may be, and where it ends."""
    behind = words[end].small if end < len(words) and words[end].joined else ""
    if behind in HALF:
        return _half_scale(said, values), set(), end + 1
    if place := _half_behind(words, end, length):
        return (
            {value + 0.5 for value in values},
            set(values) if _is_hour(words, end) else set(),
            place + 1,
        )
    if behind == "tá":
        return {12 * value for value in values}, {10 * value for value in values}, end + 1
    if behind == "phẩy" and end + 1 < len(words) and words[end + 1].small in ONES:
        tenths = ONES[words[end + 1].small] / 10
        return {value + tenths for value in values}, set(), end + 2
    if behind == "phần":
        return values, {value / 10 for value in values}, end
    rest = _rest(words, end + length) if length else set[float]()
    # "hai cân tám" is 2.8 kilograms, "hai đồng bốn" 2.40 dong, "hai giờ mười" 2.10.
    also = {round(value + part, 6) for value in values for part in rest if part < 1}
    return values, also | {part for part in rest if part >= 1}, end


def _is_hour(words: Sequence[Word], at: int) -> bool:
    return _UNITS.at(words, at)[0] == "hour"


def _is_named(words: Sequence[Word], at: int) -> bool:
    """Whether a number word has a capital that no sentence gave it."""
    if not at or not words[at].text[0].isupper():
        return False
    return words[at - 1].text not in END_MARKS


def _rest(words: Sequence[Word], at: int) -> set[float]:
    """Return what a number behind a number and its unit may add to it, and its hundredths."""
    if at >= len(words) or not words[at].joined or words[at].small not in {*ONES, "mười"}:
        return set()
    end = _end(words, at)
    said = [word.small for word in words[at:end]]
    if len(said) == RANGE_OF_ONES and all(one in DIGITS for one in said):
        return {DIGITS[said[0]] / 10 + DIGITS[said[1]] / 100}
    value = Run(said).value()
    if value is None or value >= _HUNDRED:
        return set()
    return {value / 10, value, 10 * value} if value < _TEN else {value / _HUNDRED}


def _ranged(words: Sequence[Word], at: int) -> tuple[float, str]:
    """Return the scale and the unit that a number shares with one behind it, 1 and empty if none.

    ``sáu, bảy mươi cân``; ``hai đến ba tuần``.
    """
    if at + 1 >= len(words) or words[at].small not in _TO or words[at + 1].small not in FIRST:
        return 1, ""
    end = _end(words, at + 1)
    last = [word.small for word in words[at + 2 : end]]
    scale = {"mươi": 10.0, "trăm": 100.0, **SCALES}.get(last[0], 1.0) if len(last) == 1 else 1.0
    return scale, _UNITS.at(words, end)[0]


def _weight(said: Sequence[str], sure: bool, hint: bool, unit: str, behind: str) -> Weight:
    if hint or not sure or said[0] == "chục" or SCALES.keys() >= set(said):
        return Weight.HINT
    if len(said) == 1:
        if said[0] in CLEAR or (
            said[0] in DIGITS
            and said[0] not in DOUBTFUL
            and behind in CLASSIFIERS - DATED.get(said[0], NONE)
        ):
            return Weight.FIRM
        if said[0] in DOUBTFUL and not (unit and said[0] in {"năm", "mười"}) and unit != "percent":
            return Weight.HINT
        return Weight.SMALL
    return Weight.FIRM


def _values(said: Sequence[str]) -> tuple[set[float], bool]:
    """Return what number words in a row may be worth, and whether they surely are a number."""
    values, sure = _kept_values(tuple(said))
    return set(values), sure


@lru_cache(maxsize=1 << 12)
def _kept_values(said: tuple[str, ...]) -> tuple[set[float], bool]:
    value = Run(said).value()
    if value is not None:
        return {value}, True
    firsts = [one for one in said[:RANGE_OF_ONES] if one in ONES]
    if len(said) == RANGE_OF_ONES == len(firsts) and said[1] not in DIGITS:
        # "hai mốt", "bốn lăm": the ten is left out.
        return {10.0 * ONES[said[0]] + ONES[said[1]]}, True
    # "hai ba trăm" is two to three hundred; "mươi mười lăm" ten to fifteen.
    if len(firsts) == RANGE_OF_ONES:
        rests = (Run([first, *said[RANGE_OF_ONES:]]).value() for first in firsts)
        found = {rest for rest in rests if rest is not None}
        found.add(10.0 * ONES[said[0]] + ONES[said[1]])
        return found | {tens * ONES[one] for one in firsts for tens in (1.0, 10.0)}, False
    parts = {Run(said[a:b]).value() for a, b in product(range(len(said)), range(1, 1 + len(said)))}
    return {part for part in parts if part}, False


def _half_scale(said: Sequence[str], values: set[float]) -> set[float]:
    """Return the values of a number with ``rưỡi`` right behind it."""
    scale = {"trăm": 100.0, "chục": 10.0, "tá": 12.0, **SCALES}.get(said[-1], 1.0)
    return {value + scale / 2 for value in values}


def _half_behind(words: Sequence[Word], end: int, length: int) -> int:
    """Return where ``rưỡi`` stands behind a number and its noun, 0 for nowhere: hai tuổi rưỡi."""
    for behind in range(end + 1, min(end + max(length, 1), len(words) - 1) + 1):
        if all(words[n].joined for n in range(end, behind + 1)) and words[behind].small in HALF:
            return behind
    return 0


def _fraction(
    words: Sequence[Word], at: int, end: int, values: set[float]
) -> tuple[Amount, int] | None:
    """Return ``ba phần tư`` and the word behind it; ``phần trăm`` is percent."""
    if end + 1 >= len(words) or words[end].small != "phần" or not words[end + 1].joined:
        return None
    last = end + 1
    while last < len(words) and words[last].joined and words[last].small in DENOMINATORS:
        if last > end + 1 and words[last].small == YEAR:
            break
        last += 1
    said = [word.small for word in words[end + 1 : last]]
    if not said or said[0] == "trăm":
        return None
    by = Run(said).value()
    if not by or by == 1:
        return None
    unit, _ = _UNITS.at(words, last)
    parts = frozenset(value / by for value in values)
    also = frozenset(
        {
            *(100 * part for part in parts),
            *({by} if values == {1.0} else ()),
            *(values if by >= _HUNDRED else ()),
        }
    )
    span = words[at].start, words[last - 1].end
    return Amount(*span, parts, Weight.SMALL, unit, also), last


def _half_of(words: Sequence[Word], at: int, behind: str) -> Amount:
    """Return what ``nửa`` stands for: half of a scale or of a unit, or midnight."""
    span = words[at].start, words[at].end
    if behind in {"đêm", "khuya"}:
        return Amount(*span, _NIGHT, Weight.HINT)
    if behind in HALVED:
        scale = Run([behind]).value() or 12.0
        return Amount(*span, frozenset({scale / 2}), _SMALL, "", frozenset({0.5, 50.0}))
    unit, _ = _UNITS.at(words, at + 1)
    weight = _SMALL if unit else Weight.HINT
    return Amount(*span, frozenset({0.5}), weight, unit, frozenset({50.0}))


def _other(words: Sequence[Word], at: int) -> Iterator[Amount]:
    """Yield an amount that does not begin with a number word."""
    word = words[at]
    behind = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    next_ = behind.small if behind else ""
    span = word.start, word.end
    if word.small == "nửa":
        yield _half_of(words, at, next_)
    elif word.small in _THIRDS and next_ == "tuần":
        # "hạ tuần" is the last ten days of a month.
        yield Amount(*span, frozenset({10.0}), Weight.HINT, "")
    elif word.small in OLD_DIGITS and next_ == "tuần":
        yield Amount(*span, frozenset({10.0 * OLD_DIGITS[word.small]}), _SMALL)
    elif word.small in OLD:
        yield Amount(*span, frozenset({float(OLD[word.small])}), Weight.HINT)
    elif word.small in HALF and at > 0:
        # "tháng rưỡi" is a month and a half, "gấp rưỡi" half as much again.
        unit, _ = _UNITS.at(words, at - 1)
        yield Amount(*span, frozenset({1.5, 0.5, 50.0}), Weight.HINT, unit)
    elif word.small in {"đôi", "cặp"}:
        twofold = at > 0 and words[at - 1].small in TIMES
        weight = _SMALL if twofold else Weight.HINT
        yield Amount(*span, frozenset({2.0}), weight, "", frozenset({100.0}))
    elif word.small in _HINTED:
        value, unit = _HINTED[word.small]
        yield Amount(*span, frozenset({value}), Weight.HINT, unit)
    elif word.small == "phần" and next_ in ONES:
        yield Amount(*span, frozenset({1 / ONES[next_]}), Weight.HINT)
    elif next_ in DIGITS and (unit := _UNITS.at(words, at)[0]):
        # "tạ tám" is 1.8 quintals.
        yield Amount(*span, frozenset({1 + DIGITS[next_] / 10, 1.0}), Weight.HINT, unit)
    elif unit := _UNITS.at(words, at)[0]:
        yield Amount(*span, frozenset({1.0}), Weight.HINT, unit)


_THIRDS = frozenset({"thượng", "trung", "hạ"})
_HINTED = {
    "tá": (12.0, ""),
    "muôn": (1e4, ""),
    "giáp": (12.0, "year"),
    "mươi": (10.0, ""),
    "rằm": (15.0, ""),
    "kìa": (3.0, "day"),
}
_OTHERS = frozenset(
    {
        "nửa",
        "đôi",
        "cặp",
        "tá",
        "phần",
        "giáp",
        "mươi",
        "rằm",
        "muôn",
        *HALF,
        *OLD,
        *_THIRDS,
        *_UNITS.first_words,
    }
)
"""Words with which what ``_other`` reads begins."""
_READ = FIRST | _OTHERS
_WEIGHTS = frozenset(["yến", "tạ", "tấn", "lạng", "hào"])
"""Units that stand alone for one: ``mỗi yến``."""
_INEXACT = frozenset({"phẩy", "tá", *HALF})

READER = Reader(
    known=frozenset({*FIRST, "mươi", "nửa", "đôi", "cặp", "tá", *HALF, *OLD_DIGITS}),
    plain={word: float(n) for word, n in DIGITS.items() if word not in {"một", "năm"}}
    | {"một": 1.0, "năm": 1.0},
    doubtful={"năm": 5.0, "đôi": 2.0, "cặp": 2.0, "tá": 12.0, "vạn": 1e4, "muôn": 1e4}
    | {"mười": 10.0, "trăm": 100.0, "chục": 10.0, "hăm": 20.0, "băm": 30.0}
    | SCALES,
    slight={"hai": 2.0, "ba": 3.0, "chín": 9.0},
    counted=CLASSIFIERS,
    silent=frozenset({"một", "năm", "đôi", "cặp", "tá", "trăm", *SCALES, *OLD_DIGITS}),
    heard=frozenset({"giáp", "rằm", "kìa", "muôn", "quý", *OLD, *_WEIGHTS, *_THIRDS}),
    inner=INNER | {"băm"},
    inexact=_INEXACT,
    leads=COUNTED | VAGUE,
    halved={"nửa": frozenset({*HALVED, *_UNITS.first_words})},
    half="nửa",
    beside_half=frozenset({*HALVED, *HALF, *FIRST, "đêm", "khuya"}),
    at_edge=frozenset({"năm", "không"}),
    alone=frozenset({"một", "tư", "linh", "lẻ", "mốt", "nhăm", "lăm", "mươi"}),
    read=_read,
)
