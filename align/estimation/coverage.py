"""How much of one text another one says, word by word, by the vectors of the words.

The greedy matching of BERTScore (Zhang et al. 2020, "BERTScore: Evaluating Text Generation with
BERT", section 3) across languages, with vectors of words and of neighbouring pairs of words: a
Vietnamese word mostly has two syllables, which are written apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy

from align.embedding import Embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from align.embedding.base import Vectors

    Row = NDArray[numpy.float32]

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_UNLIKE = 0.3
"""Cosine below which a word of the one text has no counterpart in the other."""
_KEPT = 100_000
"""Words and pairs of words whose vectors are kept at hand."""


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return [match[0].lower() for match in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of each text the other one says; 0 where one of them has no words."""

    source: float = 0.0
    """Mean over source words of the cosine of their best counterpart."""
    target: float = 0.0
    unsaid: float = 1.0
    """Share of the source words without a counterpart."""
    added: float = 1.0
    """Share of the target words without a counterpart."""


class WordCoverage:
    """Compares texts word by word; keeps the vectors of words it has met."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Row] = {}

    def learn(self, texts: Iterable[Sequence[str]]) -> None:
        """Take in the words of many texts at once, which is much cheaper than one by one."""
        grams = dict.fromkeys(gram for text in texts for gram in _grams(text))
        new = [gram for gram in grams if gram not in self._vectors]
        if len(self._vectors) + len(new) > _KEPT:
            self._vectors.clear()
            new = list(grams)
        if new:
            self._vectors.update(zip(new, self._embedder.embed(new), strict=True))

    def of(self, source: Sequence[str], target: Sequence[str]) -> Coverage:
        """Compare the words of two texts that were learnt."""
        if not source or not target:
            return Coverage()
        # Not ``@``: for matrices this small the threads of BLAS cost more than they give.
        alike = numpy.einsum("id,jd->ij", self._rows(source), self._rows(target))
        ours = _best(alike.max(1), len(source))
        theirs = _best(alike.max(0), len(target))
        return Coverage(
            float(ours.mean()),
            float(theirs.mean()),
            float((ours < _UNLIKE).mean()),
            float((theirs < _UNLIKE).mean()),
        )

    def _rows(self, text: Sequence[str]) -> Vectors:
        """Return vectors of the words, then of each word with the next, shape (2n - 1, dims)."""
        return numpy.array([self._vectors[gram] for gram in _grams(text)])


def _grams(text: Sequence[str]) -> list[str]:
    """Return the words of a text, then each of them with the next."""
    return [*text, *(f"{one} {two}" for one, two in pairwise(text))]


def _best(cosines: Row, count: int) -> Row:
    """Return for each word the best of its own cosine and those of the pairs it stands in."""
    best = cosines[:count].copy()
    pairs = cosines[count:]
    best[:-1] = numpy.maximum(best[:-1], pairs)
    best[1:] = numpy.maximum(best[1:], pairs)
    return best
