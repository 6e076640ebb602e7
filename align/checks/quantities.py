"""Read the numbers of a text: what is written in figures, and what is written in words.

A number in figures has a proper reading by the conventions of its language (1.234,5 is 1234.5 in
Vietnamese) and often another one by the opposite conventions; which it was is for the caller to
say. Words are read only to account for figures on the other side, so they are read generously.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from align.checks.conventions import Conventions

# One class in front of the alternatives lets the search jump to figures.
_FIGURES = re.compile(r"\d(?:\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]?\d)|\d*(?:[.,]\d+)*)")
# "m2" and "km²" are units, no numbers.
_UNIT_POWER = re.compile(r"(?:\b|\d)(?:[kcdm]?m|dặm|ft)$", re.IGNORECASE)
POWER = "power"
_POWERS = frozenset({"2", "3", "23"})
_POWER = re.compile("(?:m|dặm|ft)[23]", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_TIME = re.compile(r"([01]?\d|2[0-4])[.,]([0-5]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s-]+")
_CAPITALS = re.compile(r"[IVXLC]+\b")
_ROMAN = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORDLIKE = re.compile(r"\w")
_HALF = 0.5
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in figures."""

    start: int
    end: int
    """Code points into the text, the scale word left out."""
    text: str
    proper: float | None
    """Value by the conventions of the language, None where they do not allow it."""
    foreign: float | None
    """Value by the opposite conventions, None where it is the same or not allowed."""
    scale: float = 1
    """What the word behind it multiplies it by."""
    also: tuple[float, ...] = ()
    """Other values it may be told as: on the other clock, with a half more."""
    values: frozenset[float] = field(init=False, compare=False, repr=False)
    """Every value that it may have, scaled and not."""

    def __post_init__(self) -> None:
        bare = [value for value in (self.proper, self.foreign) if value is not None]
        scaled = [_round(value * self.scale) for value in bare] if self.scale != 1 else bare
        object.__setattr__(self, "values", frozenset((*bare, *scaled, *self.also)))

    @property
    def told(self) -> frozenset[float]:
        """Every value that the conventions of its language allow, scaled and not."""
        if self.proper is None:
            return self.values
        return frozenset((self.proper, _round(self.proper * self.scale), *self.also))

    @property
    def worth(self) -> frozenset[float]:
        """Every value that it is worth by the conventions of its language, scaled if it is."""
        if self.proper is None:
            return self.scaled
        return frozenset((_round(self.proper * self.scale), *self.also))

    @property
    def scaled(self) -> frozenset[float]:
        """Every value that it may have with its scale."""
        bare = [value for value in (self.proper, self.foreign) if value is not None]
        return frozenset((*(_round(value * self.scale) for value in bare), *self.also))


def figures(text: str, room: Conventions, *, clock: bool = False) -> Iterator[Quantity]:
    """Yield the numbers in figures; of a date or a section number each part is one.

    With ``clock`` figures such as 6.04 may be a time as well.
    """
    decimals: dict[int, float] = {}
    for match in _FIGURES.finditer(text):
        start, end = match.span()
        if match.group() in "23" and _UNIT_POWER.search(text, 0, start):
            continue
        token = match.group()
        proper, foreign = _readings(token, room)
        if proper is None and foreign is None:
            for part in _DIGITS.finditer(token):
                value = float(part.group())
                yield Quantity(start + part.start(), start + part.end(), part.group(), value, None)
            continue
        scale, also = _behind(text, end, room, proper if proper is not None else foreign)
        also += (decimals[start],) if start in decimals else ()
        if proper is not None and (place := _decimals(text, end, room)):
            value, at = place
            decimals[at] = _round((proper + value) * scale)
            also += (decimals[at],)
        if clock and (time := _TIME.fullmatch(token)):
            hour, minute = float(time[1]), float(time[2])
            also = (*also, hour, hour + 12, minute, *_hours(hour, minute))
        yield Quantity(start, end, token, proper, foreign, scale, also)


def _hours(hour: float, minute: float) -> tuple[float, float]:
    """Return the hour that a time is on either clock, where it is half past one."""
    return (hour + _HALF, hour + 12 + _HALF) if minute == 60 * _HALF else (hour, hour + 12)


@lru_cache(maxsize=8)
def tokens(text: str) -> frozenset[str]:
    """Return the numbers in figures as they are written, with ``POWER`` if a unit has one."""
    found = frozenset(_FIGURES.findall(text))
    if found.isdisjoint(_POWERS) or not _POWER.search(text):
        return found
    return found | {POWER}


@cache
def single_words(room: Conventions) -> Mapping[str, tuple[float, ...]]:
    """Return words with what each of them may stand for by itself."""
    tables = (room.numbers, room.scales, room.counts)
    known = {word for table in tables for word in table}
    return {word: tuple(table[word] for table in tables if word in table) for word in known}


def is_scaled(text: str, room: Conventions) -> bool:
    """Tell whether a word behind a number in figures multiplies it."""
    return _scaled(room).search(text) is not None


@cache
def _scaled(room: Conventions) -> re.Pattern[str]:
    return re.compile(rf"\d{_scale(room).pattern}", re.IGNORECASE)


