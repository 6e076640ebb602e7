"""Links from the attention of a translation engine, given as plain numbers.

The best cell of each row and of each column of the matrix of words, symmetrised as the two
directions of a statistical model are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from align.wordalign.base import Advance, Aligner, Links, Pair
from align.wordalign.symmetry import grow_diag_final_and

Span = tuple[int, int]
"""Start and end, code points into a text."""

_FAINT = 0.05
"""Attention below this is spread over everything and says nothing."""


@dataclass(frozen=True, slots=True)
class Attention:
    """How strongly the pieces of a translation looked at the pieces of its source."""

    source_words: Sequence[Span]
    """Places of the source tokens of the pair."""
    target_words: Sequence[Span]
    source_pieces: Sequence[Span]
    """Places of the engine's own tokens, in the same text."""
    target_pieces: Sequence[Span]
    weights: Sequence[Sequence[float]]
    """``weights[t][s]``, a row for each target piece."""

    def by_words(self) -> list[list[float]]:
        """Return the attention of each target word to each source word.

        A target word looks with the strongest of its pieces at all pieces of a source word.
        """
        columns = [_overlapping(word, self.source_pieces) for word in self.source_words]
        rows = [_overlapping(word, self.target_pieces) for word in self.target_words]
        sums = [[sum(row[s] for s in column) for column in columns] for row in self.weights]
        return [
            [
                max((sums[t][n] for t in row if t < len(sums)), default=0.0)
                for n in range(len(columns))
            ]
            for row in rows
        ]


class AttentionAligner(Aligner):
    """Reads links from attention; learns nothing.

    Args:
        attentions: one for each pair that ``align`` will be given, in their order.
    """

    name = "attention"

    def __init__(self, attentions: Sequence[Attention]) -> None:
        self._attentions = attentions

    def align(self, pairs: Sequence[Pair], advance: Advance | None = None) -> list[Links]:
        """Return the links of each pair.

        Raises:
            ValueError: there is not one attention for each pair, or one is of another pair.
        """
        links = []
        for (source, target), attention in zip(pairs, self._attentions, strict=True):
            if (len(source), len(target)) != (
                len(attention.source_words),
                len(attention.target_words),
            ):
                raise ValueError("the attention is not of this pair")
            links.append(_links(attention.by_words()))
            if advance:
                advance(1 / len(pairs))
        return links


def _links(weights: list[list[float]]) -> Links:
    """Symmetrise the best source of each target word and the best target of each source word."""
    forward, backward = set(), set()
    for j, row in enumerate(weights):
        best = max(range(len(row)), key=row.__getitem__, default=-1)
        if best >= 0 and row[best] >= _FAINT:
            forward.add((best, j))
    for i in range(len(weights[0]) if weights else 0):
        j = max(range(len(weights)), key=lambda n: weights[n][i])
        if weights[j][i] >= _FAINT:
            backward.add((i, j))
    return grow_diag_final_and(frozenset(forward), frozenset(backward))


def _overlapping(word: Span, pieces: Sequence[Span]) -> list[int]:
    return [n for n, (start, end) in enumerate(pieces) if start < word[1] and word[0] < end]
