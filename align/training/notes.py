"""Term notes written into a source at the level of pieces, as the engine writes them.

``… ⟦t⟧ ▁source ▁term ⟦=⟧ ▁required ▁rendering ⟦/t⟧ …``: see ``models/recipes/README.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from align.training.phrases import Link, Phrase


@dataclass(frozen=True, slots=True)
class Note:
    """A phrase and the pieces of the rendering to be written for it."""

    phrase: Phrase
    rendering: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A source with notes, and the links of its pair in positions of the new source."""

    source: list[int]
    links: list[Link]


def write(
    source: Sequence[int],
    links: Sequence[Link],
    notes: Sequence[Note],
    markers: tuple[int, int, int],
) -> Noted:
    """Write notes, in source order and not overlapping, into a source and move its links.

    Target pieces of a noted phrase are linked to the written rendering instead of the term: one
    to one where the lengths agree, else to all of it.
    """
    opening, dividing, closing = markers
    made: list[int] = []
    place: dict[int, int] = {}
    copied: list[Link] = []
    taken: set[int] = set()
    position = 0
    for note in notes:
        begin, end = note.phrase.source
        for i in range(position, end):
            if i == begin:
                made.append(opening)
            place[i] = len(made)
            made.append(source[i])
        made.append(dividing)
        copied += _copied(note, len(made))
        taken |= set(range(*note.phrase.target))
        made += [*note.rendering, closing]
        position = end
    for i in range(position, len(source)):
        place[i] = len(made)
        made.append(source[i])
    return Noted(made, [(place[i], j) for i, j in links if j not in taken] + copied)


def _copied(note: Note, first: int) -> list[Link]:
    """Link the target pieces of a phrase to its rendering, which begins at ``first``."""
    low, high = note.phrase.target
    size = len(note.rendering)
    if size == high - low:
        return [(first + k, low + k) for k in range(size)]
    return [(first + k, j) for j in range(low, high) for k in range(size)]
