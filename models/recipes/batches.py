"""From pair indices to padded tensors, with term annotations and hints drawn on the way."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import sentencepiece as spm
import torch
from torch import Tensor

from align.engines.hints import MOST_HINTS, Hints, Key
from align.languages import language
from models.recipes.annotate import Annotated, Note, annotate, choose
from models.recipes.bitext import Bitext
from models.recipes.hints import hinted
from models.recipes.lemmas import bare, lemmas
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
        self,
        recipe: Recipe,
        bitext: Bitext,
        processor: spm.SentencePieceProcessor,
        hints: Hints | None = None,
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
        self.hint_markers = [processor.piece_to_id(m) for m in recipe.vocabulary.hint_markers]
        self.hinted_share = recipe.training.hinted_share
        self.prose = [entry.kind == "prose" for entry in recipe.corpus]
        self.lexicon = [entry.kind in {"lexicon", "forms"} for entry in recipe.corpus]
        known = hints or Hints.none(language(recipe.source))
        self.fold = cache(known.language.fold)
        self.lemma_share = recipe.training.lemma_share
        self.lemmas = lemmas(known.alone.values(), language(recipe.target))
        self.inside = self._spelled(known.inside)
        self.alone = self._spelled(known.alone)

    def _compounds(self, recipe: Recipe) -> frozenset[tuple[str, ...]]:
        """Headwords of two to four syllables, as lower-case syllables."""
        kinds = [entry.kind in {"glosses", "lexicon", "forms"} for entry in recipe.corpus]
        indices = np.flatnonzero(np.array(kinds, bool)[self.bitext.origin])
        texts = self.processor.decode([self.bitext.source[int(i)].tolist() for i in indices])
        words = (tuple(text.lower().split()) for text in texts)
        return frozenset(word for word in words if 2 <= len(word) <= 4)

    def _spelled(self, renderings: Mapping[Key, str]) -> dict[Key, list[int]]:
        return {key: list(self.processor.encode(text)) for key, text in renderings.items()}

    def _hints(self, index: int, source: list[int], chance: random.Random) -> list[Note]:
        """What the dictionary says of a pair's words, if `chance` has it told."""
        origin = int(self.bitext.origin[index])
        share = self.hinted_share * (1.0 if self.prose[origin] else 0.5 * self.lexicon[origin])
        if not self.hint_markers or chance.random() >= share:
            return []
        first, second, third = self.hint_markers
        found = hinted(source, self.kinds, self.fold, (self.inside, self.alone), MOST_HINTS)
        return [Note(place, said, (first, second, third)) for place, said in found]

    def _rendering(
        self, source: list[int], target: list[int], phrase: Phrase, chance: random.Random
    ) -> list[int]:
        """Pieces to write for a phrase: as they stand, or in the bare form if `chance` has it so.

        A capital owed to the sentence start alone is lowered.
        """
        ids = target[slice(*phrase.target)]
        text = as_it_stands = self.processor.decode(ids)
        if self.lemmas and chance.random() < self.lemma_share:
            text = bare(text, self.lemmas)
        if phrase.target[0] == 0 and self.processor.decode(source[slice(*phrase.source)]).islower():
            text = text[:1].lower() + text[1:]
        return ids if text == as_it_stands else list(self.processor.encode(text))

    def item(self, index: int, chance: random.Random) -> tuple[Annotated, list[int]]:
        """Source, annotated if `chance` so decides, with its links, and target of a pair."""
        source, target = self.bitext.source[index].tolist(), self.bitext.target[index].tolist()
        links = [(int(i), int(j)) for i, j in self.bitext.pairs(index)]
        notes = self._hints(index, source, chance)
        if len(source) >= LEAST_PIECES and chance.random() < self.share:
            known = phrases(source, target, links, self.kinds, self.compounds)
            found = choose(known, chance)
            terms = [
                Note(phrase, self._rendering(source, target, phrase, chance)) for phrase in found
            ]
            notes = sorted([*terms, *_apart(notes, terms)], key=lambda note: note.phrase.source)
        return annotate(source, links, notes, self.markers), target

    def tokens(self, indices: Indices) -> int:
        """Target pieces of a batch, `</s>` included."""
        return int(self.bitext.target.lengths[indices].sum()) + len(indices)

    def __call__(self, indices: Indices, chance: random.Random) -> Batch:
        """Tensors of the pairs at `indices`; `chance` decides the annotations."""
        return collate([self.item(int(index), chance) for index in indices], self.pad)


def _apart(hints: Sequence[Note], terms: Sequence[Note]) -> list[Note]:
    """The hints that no term of the sentence overlaps."""
    spans = [note.phrase.source for note in terms]
    return [
        hint
        for hint in hints
        if all(hint.phrase.source[1] <= a or b <= hint.phrase.source[0] for a, b in spans)
    ]


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
