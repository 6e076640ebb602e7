"""The alignment HMM: a word's translation stands near the translation of the word before.

Vogel, Ney and Tillmann 1996, "HMM-Based Word Alignment in Statistical Translation". States are
source positions; as in Och and Ney 2003 (section 2.2) each has a twin that emits the empty word
and remembers the position, and jumps are smoothed with a uniform distribution.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.wordalign.corpus import Corpus, Floats, Ints
from align.wordalign.ibm1 import Table, probabilities

ROUNDS = 3
_EMPTY = 0.4
"""Probability that a target word comes from the empty word: English is full of words that stand
for nothing in Vietnamese, and with less they are drawn into the phrases beside them."""
_UNIFORM = 0.3
"""Share of the uniform distribution in a jump."""
_FAR = 40
"""Longer jumps count as this long."""
_WORK = 200_000
"""Multiplications of a step over a batch: fewer than what makes a BLAS start threads, which
cost more than they save where other processes want the cores too."""
_TINY = 1e-100


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs whose sources are equally long."""

    pairs: Ints
    cells: npt.NDArray[np.int64]
    """Numbers of the pairs of words, shape (pairs, target positions, source positions + 1)."""
    real: npt.NDArray[np.bool_]
    """Which target positions are no padding, shape (pairs, target positions)."""


@dataclass(slots=True)
class Hmm:
    """Word probabilities and the distribution of jumps."""

    table: Table
    jumps: Floats
    """Weight of each jump from ``-_FAR`` to ``_FAR``."""

    def transitions(self, length: int) -> Floats:
        """Return p(position | position before), shape (length, length)."""
        steps = np.arange(length)[None, :] - np.arange(length)[:, None]
        weights = self.jumps[np.clip(steps, -_FAR, _FAR) + _FAR]
        weights = weights / weights.sum(1, keepdims=True)
        return np.asarray((1 - _UNIFORM) * weights + _UNIFORM / length)

    def posteriors(self, batch: Batch) -> tuple[Floats, Floats, Floats]:
        """Return what each target position comes from, and the expected transitions.

        Returns:
            Probability of each source position, shape (pairs, target, source); of the empty
            word, shape (pairs, target); and transitions, shape (source, source).
        """
        emitted = self.table.values[batch.cells]
        # Padding emits with certainty wherever it is, so it says nothing of what is before it.
        emitted[~batch.real] = 1.0
        words, empty = emitted[:, :, 1:] * (1 - _EMPTY), emitted[:, :, 0] * _EMPTY
        empty[~batch.real] = _EMPTY
        words[~batch.real] = 1 - _EMPTY
        move = self.transitions(words.shape[2])
        ahead, ahead_empty = _forward(words, empty, move)
        behind = _backward(words, empty, move)
        gamma, gamma_empty = ahead * behind, ahead_empty * behind
        totals = np.maximum(gamma.sum(2) + gamma_empty.sum(2), _TINY)
        gamma /= totals[:, :, None]
        nothing = gamma_empty.sum(2) / totals
        before = (ahead + ahead_empty)[:, :-1]
        after = (words * behind)[:, 1:]
        moves = np.zeros_like(move)
        for at in range(after.shape[1]):
            norm = np.maximum(((before[:, at] @ move) * after[:, at]).sum(1), _TINY)
            share = (1 - nothing[:, at + 1]) * batch.real[:, at + 1] / norm
            moves += (before[:, at] * share[:, None]).T @ after[:, at]
        return gamma, nothing, moves * move


def _forward(words: Floats, empty: Floats, move: Floats) -> tuple[Floats, Floats]:
    """Return the forward probabilities of the positions and of their twins, scaled."""
    ahead, twins = np.empty_like(words), np.empty_like(words)
    ahead[:, 0] = words[:, 0] / words.shape[2]
    twins[:, 0] = empty[:, 0, None] / words.shape[2]
    for at in range(words.shape[1]):
        if at:
            before = ahead[:, at - 1] + twins[:, at - 1]
            ahead[:, at] = (before @ move) * words[:, at]
            twins[:, at] = before * empty[:, at, None]
        scale = np.maximum(ahead[:, at].sum(1) + twins[:, at].sum(1), _TINY)[:, None]
        ahead[:, at] /= scale
        twins[:, at] /= scale
    return ahead, twins


def _backward(words: Floats, empty: Floats, move: Floats) -> Floats:
    """Return the backward probabilities, scaled; a position and its twin have the same."""
    behind = np.ones_like(words)
    for at in range(words.shape[1] - 2, -1, -1):
        ahead = (words[:, at + 1] * behind[:, at + 1]) @ move.T
        behind[:, at] = ahead + empty[:, at + 1, None] * behind[:, at + 1]
        behind[:, at] /= np.maximum(behind[:, at].max(1), _TINY)[:, None]
    return behind


def train(
    corpus: Corpus, table: Table, rounds: int = ROUNDS, done: Callable[[], None] | None = None
) -> Hmm:
    """Learn jumps and words by Baum and Welch's algorithm, beginning with a table of words.

    ``done`` is called after each round.
    """
    model = Hmm(table, np.exp(-np.abs(np.arange(-_FAR, _FAR + 1) - 1) / 4.0))
    sources = corpus.sources
    for _ in range(rounds):
        counts = np.zeros(len(table.values))
        jumps = np.full(2 * _FAR + 1, 1e-3)
        for batch in batches(corpus):
            gamma, nothing, moves = model.posteriors(batch)
            shares = np.concatenate([nothing[:, :, None], gamma], axis=2)[batch.real]
            counts += np.bincount(batch.cells[batch.real].ravel(), shares.ravel(), len(counts))
            steps = np.arange(len(moves))[None, :] - np.arange(len(moves))[:, None]
            places = np.clip(steps, -_FAR, _FAR) + _FAR
            jumps += np.bincount(places.ravel(), moves.ravel(), len(jumps))
        model = Hmm(Table(probabilities(sources, counts)), jumps)
        if done:
            done()
    return model


def batches(corpus: Corpus) -> Iterator[Batch]:
    """Yield all pairs, those with equally long sources together, short targets first."""
    rows, columns = corpus.target.lengths, corpus.source.lengths
    order = np.lexsort((rows, columns))
    edges = np.flatnonzero(np.diff(columns[order])) + 1
    for group in np.split(order, edges):
        begin = 0
        while begin < len(group):
            width = int(columns[group[begin]]) + 1
            end = begin + max(1, _WORK // width**2)
            yield _batch(corpus, group[begin:end], width)
            begin = end


def _batch(corpus: Corpus, pairs: Ints, width: int) -> Batch:
    rows = corpus.target.lengths[pairs]
    longest = int(rows.max())
    real = np.arange(longest)[None, :] < rows[:, None]
    places = corpus.starts[pairs][:, None] + np.arange(longest * width)[None, :]
    places = np.minimum(places, len(corpus.cells) - 1).reshape(len(pairs), longest, width)
    return Batch(pairs, corpus.cells[places].astype(np.int64), real)
