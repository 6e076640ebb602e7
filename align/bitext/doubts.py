"""Why a bead is doubtful, in sentences for a reviewer: what can be seen of it at once."""

import math
from collections.abc import Iterator, Sequence
from statistics import median

from align.bitext.lengths import Lengths
from align.bitext.words import keys
from align.languages import language
from align.store.bitexts import Bitext, Link, source_of, target_of

_SURE = 0.8
_NEAR = 200
"""Beads on either side that say what is usual here."""
_ODD = 2.0
"""Standard deviations from which a length is worth a word."""


def reasons(bitext: Bitext, at: int, languages: tuple[str, str]) -> Iterator[str]:
    """Yield what speaks against a bead, at once: shape, lengths, order, numbers, words.

    Args:
        bitext: the sentences and all links.
        at: place of the bead, counted from 0.
        languages: of both sides, BCP 47.
    """
    link = bitext.links[at]
    if not link.source or not link.target:
        side = "source" if link.source else "target"
        other = "target" if link.source else "source"
        yield f"nothing on the {other} side was found for this {side}"
        return
    shape = (len(link.source), len(link.target))
    if shape != (1, 1):
        yield f"{shape[0]}:{shape[1]} is rarer than 1:1"
    yield from _order(bitext.links, at)
    yield from _lengths(bitext, at)
    yield from _words(source_of(link, bitext), target_of(link, bitext), languages)


def _order(links: Sequence[Link], at: int) -> Iterator[str]:
    link = links[at]
    if any(
        one != first + n
        for side in (link.source, link.target)
        for first in side[:1]
        for n, one in enumerate(side)
    ):
        yield "its sentences do not stand together in the text"
    before = next((one for one in reversed(links[:at]) if one.source and one.target), None)
    if before and link.target[0] < before.target[-1]:
        yield "it crosses the bead before it: the order of the two texts differs here"


def _lengths(bitext: Bitext, at: int) -> Iterator[str]:
    near = bitext.links[max(0, at - _NEAR) : at + _NEAR]
    logs = [
        math.log(max(1, len(target_of(one, bitext))) / max(1, len(source_of(one, bitext))))
        for one in near
        if one.source and one.target and (one.pinned or one.confidence >= _SURE)
    ]
    if len(logs) < 5:
        return
    usual = median(logs)
    ours = max(1, len(source_of(bitext.links[at], bitext)))
    theirs = max(1, len(target_of(bitext.links[at], bitext)))
    known = Lengths(usual)
    deviation = math.sqrt(known.spread**2 + known.noise / (math.sqrt(ours * theirs) + 1))
    off = (math.log(theirs / ours) - usual) / deviation
    if abs(off) > _ODD:
        yield (
            f"the target is {theirs / ours:.2f} times as long as the source, "
            f"{math.exp(usual):.2f} is usual here"
        )


def _words(source: str, target: str, languages: tuple[str, str]) -> Iterator[str]:
    ours, theirs = (
        set(keys(text, language(code)))
        for text, code in zip((source, target), languages, strict=True)
    )
    for one, other, side in ((ours, theirs, "source"), (theirs, ours, "target")):
        alone = sorted(key[1:] for key in one - other if key[0] in "#@")
        if alone:
            yield f"only the {side} has {', '.join(alone[:5])}"
    if not ours & theirs:
        yield "the two sides share no name, number or word"
