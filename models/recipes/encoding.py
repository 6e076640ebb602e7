"""Pairs as subword ids, those of a small corpus in several segmentations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sentencepiece as spm

from models.recipes.corpus import Pair
from models.recipes.settings import Recipe

_SHARPNESS = 0.3
"""Exponent of the probabilities that segmentations are drawn by (alpha of Kudo 2018)."""

Encoded = tuple[Pair, list[int], list[int]]
"""A pair with the ids of both sides."""


def encoded(
    pairs: Sequence[Pair], recipe: Recipe, processor: spm.SentencePieceProcessor
) -> Iterator[tuple[int, Encoded]]:
    """Yield every pair as often as its corpus has variants, with the number of the variant.

    Variant 0 is the likeliest segmentation; in the others that of the source is drawn from all,
    with the recipe's seed. Targets stay what the decoder is to say: drawn ones raised the loss per
    piece by a fifth at once, since which pieces come cannot be foreseen.
    """
    left = processor.encode([pair.source for pair in pairs])
    right = processor.encode([pair.target for pair in pairs])
    for both in zip(pairs, left, right, strict=True):
        yield 0, both
    spm.set_random_generator_seed(recipe.seed)
    for pair, target in zip(pairs, right, strict=True):
        for variant in range(1, recipe.corpus[pair.origin].variants):
            drawn = processor.encode(
                pair.source, enable_sampling=True, alpha=_SHARPNESS, nbest_size=-1
            )
            yield variant, (pair, list(drawn), target)
