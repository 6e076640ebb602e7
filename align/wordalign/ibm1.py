"""IBM model 1: which words go together, wherever they stand.

Brown, Della Pietra, Della Pietra and Mercer 1993, "The Mathematics of Statistical Machine
Translation". Expected counts are turned into probabilities under a sparse Dirichlet prior by
variational Bayes (Riley and Gildea 2012), which keeps rare words from gathering what nothing
else explains.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from align.wordalign.corpus import Corpus, Floats, Ints

ROUNDS = 5
_PRIOR = 0.01
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Table:
    """Probability of the target word given the source word, for each pair of words."""

    values: Floats
    """Shape (pairs of words,), in the order of ``Corpus.sources``."""

    def lexicon(self, corpus: Corpus, least: float) -> Mapping[str, Mapping[str, float]]:
        """Return the translations of each source word that are at least so probable."""
        values = self.values / np.maximum(_summed(corpus.sources, self.values), _TINY)
        kept = np.flatnonzero((values >= least) & (corpus.sources > 0))
        found: dict[str, dict[str, float]] = {}
        for number in kept[np.argsort(-values[kept], kind="stable")]:
            source = corpus.source.words[corpus.sources[number]]
            target = corpus.target.words[corpus.targets[number]]
            found.setdefault(source, {})[target] = float(values[number])
        return found


def train(corpus: Corpus, rounds: int = ROUNDS, done: Callable[[], None] | None = None) -> Table:
    """Learn the table by expectation and maximisation; ``done`` is called after each round."""
    sources = corpus.sources
    values = np.ones(len(sources))
    row_starts = _row_starts(corpus)
    row_lengths = np.diff(np.append(row_starts, len(corpus.cells)))
    for _ in range(rounds):
        if not len(corpus.cells):
            break
        shares = values[corpus.cells]
        totals = np.add.reduceat(shares, row_starts)
        shares /= np.repeat(np.maximum(totals, _TINY), row_lengths)
        counts = np.asarray(np.bincount(corpus.cells, shares, len(values)), np.float64)
        values = probabilities(sources, counts)
        if done:
            done()
    return Table(values)


def probabilities(sources: Ints, counts: Floats) -> Floats:
    """Return p(target | source) for expected counts of pairs of words."""
    sums = np.bincount(sources, counts + _PRIOR)
    return np.exp(digamma(counts + _PRIOR) - digamma(np.maximum(sums, _PRIOR))[sources])


def _summed(sources: Ints, values: Floats) -> Floats:
    return np.asarray(np.bincount(sources, values)[sources], np.float64)


def _row_starts(corpus: Corpus) -> Ints:
    """Return where the row of each target token begins in the cells."""
    widths = np.repeat(corpus.source.lengths + 1, corpus.target.lengths)
    starts = np.zeros(len(widths), np.int64)
    np.cumsum(widths[:-1], out=starts[1:])
    return starts


def digamma(x: Floats) -> Floats:
    """Return the logarithmic derivative of the gamma function, for positive numbers.

    Six steps of the recurrence, then the asymptotic series (Abramowitz and Stegun 6.3.5,
    6.3.18); exact to about 1e-10.
    """
    result = np.zeros_like(x)
    shifted = x.copy()
    for _ in range(6):
        result -= 1 / shifted
        shifted += 1
    inverse = 1 / (shifted * shifted)
    series = inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse / 240)))
    return result + np.log(shifted) - 0.5 / shifted - series
