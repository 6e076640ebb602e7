"""Sentence pairs as numbers, laid out for arithmetic on whole arrays.

For each pair there is a block of ``cells``: a row for each target token and in it a column for
the empty word and for each source token. A cell holds the number of its pair of words in the
table of probabilities, which knows only pairs of words that occur together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from align.wordalign.base import Pair

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Cells = npt.NDArray[np.int32]

_SHIFT = 32
"""A pair of words is one number: the source's shifted by this, and the target's."""


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one language, end to end."""

    words: tuple[str, ...]
    """The word of each number; number 0 is the empty word."""
    tokens: Ints
    """The number of each token, shape (tokens,)."""
    starts: Ints
    """Where each sentence begins in ``tokens``, and where the last ends, shape (pairs + 1,)."""

    @classmethod
    def of(cls, sentences: Sequence[Sequence[str]]) -> "Side":
        """Number the words in the order of their first occurrence."""
        numbers: dict[str, int] = {}
        flat = chain.from_iterable(sentences)
        tokens = np.fromiter(
            (numbers.setdefault(word, len(numbers) + 1) for word in flat), np.int64
        )
        starts = np.zeros(len(sentences) + 1, np.int64)
        np.cumsum([len(sentence) for sentence in sentences], out=starts[1:])
        return cls(("", *numbers), tokens, starts)

    @property
    def lengths(self) -> Ints:
        """How many tokens each sentence has, shape (pairs,)."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs of sentences of which neither is empty."""

    source: Side
    target: Side
    places: tuple[int, ...]
    """Which of the pairs that were given each pair is."""
    cells: Cells
    """The blocks of all pairs, one behind the other."""
    starts: Ints
    """Where the block of each pair begins, shape (pairs + 1,)."""
    sources: Ints
    """Number of the source word of each pair of words; the empty word comes first."""
    targets: Ints
    """Number of the target word of each pair of words."""

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> "Corpus":
        """Lay out sentence pairs."""
        places = tuple(n for n, (left, right) in enumerate(pairs) if left and right)
        source = Side.of([pairs[n][0] for n in places])
        target = Side.of([pairs[n][1] for n in places])
        keys = np.concatenate([np.zeros(0, np.int64), *_keys(source, target)])
        known, numbers = np.unique(keys, return_inverse=True)
        blocks = _blocks(numbers.astype(np.int32), source.lengths, target.lengths)
        words = known >> _SHIFT, known & ((1 << _SHIFT) - 1)
        return cls._laid_out(source, target, places, blocks, words)

    def reversed(self) -> "Corpus":
        """Return the same pairs the other way round."""
        empty = len(self.target.words) - 1
        blocks = (block[:, 1:].T - empty for block in self.blocks())
        words = self.targets[empty:], self.sources[empty:]
        return self._laid_out(self.target, self.source, self.places, blocks, words)

    @classmethod
    def _laid_out(
        cls,
        source: Side,
        target: Side,
        places: tuple[int, ...],
        blocks: Iterable[Cells],
        words: tuple[Ints, Ints],
    ) -> "Corpus":
        """Put the pairs of the empty word in front of the others, and its column into blocks.

        Args:
            source: the sentences of one language.
            target: the sentences of the other.
            places: see ``Corpus.places``.
            blocks: of each pair the numbers of its pairs of words, a row for each target token.
            words: source and target word of each of these numbers.
        """
        starts = np.zeros(len(places) + 1, np.int64)
        np.cumsum((source.lengths + 1) * target.lengths, out=starts[1:])
        cells = np.empty(starts[-1], np.int32)
        empty = len(target.words) - 1
        for block, begin, end, first, last in zip(
            blocks, starts[:-1], starts[1:], target.starts[:-1], target.starts[1:], strict=True
        ):
            room = cells[begin:end].reshape(len(block), -1)
            room[:, 0] = target.tokens[first:last] - 1
            room[:, 1:] = block + empty
        sources = np.concatenate([np.zeros(empty, np.int64), words[0]])
        targets = np.concatenate([np.arange(1, empty + 1), words[1]])
        return cls(source, target, places, cells, starts, sources, targets)

    def blocks(self) -> Iterator[Cells]:
        """Yield the block of each pair, shape (target tokens, source tokens + 1)."""
        return _blocks(self.cells, self.source.lengths + 1, self.target.lengths)


def _keys(source: Side, target: Side) -> Iterator[Ints]:
    """Yield the pairs of words of each pair of sentences, a row for each target token."""
    left = source.tokens << _SHIFT
    for s, t, u, v in zip(
        source.starts[:-1], source.starts[1:], target.starts[:-1], target.starts[1:], strict=True
    ):
        yield (target.tokens[u:v, None] + left[None, s:t]).ravel()


def _blocks(flat: Cells, columns: Ints, rows: Ints) -> Iterator[Cells]:
    begin = 0
    for width, height in zip(columns.tolist(), rows.tolist(), strict=True):
        end = begin + width * height
        yield flat[begin:end].reshape(height, width)
        begin = end
