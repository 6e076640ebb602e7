"""Rates: what is told for one unit is told for that unit: ``một lít`` is no gallon."""

import re
from collections.abc import Iterator
from functools import cache

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.counting.dimensions import dimension
from align.checks.words import vocabulary


def changed_rates(pair: Pair, ours: Conventions, theirs: Conventions) -> Iterator[tuple[str, str]]:
    """Yield the unit for which a source tells something, and the other one of the target."""
    spoken = vocabulary(pair.target)
    if spoken.isdisjoint(_paid(theirs)) or spoken.isdisjoint(_words(theirs)):
        return
    if not ours.per or not theirs.per:
        return
    told = dict(_rates(pair.target, theirs))
    if not told:
        return
    said = dict(_rates(pair.source, ours))
    lost = {kind: text for kind, text in said.items() if kind not in told}
    for kind, text in lost.items():
        for other, instead in told.items():
            if other not in said and dimension(other) == dimension(kind):
                yield text, instead
                return


def _rates(text: str, room: Conventions) -> Iterator[tuple[str, str]]:
    for match in _pattern(room).finditer(text):
        yield room.units[match["unit"].lower().replace(" ", "-")], match.group()


@cache
def _words(room: Conventions) -> frozenset[str]:
    return frozenset(name.split("-")[0] for name in _measured(room))


@cache
def _paid(room: Conventions) -> frozenset[str]:
    return frozenset(name.split("-")[0] for name in _money(room))


@cache
def _money(room: Conventions) -> tuple[str, ...]:
    named = (name for name, kind in room.units.items() if kind in _MONEY)
    return tuple(name for name in named if name[0].isalpha())


@cache
def _measured(room: Conventions) -> tuple[str, ...]:
    """Return the units of what a price or a speed may be told for, the longest first."""
    kinds = {"mass", "length", "area", "volume"}
    names = (name for name, kind in room.units.items() if dimension(kind) in kinds)
    return tuple(sorted((name for name in names if name[0].isalpha()), key=len, reverse=True))


@cache
def _pattern(room: Conventions) -> re.Pattern[str]:
    units = "|".join(re.escape(name).replace(r"\-", r"[ -]") for name in _measured(room))
    money = "|".join(re.escape(name).replace(r"\-", r"[ -]") for name in _money(room))
    return re.compile(
        rf"(?<=\w )(?<!\w)(?:{money}) ?(?:{room.per}) ?(?P<unit>{units})(?!\w)", re.IGNORECASE
    )


_MONEY = frozenset({"dollar", "dong", "hao", "cent", "euro", "franc", "yuan", "rouble", "yen"})
