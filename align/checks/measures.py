"""Units: a number with a unit of measure or money must keep a unit of that kind."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.conventions import Conventions
from align.checks.quantities import figures, worded
from align.checks.signs import FIGURES, NOWHERE, Signs
from align.checks.words import vocabulary

_LOOSE = frozenset(
    {
        *("yuan", "rouble", "franc", "hao", "yen", "volt", "horsepower", "degree", "cubic metre"),
        *(
            "mile",
            "quintal",
            "ten kilograms",
            "tael",
            "mau",
            "sao",
            "kilogram",
            "gram",
            "milligram",
        ),
        *("centimetre", "millimetre", "second", "minute", "hour", "day", "week", "month", "year"),
        "century",
    }
)
"""Kinds that a translation may well render otherwise; wrong with the same number alone."""
_FIRST = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d]+")


class Measures:
    """Percent, a currency or a unit of measure went missing, or became another one."""

    id = "units"
    title = "units of measure and money lost or changed"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        known = self._ours.units and self._theirs.units
        self.signs = Signs(source=FIGURES) if known else NOWHERE

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each kind of unit that the target does not have."""
        if self.signs is NOWHERE or not _may_count(pair.source, self._ours):
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        wanted = dict(_counted(pair.source, self._ours))
        spoken = vocabulary(pair.target) if wanted else frozenset[str]()
        lost = [kind for kind in wanted if spoken.isdisjoint(_plain_words(kind, self._theirs))]
        # Another unit of one kind that a word may well tell otherwise must be there to be wrong.
        if lost and _LOOSE.issuperset(lost) and not self._has_unit(pair.target):
            return
        there: set[str] | None = None
        for kind in lost:
            text = wanted[kind]
            other = self._other(pair, text) if kind in _LOOSE else ""
            if kind in _LOOSE and not other:
                continue
            there = set(_named(pair.target, self._theirs)) if there is None else there
            if kind in there:
                continue
            message = f"'{text}' of the source has no {kind} in the target"
            if other:
                message = f"'{text}' of the source is '{other}' in the target"
            yield whole(self, pair, message)

    def _has_unit(self, text: str) -> bool:
        """Whether any unit may be in a text."""
        words, signs = _all_plain(self._theirs)
        return not vocabulary(text).isdisjoint(words) or any(sign in text for sign in signs)

    def _other(self, pair: Pair, text: str) -> str:
        """Return a unit of the target that the source has not, with the number of a text."""
        number = next(figures(text, self._ours), None)
        named: set[str] | None = None
        for match in _with_number(self._theirs).finditer(pair.target) if number else ():
            theirs = {
                value for one in figures(match["number"], self._theirs) for value in one.values
            }
            if not number or not number.values & (theirs or worded(match["number"], self._theirs)):
                continue
            named = set(_named(pair.source, self._ours)) if named is None else named
            if _kind(match["unit"], self._theirs) not in named:
                return match.group()
        return ""


def _may_count(text: str, room: Conventions) -> bool:
    """Whether something that is or begins a unit stands beside figures."""
    known, beginnings = _beginnings(room)
    beside = (one.casefold() for one in _near(room).findall(text))
    return any(one in known or one.startswith(beginnings) for one in beside)


@cache
def _near(room: Conventions) -> re.Pattern[str]:
    """Find the letters or the sign behind figures, and as nothing a sign before them."""
    _, signs = _alternatives(room)
    no = room.not_units or r"(?!)"
    return re.compile(rf"[\d{signs}](?:(?<=\d)\s?(?!{no})([^\W\d]+|[{signs}])|(?<=[{signs}])\s?\d)")


@cache
def _beginnings(room: Conventions) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return what ``_near`` finds of units, and how units with a hyphen begin."""
    listed = [*room.units, *room.scales]
    several = {one.split("-")[0] for one in listed if "-" in one}
    letters = {found.group() for one in listed if (found := _LETTERS.match(one))}
    signs = {one for one in listed if not one[0].isalpha()}
    return frozenset({"", *letters, *signs}), tuple(several)


def _counted(text: str, room: Conventions) -> Iterator[tuple[str, str]]:
    """Yield the kinds of the units that stand beside figures, with how they are written."""
    for match in _beside(room).finditer(text):
        yield _kind(match["behind"] or match.group()[0], room), match.group().strip()


def _named(text: str, room: Conventions) -> Iterator[str]:
    """Yield the kinds of all units in a text, counted or not."""
    for match in _anywhere(room).finditer(text):
        yield _kind(match.group(), room)


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


@cache
def _with_number(room: Conventions) -> re.Pattern[str]:
    """Find units behind a number in figures or in a word."""
    words, signs = _alternatives(room)
    return re.compile(
        rf"(?<![\w.,])(?P<number>\d[\d.,]*(?=[\s-]?)|[^\W\d]+(?:-[^\W\d]+)*(?=[\s-]))[\s-]?"
        rf"(?P<unit>(?:{words})(?![^\W\d])|[{signs}])",
        re.IGNORECASE,
    )


def _alternatives(room: Conventions) -> tuple[str, str]:
    """Return the words for units as a regular expression, and the signs, one character each."""
    longest = sorted(room.units, key=len, reverse=True)
    words = [re.escape(one).replace(r"\-", r"[\s-]?") for one in longest if one[0].isalpha()]
    signs = [re.escape(one) for one in longest if not one[0].isalpha()]
    return "|".join(words), "".join(signs)
