"""Which beads a reviewer looks at, in which order, and how a text is found among them."""

import unicodedata
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from align.store.bitexts import Bitext, Link

DOUBTFUL = 0.6
"""Confidence below which a bead should be looked at."""
_STROKES = str.maketrans("đ", "d")


class State(StrEnum):
    """What is known of a bead, to be shown."""

    PINNED = "pinned"
    """A person has settled it."""
    CONFIRMED = "confirmed"
    """A person has confirmed its segment in the editor."""
    SURE = "sure"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be seen."""

    only_doubtful: bool = False
    by_doubt: bool = False
    """Least sure first, what is settled last; else the order of reading."""


def state_of(link: Link, confirmed: Collection[int]) -> State:
    """Return what is known of a bead; ``confirmed`` are the units that a person confirmed."""
    if link.pinned:
        return State.PINNED
    if link.unit in confirmed:
        return State.CONFIRMED
    return State.DOUBTFUL if link.confidence < DOUBTFUL else State.SURE


def seen(
    links: Sequence[Link], confirmed: Collection[int], look: Look, current: int
) -> "array[int]":
    """Return the numbers of the beads in view, counted from 1; the current one is always there."""
    doubtful = State.DOUBTFUL
    found: Iterable[int] = (
        number
        for number, link in enumerate(links, 1)
        if not look.only_doubtful or number == current or state_of(link, confirmed) is doubtful
    )
    if look.by_doubt:
        found = sorted(found, key=lambda number: _doubt(links[number - 1], confirmed))
    return array("q", found)


def _doubt(link: Link, confirmed: Collection[int]) -> tuple[bool, float]:
    settled = state_of(link, confirmed) in (State.PINNED, State.CONFIRMED)
    return settled, 0.0 if settled else link.confidence


def found_in(text: str, link: Link, bitext: Bitext, *, exact: bool) -> bool:
    """Say whether a sentence of a bead holds a text.

    Args:
        text: what is looked for, in NFC.
        link: the bead.
        bitext: its sentences.
        exact: letter by letter; otherwise capitals and diacritics do not count.
    """
    sides = ((link.source, bitext.source), (link.target, bitext.target))
    sentences = (held[place].text for places, held in sides for place in places)
    if exact:
        return any(text in sentence for sentence in sentences)
    key = folded(text)
    return any(key in folded(sentence) for sentence in sentences)


@lru_cache(maxsize=1 << 17)
def folded(text: str) -> str:
    """Return a text without capitals and diacritics, đ as d."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept).translate(_STROKES)
