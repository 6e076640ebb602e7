"""Units: a number with a unit of measure or money must keep a unit of that kind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.beside import may_miss
from align.checks.conventions import Conventions
from align.checks.counting import reader, same_measure
from align.checks.counting.base import Weight
from align.checks.counting.units import units_of
from align.checks.quantities import figures
from align.checks.rates import changed_rates
from align.checks.said import amounts, unit_of
from align.checks.signs import FIGURES, NOWHERE, Need, Signs
from align.checks.words import vocabulary, words

_STRICT = frozenset(
    {
        *("percent", "dollar", "dong", "euro", "kilometre", "metre", "foot", "inch", "tonne"),
        *("square kilometre", "square metre", "hectare", "litre", "kilowatt"),
    }
)
"""Kinds that hardly any translation drops behind figures; others are wrong only where another unit
stands with the same number."""
_EITHER = {
    "centimetre": frozenset({"percent"}),
    "thước": frozenset({"metre", "foot", "centimetre", "decimetre"}),
}
"""Kinds that one word of the source stands for: ``phân`` is also a percent of interest."""
_BARE = (
    r" of (?!the|them|these|those|this|that|us|our|its?|his|her|their|my|your|wh|all|every|each)"
)
"""What stands between a number without a unit and what it measures: ``13 of rice``."""
_TICKED = {"inch": re.compile(r"\d\s?[\"”″]"), "foot": re.compile(r"\d\s?['’′]")}
_FAHRENHEIT_WORD = "fahrenheit"
_FAHRENHEIT = re.compile(r"(?:°|\bdegrees?)\s?F\b")
_NUMBER = re.compile(r"\d+")
_FIRST = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d]+")


class Measures:
    """Percent, a currency or a unit of measure went missing, or became another one."""

    id = "units"
    title = "units of measure and money lost or changed"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        self.signs = NOWHERE
        if self._ours.units and self._theirs.units:
            counted = Need((_number_words(self._ours), _first_words(self._ours)))
            self.signs = Signs(source=FIGURES, needs=(counted,))

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each kind of unit that the target does not have."""
        if self.signs is NOWHERE:
            return ()
        found = [
            whole(self, pair, f"'{one}' of the source is '{other}' in the target")
            for one, other in changed_rates(pair, self._ours, self._theirs)
        ]
        if _may_say(pair, self._ours, self._theirs) or may_miss(pair, self._ours, self._theirs):
            found += self._found(pair)
        return found

    def _found(self, pair: Pair) -> Iterator[Finding]:
        given = pair
        if _FAHRENHEIT.search(pair.source) or _FAHRENHEIT.search(pair.target):
            pair = replace(
                pair,
                source=_FAHRENHEIT.sub("℉", pair.source),
                target=_FAHRENHEIT.sub("℉", pair.target),
            )
        wanted = self._wanted(pair)
        spoken = vocabulary(pair.target) if wanted else frozenset[str]()
        lost = [
            (kind, text, strict or _is_bare(text, pair.target))
            for kind, text, strict in wanted
            if spoken.isdisjoint(_plain_words(kind, self._theirs)) or _FAHRENHEIT_WORD in spoken
        ]
        # Another unit of one kind that a word may well tell otherwise must be there to be wrong.
        if not any(strict for _, _, strict in lost) and not self._has_unit(pair.target):
            return
        for kind, text, strict in lost:
            other = "" if strict else self._other(pair, text, kind)
            if not strict and not other:
                continue
            if kind in _named(pair.target, self._theirs) or self._told_otherwise(pair, text, kind):
                continue
            message = f"'{text}' of the source has no {kind} in the target"
            if other:
                message = f"'{text}' of the source is '{other}' in the target"
            yield whole(self, given, message)

    def _wanted(self, pair: Pair) -> list[tuple[str, str, bool]]:
        """Return kind and text of each number with a unit, and whether the unit must be kept."""
        source = pair.source
        found = {kind: (text, kind in _STRICT) for kind, text in _counted(source, self._ours)}
        worded = _may_say(pair, self._ours, self._theirs)
        for one in amounts(source, self._ours.code) if worded else ():
            rough = one.weight is Weight.HINT and one.lead not in self._ours.about
            if one.unit and one.unit not in found and not rough:
                found[one.unit] = (source[one.start : one.end], False)
        return [(kind, *rest) for kind, rest in found.items()]

    def _told_otherwise(self, pair: Pair, text: str, kind: str) -> bool:
        """Whether the same measure is in the target in words or in another unit."""
        if kind in _TICKED and _TICKED[kind].search(pair.target):
            return True
        values = self._worth(text)
        if kind == "percent":
            values |= {value / 100 for value in values}
        for one in amounts(pair.target, self._theirs.code):
            if same_measure(values, kind, one.all, one.unit) or (values & one.all and not one.unit):
                return True
        return any(
            same_measure(values, kind, one.worth, unit_of(one, pair.target, self._theirs))
            for one in figures(pair.target, self._theirs)
        )

    def _worth(self, text: str) -> frozenset[float]:
        """Return what a number of the source may be worth, in figures or in words."""
        number = next(figures(text, self._ours), None)
        if number:
            return number.values
        return frozenset(v for one in amounts(text, self._ours.code) for v in one.all)

    def _has_unit(self, text: str) -> bool:
        """Whether any unit may be in a text."""
        plain, signs = _all_plain(self._theirs)
        return not vocabulary(text).isdisjoint(plain) or any(sign in text for sign in signs)

    def _other(self, pair: Pair, text: str, kind: str) -> str:
        """Return a unit of the target that the source has not, with the number of a text."""
        values = self._worth(text)
        for number, its in self._measures(pair.target, values):
            if its in _EITHER.get(kind, ()):
                continue
            # The first look takes in too much, the second takes long.
            if its not in _kinds_said(pair.source, self._ours) or its not in _named(
                pair.source, self._ours
            ):
                return f"{number} {its}"
        return ""

    def _measures(self, target: str, values: frozenset[float]) -> Iterator[tuple[str, str]]:
        """Yield the numbers of a target that are worth the same, each with its kind of unit."""
        for figure in figures(target, self._theirs):
            if values & figure.values and (its := unit_of(figure, target, self._theirs)):
                yield figure.text, its
        for one in amounts(target, self._theirs.code):
            if one.unit and values & one.all:
                yield target[one.start : one.end], one.unit


