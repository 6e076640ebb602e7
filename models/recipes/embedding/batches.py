"""Batches of pairs: runs of neighbours from files drawn by weight, the same for the same step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from models.recipes.bitext import Ragged
from models.recipes.embedding.prepare import Pairs
from models.recipes.embedding.settings import EmbeddingRecipe

_DICTIONARY = {"glosses", "lexicon"}
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Side:
    """Sentences of one language as an embedding bag takes them: ids end to end, and starts."""

    ids: torch.Tensor
    starts: torch.Tensor


class Batcher:
    """Draws batches; holds no state, so that a run can go on anywhere."""

    def __init__(self, recipe: EmbeddingRecipe, pairs: Pairs) -> None:
        self._pairs = pairs
        self._recipe = recipe
        size = recipe.training.neighbours
        self._runs: list[Ints] = []
        weights: list[float] = []
        for number, entry in enumerate(recipe.corpus.corpus):
            rows = np.flatnonzero(pairs.origin == number)
            whole = len(rows) // size * size
            if whole:
                factor = recipe.training.dictionary if entry.kind in _DICTIONARY else 1.0
                self._runs.append(rows[:whole].reshape(-1, size))
                weights.append(whole * entry.weight * factor)
        if not self._runs:
            raise SystemExit(f"no corpus file has {size} pairs; add to it or lower `neighbours`")
        self._shares = np.array(weights) / sum(weights)

    def batch(self, step: int) -> tuple[Side, Side]:
        """Both sides of the batch of a step; every pair occurs once in it."""
        training = self._recipe.training
        chance = np.random.default_rng((self._recipe.seed, step))
        files = chance.choice(
            len(self._runs), training.pairs // training.neighbours, p=self._shares
        )
        drawn = [self._runs[file][chance.integers(len(self._runs[file]))] for file in files]
        rows = np.unique(np.concatenate(drawn))
        return (
            _side(self._pairs.source, rows, training.drop, chance),
            _side(self._pairs.target, rows, training.drop, chance),
        )


def _side(texts: Ragged, rows: Ints, drop: float, chance: np.random.Generator) -> Side:
    lengths = texts.lengths[rows]
    ends = np.cumsum(lengths)
    within = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
    ids = texts.flat[np.repeat(texts.offsets[rows], lengths) + within].astype(np.int64)
    # The first piece stays, lest a sentence be empty; which one is first is as good as chance.
    kept = (chance.random(len(ids)) >= drop) | (within == 0)
    owner = np.repeat(np.arange(len(rows)), lengths)[kept]
    starts = np.searchsorted(owner, np.arange(len(rows)))
    return Side(torch.from_numpy(ids[kept]), torch.from_numpy(starts.astype(np.int64)))
