"""Figures with marks where no language has them: ``182,04`` for 18.204, ``23'5``, ``,75``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.figures import written
from align.checks.quantities import Quantity, tokens

_MARKED = re.compile(r"(?<![^\s(])[.,]\d+(?![\d.,'’/-]*\d)|\d+(?:[.,'’]\d+)+(?![.,'’:/-]?\d)")
_MARKS = re.compile(r"[.,'’ \u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Malformed:
    """Figures of a target, and how they are written."""

    text: str
    start: int
    right: str


def may_be_malformed(target: str, room: Conventions) -> bool:
    """Whether a target may have marks in the wrong place of figures."""
    return any(_well_formed(room).fullmatch(one) is None for one in _MARKED.findall(target))


def malformed(pair: Pair, ours: Sequence[Quantity], room: Conventions) -> Iterator[Malformed]:
    """Yield the figures of a target that are those of a number of the source, marked wrongly.

    Args:
        pair: source and target.
        ours: numbers of the source.
        room: how figures are written in the target.
    """
    copied = tokens(pair.source)
    for match in _MARKED.finditer(pair.target):
        text = match.group()
        if _well_formed(room).fullmatch(text) or text in copied:
            continue
        digits = _MARKS.sub("", text)
        for one in ours:
            if one.proper is None or one.proper == _value(text, room):
                continue
            meant = _MARKS.sub("", one.text)
            if digits == meant or (text[0] in ".," and f"0{digits}" == meant):
                yield Malformed(text, match.start(), written(one.proper, one.text, room))
                break


@cache
def _well_formed(room: Conventions) -> re.Pattern[str]:
    """Figures that are surely written as they should be; thousandths may be thousands."""
    group, decimal = re.escape(room.group), re.escape(room.decimal)
    return re.compile(
        rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}(?!\d{{3}}$)\d+)?|\d+(?:{decimal}\d+)*"
        rf"|{decimal}\d+"
    )


def _value(text: str, room: Conventions) -> float | None:
    group, decimal = re.escape(room.group), re.escape(room.decimal)
    if not re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?", text):
        return None
    return float(text.replace(room.group, "").replace(room.decimal, "."))