def _readings(token: str, room: Conventions) -> tuple[float | None, float | None]:
    """Return the proper value of figures, and the other one if it is another."""
    if token.isdecimal():
        return float(token), None
    proper = _read(token, room.decimal, room.group)
    foreign = _read(token, room.group, room.decimal)
    return proper, None if foreign == proper else foreign


def _read(token: str, decimal: str, group: str) -> float | None:
    """Return the value of figures under a pair of marks, None if they are not written so."""
    token = re.sub(r"[ \u00a0\u202f]", "", token)
    whole, _, fraction = token.partition(decimal)
    if group in fraction or decimal in fraction:
        return None
    parts = whole.split(group)
    if len(parts) > 1 and (
        not 1 <= len(parts[0]) <= 3 or parts[0] == "0" or any(len(part) != 3 for part in parts[1:])
    ):
        return None
    return _round(float("".join(parts) + (f".{fraction}" if fraction else "")))


def _behind(
    text: str, end: int, room: Conventions, value: float | None
) -> tuple[float, tuple[float, ...]]:
    """Return the scale that follows a number, and what else its surroundings make of it."""
    scale, also = 1.0, []
    at = end
    while match := _scale(room).match(text, at):
        scale *= room.scales[match[1].lower()]
        at = match.end()
    if value is not None:
        if room.half_more and text[at : at + len(room.half_more) + 1].strip() == room.half_more:
            also.append(_round((value + _HALF) * scale))
        if room.multiples and (unit := _multiple(room).match(text, end)):
            also.append(_round(value * room.multiples[unit[1].lower()]))
        if room.parts and value and (_parts(room).match(text, end)):
            also.append(_round(1 / value))
        if room.half_more and _half_of_unit(room).match(text, at):
            also.append(_round(value + _HALF))
        if room.hour and value <= 24 and _hour(room).match(text, end):
            also += [value + 12 if value <= 12 else value - 12]
    return scale, tuple(also)


def _decimals(text: str, end: int, room: Conventions) -> tuple[float, int] | None:
    """Return the decimals that stand behind the unit of a number, and where."""
    between = _rest(room).match(text, end) if room.rest else None
    if between is None:
        return None
    following = _DIGITS.match(text, between.end())
    return (float(f"0.{following.group()}"), between.end()) if following else None


@cache
def _multiple(room: Conventions) -> re.Pattern[str]:
    return re.compile(rf"\s?({'|'.join(room.multiples)})\b", re.IGNORECASE)


@cache
def _half_of_unit(room: Conventions) -> re.Pattern[str]:
    return re.compile(rf"\s?[^\W\d]+\s{room.half_more}\b", re.IGNORECASE)


@cache
def _parts(room: Conventions) -> re.Pattern[str]:
    return re.compile(room.parts, re.IGNORECASE)


@cache
def _rest(room: Conventions) -> re.Pattern[str]:
    return re.compile(room.rest, re.IGNORECASE)


@cache
def _scale(room: Conventions) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, room.scales), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"[\s-]?({words})\b", re.IGNORECASE)


def has_hour(text: str, room: Conventions) -> bool:
    """Tell whether a text tells the time."""
    return bool(room.hour) and _told(room).search(text) is not None


@cache
def _told(room: Conventions) -> re.Pattern[str]:
    return re.compile(rf"\d(?:{room.hour})", re.IGNORECASE)


@cache
def _hour(room: Conventions) -> re.Pattern[str]:
    return re.compile(room.hour, re.IGNORECASE)


def worded(text: str, room: Conventions) -> frozenset[float]:
    """Return every value that the words of a text may stand for, Roman numerals included."""
    found: set[float] = set()
    run: list[str] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        joined = not run or _GAP.fullmatch(text, last, match.start()) is not None
        counts = word in room.numbers or word in room.scales
        if run and not (joined and (counts or word in room.glue)):
            found |= _values(run, room)
            run = []
        if counts or (run and word in room.glue):
            run.append(word)
        if word in room.counts:
            found.add(room.counts[word])
        last = match.end()
    if run:
        found |= _values(run, room)
    for match in _CAPITALS.finditer(text):
        alone = not match.start() or _WORDLIKE.match(text, match.start() - 1) is None
        if alone and _ROMAN.fullmatch(match.group()):
            found.add(_roman(match.group()))
    return frozenset(found)


def _values(run: list[str], room: Conventions) -> set[float]:
    """Return the value of number words in a row, and those of its words."""
    found = {room.numbers[word] for word in run if word in room.numbers}
    found |= {room.scales[word] for word in run if word in room.scales}
    total = current = last = 0.0
    for word in run:
        if word in room.numbers:
            value = room.numbers[word]
            # Two digits in a row are two numbers: Vietnamese "năm" is five and a year.
            current = value if 0 < last < 10 else current + value
            last = value
        elif word in room.scales:
            scale = room.scales[word]
            if scale == 10:
                current += last * 9 if last else 10
            elif scale < 1000:
                current = max(current, 1) * scale
            elif current or not total:
                total, current = total + max(current, 1) * scale, 0
            else:
                total *= scale
            last = 0
        found.add(_round(total + current))
    return found


def _roman(numeral: str) -> float:
    values = [_ROMAN_VALUE[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return float(sum(-value if value < after else value for value, after in pairs))


def _round(value: float) -> float:
    return round(value, 6)