def _is_bare(text: str, target: str) -> bool:
    """Whether figures of the source stand in the target before what they measure, unitless."""
    number = _NUMBER.match(text)
    if number is None or f"{number.group()} of " not in target:
        return False
    return re.search(rf"(?<![\d.,]){number.group()}{_BARE}[a-z]", target) is not None


def _may_say(pair: Pair, ours: Conventions, theirs: Conventions) -> bool:
    """Whether a number in words stands before a unit of which the target has no word."""
    number, first = _number_words(ours), _first_words(ours)
    told, spoken = vocabulary(pair.target), vocabulary(pair.source)
    untold = {
        word
        for word in spoken & first
        if told.isdisjoint(_plain_of(word, ours, theirs))
        and any(parts <= spoken for parts in _parts_of(word, ours))
    }
    if not untold:
        return False
    said = pairwise(words(pair.source))
    return any(after in untold and before in number for before, after in said)


@cache
def _number_words(room: Conventions) -> frozenset[str]:
    read = reader(room.code)
    return read.inner | read.inexact if read else frozenset()


@cache
def _first_words(room: Conventions) -> frozenset[str]:
    return units_of(room.code).first_words


@cache
def _parts_of(word: str, room: Conventions) -> tuple[frozenset[str], ...]:
    """Return the words of each unit that begins with a word."""
    several = (name.split("-") for name in room.units)
    return tuple(frozenset(parts) for parts in several if parts[0] == word)


@cache
def _plain_of(word: str, ours: Conventions, theirs: Conventions) -> frozenset[str]:
    """Return the words by which the other language tells the units that begin with a word."""
    kinds = {kind for name, kind in ours.units.items() if name.split("-")[0] == word}
    names = (name for name, kind in theirs.units.items() if kind in kinds)
    return frozenset(part for name in names for part in _LETTERS.findall(name))


def _counted(text: str, room: Conventions) -> Iterator[tuple[str, str]]:
    """Yield the kinds of the units that stand beside figures, with how they are written."""
    for match in _beside(room).finditer(text):
        yield _kind(match["behind"] or match.group()[0], room), match.group().strip()


@lru_cache(maxsize=8)
def _named(text: str, room: Conventions) -> frozenset[str]:
    """Return the kinds of all units in a text, counted or not."""
    return frozenset(_kind(match.group(), room) for match in _anywhere(room).finditer(text))


@cache
def _plain_words(kind: str, room: Conventions) -> frozenset[str]:
    """Return the units of a kind that are one word."""
    return frozenset(one for one, its in room.units.items() if its == kind and one.isalpha())


@cache
def _all_plain(room: Conventions) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the first words of all units, and the signs."""
    words = {found.group() for one in room.units if (found := _FIRST.match(one))}
    return frozenset(words), tuple(one for one in room.units if not one[0].isalpha())


def _kind(word: str, room: Conventions) -> str:
    return _kinds(room)[re.sub(r"[\s-]+", "", word.lower())]


@cache
def _kinds(room: Conventions) -> dict[str, str]:
    return {word.replace("-", ""): kind for word, kind in room.units.items()}


@cache
def _beside(room: Conventions) -> re.Pattern[str]:
    words, signs = _alternatives(room)
    scales = "|".join(map(re.escape, room.scales))
    not_units = room.not_units or r"(?!)"
    # The class in front lets the search jump to figures and signs.
    return re.compile(
        rf"[\d{signs}](?:(?<=\d)(?<![\d.,]\d)[\d.,]*(?<=\d)\s?(?!{not_units})"
        rf"(?:(?:{scales})\s)*(?!{not_units})(?P<behind>(?:{words})(?![^\W\d])|[{signs}])"
        rf"|(?<=[{signs}])\s?\d)",
        re.IGNORECASE,
    )


@cache
def _anywhere(room: Conventions) -> re.Pattern[str]:
    words, signs = _alternatives(room)
    return re.compile(rf"(?<![^\W\d])(?:{words})(?![^\W\d])|[{signs}]", re.IGNORECASE)


def _kinds_said(text: str, room: Conventions) -> frozenset[str]:
    """Return the kinds of all units of which a text has the first word or the sign."""
    said = vocabulary(text)
    first = _kinds_by_word(room)
    return frozenset(kind for word in first.keys() & said for kind in first[word]) | frozenset(
        kind for sign, kind in _signs(room).items() if sign in text
    )


@cache
def _kinds_by_word(room: Conventions) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, kind in room.units.items():
        if match := _FIRST.match(name):
            found[match.group()] = (*found.get(match.group(), ()), kind)
    return found


@cache
def _signs(room: Conventions) -> dict[str, str]:
    return {name: kind for name, kind in room.units.items() if not name[0].isalpha()}


def _alternatives(room: Conventions) -> tuple[str, str]:
    """Return the words for units as a regular expression, and the signs, one character each."""
    longest = sorted(room.units, key=len, reverse=True)
    words = [re.escape(one).replace(r"\-", r"[\s-]?") for one in longest if one[0].isalpha()]
    signs = [re.escape(one) for one in longest if not one[0].isalpha()]
    return "|".join(words), "".join(signs)
