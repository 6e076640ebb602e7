"""What an amount is, and what a language needs to have its amounts read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

_TOKEN = re.compile(r"([^\W\d_]+|\d[\d.,]*\d|\d|[^\w\s-])")
_PLAIN = re.compile(r"(\w+|[^\w\s-])")
_ODD = re.compile(r"[\d_]")
"""Where a text has none of these, the plain expression does, in half the time."""
_BEFORE, _BEHIND = 5, 10
"""Words before and behind a number word that may make something else of it."""
_JOINT = re.compile(r"[\s\u00a0-]+")


class Weight(IntEnum):
    """How much an amount proves."""

    HINT = 0
    """It may be a number; it accounts for one on the other side, and asks for none."""
    SMALL = 1
    """It is a number; its absence proves something where another number stands there."""
    FIRM = 2
    """It is a number of several words: its absence alone is an error."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number told in words."""

    start: int
    end: int
    """Code points into the text, the unit left out."""
    values: frozenset[float]
    """What it may be worth: one of these must be told on the other side."""
    weight: Weight
    unit: str = ""
    """Kind of the unit behind it, as the conventions name it; empty without one."""
    also: frozenset[float] = frozenset()
    """What else it may be told as; these ask for nothing."""
    lead: str = ""
    """The word right before it, in small letters."""

    @property
    def all(self) -> frozenset[float]:
        """Every value it may stand for."""
        return self.values | self.also


class Word(NamedTuple):
    """A word or a mark of a text."""

    small: str
    text: str
    start: int
    end: int
    joined: bool
    """Whether only a blank or a hyphen stands between it and the word before."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How amounts are read in a language."""

    known: frozenset[str]
    """Words in small letters without one of which a text has no amount in words."""
    heard: frozenset[str]
    """Other words that may stand for a number, and never ask for one."""
    silent: frozenset[str]
    """Words of ``known`` that never ask for a number by themselves."""
    inner: frozenset[str]
    """Words of which whole numbers are made."""
    inexact: frozenset[str]
    """Words that make something else of whole numbers: halves, multiples."""
    leads: frozenset[str]
    """Words behind which a number asks for none."""
    halved: Mapping[str, frozenset[str]]
    """Words that are ``inexact`` before others."""
    at_edge: frozenset[str]
    """Words of ``inner`` that are no number at either end of others."""
    alone: frozenset[str]
    """Words of ``inner`` that ask for nothing where they stand alone."""
    plain: dict[str, float]
    """Numbers of one word that are only made another by words of ``known`` that are not here."""
    doubtful: dict[str, float]
    """Words that may be a number where they stand alone, and ask for none."""
    slight: dict[str, float]
    """Numbers that prove nothing by their absence, but before a word of ``counted``."""
    counted: frozenset[str]
    read: Callable[[Sequence[Word]], Iterator[Amount]]
    half: str = ""
    """The word for a half."""
    beside_half: frozenset[str] = frozenset()
    """Words that make something else of it, two before it and three behind it."""
    glue: str = ""
    """Word that may join words of ``inner``."""
    wanted: frozenset[str] = field(init=False)
    """All words that may stand for a number."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "wanted", self.known | self.heard)


def tokenised(text: str) -> list[Word]:
    """Return the words and marks of a text, hyphens left out."""
    return _words(*_parts(text), 0, None)


def near(text: str, wanted: frozenset[str]) -> Iterator[list[Word]]:
    """Yield stretches of words and marks around words that are wanted, in small letters."""
    parts, small, ends = _parts(text)
    hits = [at for at, word in enumerate(small) if word in wanted]
    start, end = 0, -1
    for hit in hits:
        if hit - _BEFORE > end:
            if end > 0:
                yield _words(parts, small, ends, start, end)
            start = max(0, hit - _BEFORE)
        end = hit + _BEHIND
    if end > 0:
        yield _words(parts, small, ends, start, end)


def _parts(text: str) -> tuple[list[str], list[str], list[int]]:
    """Return gaps and words in turn, the words in small letters, and where each part ends."""
    parts = (_TOKEN if _ODD.search(text) else _PLAIN).split(text)
    return parts, list(map(str.lower, parts[1::2])), list(accumulate(map(len, parts)))


def _words(
    parts: list[str], small: list[str], ends: list[int], start: int, end: int | None
) -> list[Word]:
    last = len(small) if end is None else min(end, len(small))
    gaps, spoken = slice(2 * start, 2 * last, 2), slice(2 * start + 1, 2 * last, 2)
    joined = [False, *map(_is_gap, parts[gaps][1:])]
    return list(map(Word, small[start:last], parts[spoken], ends[gaps], ends[spoken], joined))


def _is_gap(gap: str) -> bool:
    return gap == " " or gap == "-" or (bool(gap) and _JOINT.fullmatch(gap) is not None)
