"""Dictionary entries in rows, so that their words are learnt in the midst of a sentence too.

A headword by itself teaches what it means only at the beginning of a text; a row such as "mến mộ,
giọt mưa và cần cù" shows it at any place, beside other words, as enumerations have it. Rows of
one entry with a capital are what headings and the cells of tables look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from models.recipes.corpus import Pair
from models.recipes.settings import Recipe

_LENGTHS = (1, 1, 2, 3, 4, 6)
_AND = (" và ", " and ")


def with_rows(pairs: Sequence[Pair], recipe: Recipe) -> list[Pair]:
    """Return the pairs, and after them the rows of every corpus whose `rows` is not 0."""
    return [*pairs, *_rows(pairs, recipe)]


def _rows(pairs: Sequence[Pair], recipe: Recipe) -> Iterator[Pair]:
    """Yield rows until every entry of a corpus has stood in as many as its `rows` says."""
    for origin, entry in enumerate(recipe.corpus):
        members = [pair for pair in pairs if pair.origin == origin] if entry.rows else []
        chance = np.random.default_rng([recipe.seed, 11, origin])
        for _ in range(entry.rows):
            order = chance.permutation(len(members)).tolist()
            while order:
                length = int(chance.choice(_LENGTHS))
                yield _row([members[k] for k in order[:length]], chance)
                del order[:length]


def _row(members: Sequence[Pair], chance: np.random.Generator) -> Pair:
    """Join entries by commas, at times with "and" before the last, a capital and a full stop."""
    joined_by_and, as_sentence = chance.random() < 0.4, chance.random() < 0.5
    end = "." if as_sentence and chance.random() < 0.5 else ""
    sides = []
    for texts, last in zip(
        ([pair.source for pair in members], [pair.target for pair in members]), _AND, strict=True
    ):
        head, tail = ", ".join(texts[:-1]), texts[-1]
        text = head + (last if joined_by_and else ", ") + tail if head else tail
        sides.append(text[:1].upper() + text[1:] + end if as_sentence or not head else text)
    return Pair(sides[0], sides[1], members[0].origin)
