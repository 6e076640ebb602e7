"""What the embedding is held against: cognates, and a lexicon learnt by IBM model 1."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece as spm

from align.embedding.pooling import normalised
from align.embedding.static import prepared
from models.recipes.bitext import Ragged
from models.recipes.embedding.prepare import VOCABULARY, load_pairs
from models.recipes.embedding.retrieval import Scores
from models.recipes.ibm1 import train_table

_SAMPLE = 60_000
_PIECES = 10_000
_ROUNDS = 4
_FLOOR = 1e-7


def _grams(text: str) -> Counter[str]:
    """Character n-grams, 2 to 4, within words and their edges."""
    found: Counter[str] = Counter()
    for word in prepared(text).split():
        edged = f" {word} "
        found.update(edged[i : i + n] for n in (2, 3, 4) for i in range(len(edged) - n + 1))
    return found


def cognates(pairs: Sequence[tuple[str, str]]) -> Scores:
    """Cosine of TF-IDF vectors of character n-grams: names, numbers, loanwords."""
    sides = [[_grams(text) for text in texts] for texts in zip(*pairs, strict=True)]
    spread = [Counter(gram for grams in side for gram in grams) for side in sides]
    # What occurs on one side only lengthens a vector and decides nothing.
    shared = sorted(spread[0].keys() & spread[1].keys())
    places = {gram: place for place, gram in enumerate(shared)}
    total = sum(map(len, sides))
    rarity = np.log(total / np.array([sum(s[g] for s in spread) for g in shared], np.float32))
    bags = []
    for side in sides:
        bag = np.zeros((len(side), len(shared)), np.float32)
        for row, grams in enumerate(side):
            for gram in grams.keys() & places.keys():
                bag[row, places[gram]] = 1 + math.log(grams[gram])
        bag *= rarity
        bags.append(normalised(bag))
    scores: Scores = bags[0] @ bags[1].T
    return scores


def _ranks(side: Ragged, size: int) -> npt.NDArray[np.int64]:
    """New id of every piece by frequency, from 1; what is rarer than the table is long gets 0."""
    counts = np.bincount(side.flat, minlength=size)
    order = np.argsort(-counts, kind="stable")[: _PIECES - 2]
    ranks = np.zeros(size, np.int64)
    ranks[order] = np.arange(1, len(order) + 1)
    return ranks


class Lexicon:
    """t(English | Vietnamese) of the most frequent pieces, learnt from a sample of the corpus."""

    def __init__(self, state: Path) -> None:
        self._pieces = spm.SentencePieceProcessor(model_file=str(state / VOCABULARY))
        pairs, count = load_pairs(state), self._pieces.get_piece_size()
        lengths = np.maximum(pairs.source.lengths, pairs.target.lengths)
        usable = np.flatnonzero((lengths > 4) & (lengths < 60))
        chosen = np.random.default_rng(0).permutation(usable)[:_SAMPLE]
        self._ranks = (_ranks(pairs.source, count), _ranks(pairs.target, count))
        source, target = (
            Ragged.pack([ranks[side[i]].tolist() for i in chosen])
            for side, ranks in zip((pairs.source, pairs.target), self._ranks, strict=True)
        )
        table = train_table(source, target, _PIECES, _PIECES - 1, _ROUNDS, tension=0.0)
        self._table = table.reshape(_PIECES, _PIECES)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Mean log-probability of every target given every source (model 1, no empty word).

        A target's mean over all sources is taken off, or frequent words would win everywhere.
        """
        left, right = (
            [self._ranks[side][ids] for ids in self._pieces.encode([prepared(t) for t in texts])]
            for side, texts in enumerate(zip(*pairs, strict=True))
        )
        bags = np.zeros((len(right), _PIECES), np.float32)
        for row, ids in enumerate(right):
            np.add.at(bags[row], ids, 1 / max(len(ids), 1))
        scores: Scores = np.empty((len(left), len(right)), np.float32)
        for row, ids in enumerate(left):
            given = self._table[ids].mean(0) if len(ids) else np.zeros(_PIECES, np.float32)
            scores[row] = bags @ np.log(given + _FLOOR)
        scores -= scores.mean(0)
        return scores
