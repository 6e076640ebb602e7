"""Units beside figures at a glance: does the target have a word or a sign for each of them?"""

import re
from dataclasses import dataclass
from functools import cache

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.words import vocabulary

_LETTERS = re.compile(r"[^\W\d]+")
_DEGREE = "°"
"""A sign of two scales, which asks for a closer look."""
_FAHRENHEIT = frozenset({"fahrenheit", "f"})


@dataclass(frozen=True, slots=True)
class _Unit:
    """What may begin with a word beside figures."""

    written: str
    parts: frozenset[str]
    """Its words, where it has several."""
    words: frozenset[str]
    """Words of the target by which its kind is told."""
    signs: tuple[str, ...]
    several: tuple[tuple[frozenset[str], str], ...]
    """Those of several words: the words, and how they stand in a text."""

    def is_in(self, target: str, told: frozenset[str]) -> bool:
        """Whether a sign or several words of the kind are in a target."""
        if any(sign in target for sign in self.signs):
            return True
        return any(parts <= told and whole in target for parts, whole in self.several)


def may_miss(pair: Pair, ours: Conventions, theirs: Conventions) -> bool:
    """Whether some unit beside figures of the source may not be told in the target."""
    known, beginnings = _known(ours, theirs), _beginnings(ours)
    told, said = vocabulary(pair.target), vocabulary(pair.source)
    for found in _near(ours).findall(pair.source):
        word = found.casefold()
        if word not in known:
            if not word or "-" in word or word.startswith(beginnings):
                return True
            continue
        if word == _DEGREE or not told.isdisjoint(_FAHRENHEIT):
            return True
        for unit in known[word]:
            if not told.isdisjoint(unit.words) or unit.is_in(pair.target, told):
                continue
            if unit.parts <= said if unit.parts else unit.written in pair.source.lower():
                return True
    return False


@cache
def _known(ours: Conventions, theirs: Conventions) -> dict[str, tuple[_Unit, ...]]:
    """Return the units by the letters or the sign that each begins with; scales are none."""
    found: dict[str, tuple[_Unit, ...]] = {}
    for name, kind in ours.units.items():
        told = [one for one, its in theirs.units.items() if its == kind]
        words = frozenset(one for one in told if one.isalpha())
        signs = tuple(one for one in told if not one[0].isalpha())
        several = tuple(
            (frozenset(one.split("-")), one.replace("-", " ")) for one in told if "-" in one
        )
        parts = name.split("-")
        unit = _Unit(name, frozenset(parts if parts[1:] else ()), words, signs, several)
        match = _LETTERS.match(name)
        begun = {"-".join(parts[:n]) for n in range(2, len(parts) + 1)}
        for first in (match.group() if match else name, *begun):
            found[first] = (*found.get(first, ()), unit)
    return found


@cache
def _near(room: Conventions) -> re.Pattern[str]:
    """Find the letters or the sign behind figures and scales; of a sign before them, nothing."""
    signs = "".join(re.escape(one) for one in room.units if not one[0].isalpha())
    scales = "|".join(map(re.escape, room.scales)) or r"(?!)"
    no = room.not_units or r"(?!)"
    return re.compile(
        rf"[\d{signs}](?:(?<=\d)\s?(?!{no})(?:(?:{scales})\s)*(?!{no})([^\W\d]+(?:-[^\W\d]+)*|[{signs}])"
        rf"|(?<=[{signs}])\s?\d)"
    )


@cache
def _beginnings(room: Conventions) -> tuple[str, ...]:
    """Return how units of several words begin."""
    return tuple({one.split("-")[0] for one in room.units if "-" in one})
