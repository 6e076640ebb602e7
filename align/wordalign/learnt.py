"""Aligners that learn from the pairs: a model in each direction, then made one.

A position's link is the most probable one by the posterior, not that of the best path.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from align.wordalign import hmm, ibm1
from align.wordalign.base import Advance, Aligner, Links, Pair
from align.wordalign.corpus import Corpus, Ints
from align.wordalign.symmetry import grow_diag_final_and

Choice = npt.NDArray[np.int64]
"""Source position of each target position of a pair, -1 for none."""


class _Symmetrised(Aligner):
    """Joins the choices of two directions."""

    rounds: int
    """How often one direction goes through all pairs."""

    def align(self, pairs: Sequence[Pair], advance: Advance | None = None) -> list[Links]:
        """Return the links of each pair."""

        def done() -> None:
            if advance:
                advance(0.5 / self.rounds)

        links: list[Links] = [frozenset()] * len(pairs)
        corpus = Corpus.of(pairs)
        if not corpus.places:
            return links
        forward = self._choices(corpus, done)
        backward = self._choices(corpus.reversed(), done)
        for place, there, back in zip(corpus.places, forward, backward, strict=True):
            one = frozenset((int(i), j) for j, i in enumerate(there) if i >= 0)
            other = frozenset((i, int(j)) for i, j in enumerate(back) if j >= 0)
            links[place] = grow_diag_final_and(one, other)
        return links

    @abstractmethod
    def _choices(self, corpus: Corpus, done: Callable[[], None]) -> list[Choice]:
        """Return for each sentence what every target word chooses; one direction."""


class Ibm1Aligner(_Symmetrised):
    """IBM model 1 in both directions: quick, and blind for order."""

    name = "ibm1"
    rounds = ibm1.ROUNDS + 1

    def _choices(self, corpus: Corpus, done: Callable[[], None]) -> list[Choice]:
        table = ibm1.train(corpus, done=done)

        def chosen(batch: hmm.Batch) -> Choice:
            shares = table.values[batch.cells]
            # Equal words compete by their place: the nearest to the diagonal wins.
            rows, columns = shares.shape[1], shares.shape[2] - 1
            lengths = batch.real.sum(1)[:, None, None]
            far = np.abs(
                (np.arange(columns) + 0.5)[None, None, :] / columns
                - (np.arange(rows) + 0.5)[None, :, None] / lengths
            )
            shares[:, :, 1:] *= np.exp(-far)
            return np.asarray(shares.argmax(2) - 1)

        choices = _per_pair(corpus, chosen)
        done()
        return choices


class HmmAligner(_Symmetrised):
    """The alignment HMM in both directions, begun with IBM model 1."""

    name = "hmm"
    rounds = ibm1.ROUNDS + hmm.ROUNDS + 1

    def _choices(self, corpus: Corpus, done: Callable[[], None]) -> list[Choice]:
        model = hmm.train(corpus, ibm1.train(corpus, done=done), done=done)

        def chosen(batch: hmm.Batch) -> Choice:
            gamma, nothing, _ = model.posteriors(batch)
            choice = gamma.argmax(2)
            return np.where(gamma.max(2) >= nothing, choice, -1)

        choices = _per_pair(corpus, chosen)
        done()
        return choices


def _per_pair(corpus: Corpus, chosen: Callable[[hmm.Batch], Choice]) -> list[Choice]:
    lengths: Ints = corpus.target.lengths
    choices: list[Choice] = [np.zeros(0, np.int64)] * len(lengths)
    for batch in hmm.batches(corpus):
        made = chosen(batch)
        for row, pair in enumerate(batch.pairs):
            choices[pair] = made[row, : lengths[pair]]
    return choices
