"""Inline term annotation at the level of pieces, for training and as the engine must do it.

`… ⟦t⟧ ▁source ▁term ⟦=⟧ ▁required ▁rendering ⟦/t⟧ …`: the markers are single pieces, term and
rendering keep the word-initial ▁, nothing else in the sentence moves.  In text the same pieces
come from `"xin⟦t⟧ chào⟦=⟧ hello⟦/t⟧, …"`, except at the start of a sentence, where the lone `▁`
before the first marker has to be dropped.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from models.recipes.phrases import Phrase


@dataclass(frozen=True)
class Annotated:
    """A source with annotations and the links of its pair, in positions of the new source."""

    source: list[int]
    links: list[tuple[int, int]]


@dataclass(frozen=True)
class Note:
    """A phrase, the pieces of the rendering to be written for it, and marks if not the usual."""

    phrase: Phrase
    rendering: list[int]
    markers: tuple[int, int, int] | None = None


def annotate(
    source: Sequence[int],
    links: Sequence[tuple[int, int]],
    notes: Sequence[Note],
    markers: tuple[int, int, int],
) -> Annotated:
    """Write `notes` (in source order, not overlapping) into `source` and move the links.

    Target pieces of a noted phrase are linked to the written rendering instead of the term: one
    to one when the lengths agree, else to all of it. A note whose place in the target is unknown
    (an empty span: a hint) moves no link.
    """
    made: list[int] = []
    place: dict[int, int] = {}
    taken: set[int] = set()
    copied: list[tuple[int, int]] = []
    position = 0
    for note in notes:
        begin, end = note.phrase.source
        low, high = note.phrase.target
        opening, dividing, closing = note.markers or markers
        for i in range(position, end):
            if i == begin:
                made.append(opening)
            place[i] = len(made)
            made.append(source[i])
        made.append(dividing)
        base, size = len(made), len(note.rendering)
        made += [*note.rendering, closing]
        taken |= set(range(low, high))
        if size == high - low:
            copied += [(base + k, low + k) for k in range(size)]
        else:
            copied += [(base + k, j) for j in range(low, high) for k in range(size)]
        position = end
    for i in range(position, len(source)):
        place[i] = len(made)
        made.append(source[i])
    kept = [(place[i], j) for i, j in links if j not in taken]
    return Annotated(made, kept + copied)


def choose(found: Sequence[Phrase], chance: random.Random, most: int = 3) -> list[Phrase]:
    """One to `most` phrases that do not overlap on either side, in source order.

    Longer terms are likelier, since that is what term bases hold.
    """
    wanted, left = chance.randint(1, most), list(found)
    chosen: list[Phrase] = []
    while left and len(chosen) < wanted:
        weights = [phrase.source[1] - phrase.source[0] for phrase in left]
        pick = chance.choices(left, weights)[0]
        chosen.append(pick)
        left = [other for other in left if _apart(other, pick)]
    return sorted(chosen, key=lambda phrase: phrase.source)


def _apart(one: Phrase, other: Phrase) -> bool:
    return all(
        a[1] <= b[0] or b[1] <= a[0]
        for a, b in ((one.source, other.source), (one.target, other.target))
    )
