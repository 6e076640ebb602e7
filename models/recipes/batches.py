"""From pair indices to padded tensors, with term annotations drawn on the way."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import sentencepiece as spm
import torch
from torch import Tensor

from models.recipes.annotate import Annotated, Note, annotate, choose
from models.recipes.bitext import Bitext
from models.recipes.phrases import Phrase, phrases, piece_kinds
from models.recipes.rounds import Indices
from models.recipes.settings import Recipe
from models.recipes.vocabulary import EOS

LEAST_PIECES = 6
NO_LABEL = -100


@dataclass(frozen=True)
class Batch:
    """Ids `source` (b, s), `decoder_input` (b, t), `labels` (b, t) with -100 where padded.

    `alignment` (b, t, s): rows of a linked target piece sum to 1, other rows are zero.
    """

    source: Tensor
    decoder_input: Tensor
    labels: Tensor
    alignment: Tensor


class Batcher:
    """Makes training batches of one bitext; `pad` is the id after the last piece."""

    def __init__(
        self, recipe: Recipe, bitext: Bitext, processor: spm.SentencePieceProcessor
    ) -> None:
        self.bitext = bitext
        self.processor = processor
        self.share = recipe.training.annotated_share
        self.pad = processor.get_piece_size()
        counts = np.bincount(bitext.target.flat, minlength=self.pad).astype(np.int64)
        self.kinds = piece_kinds(processor, counts)
        self.compounds = self._compounds(recipe)
        first, second, third = (processor.piece_to_id(m) for m in recipe.vocabulary.markers)
        self.markers = (first, second, third)

    def _compounds(self, recipe: Recipe) -> frozenset[tuple[str, ...]]:
        """Headwords of two to four syllables, as lower-case syllables."""
        kinds = [entry.kind in {"glosses", "lexicon"} for entry in recipe.corpus]
        indices = np.flatnonzero(np.array(kinds, bool)[self.bitext.origin])
        texts = self.processor.decode([self.bitext.source[int(i)].tolist() for i in indices])
        words = (tuple(text.lower().split()) for text in texts)
        return frozenset(word for word in words if 2 <= len(word) <= 4)

    def _rendering(self, source: list[int], target: list[int], phrase: Phrase) -> list[int]:
        """Pieces to write for a phrase: a capital owed to the sentence start alone is lowered."""
        ids = target[slice(*phrase.target)]
        term = self.processor.decode(source[slice(*phrase.source)])
        if phrase.target[0] > 0 or not term.islower():
            return ids
        text = self.processor.decode(ids)
        return list(self.processor.encode(text[:1].lower() + text[1:]))

    def item(self, index: int, chance: random.Random) -> tuple[Annotated, list[int]]:
        """Source, annotated if `chance` so decides, with its links, and target of a pair."""
        source, target = self.bitext.source[index].tolist(), self.bitext.target[index].tolist()
        links = [(int(i), int(j)) for i, j in self.bitext.pairs(index)]
        if len(source) >= LEAST_PIECES and chance.random() < self.share:
            known = phrases(source, target, links, self.kinds, self.compounds)
            found = choose(known, chance)
            notes = [Note(phrase, self._rendering(source, target, phrase)) for phrase in found]
            return annotate(source, links, notes, self.markers), target
        return Annotated(source, links), target

    def tokens(self, indices: Indices) -> int:
        """Target pieces of a batch, `</s>` included."""
        return int(self.bitext.target.lengths[indices].sum()) + len(indices)

    def __call__(self, indices: Indices, chance: random.Random) -> Batch:
        """Tensors of the pairs at `indices`; `chance` decides the annotations."""
        return collate([self.item(int(index), chance) for index in indices], self.pad)


def collate(items: list[tuple[Annotated, list[int]]], pad: int) -> Batch:
    """Pad annotated sources and targets (ids without `</s>`) to one batch."""
    rows = len(items)
    s = max(len(left.source) for left, _ in items) + 1
    t = max(len(right) for _, right in items) + 1
    source = np.full((rows, s), pad, np.int64)
    inputs = np.full((rows, t), pad, np.int64)
    labels = np.full((rows, t), NO_LABEL, np.int64)
    alignment = np.zeros((rows, t, s), np.float32)
    for row, (left, right) in enumerate(items):
        m, n = len(left.source), len(right)
        source[row, : m + 1] = [*left.source, EOS]
        inputs[row, 1 : n + 1] = right
        labels[row, : n + 1] = [*right, EOS]
        if left.links:
            i, j = zip(*left.links, strict=True)
            alignment[row, j, i] = 1.0
        alignment[row, n, m] = 1.0
    alignment /= np.maximum(alignment.sum(-1, keepdims=True), 1.0)
    tensors = (torch.from_numpy(array) for array in (source, inputs, labels, alignment))
    return Batch(*tensors)
