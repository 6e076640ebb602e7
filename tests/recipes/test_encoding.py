"""Pairs in several segmentations: the same text each time, the likeliest first."""

from __future__ import annotations

import dataclasses

from models.recipes.corpus import Pair
from models.recipes.encoding import encoded
from models.recipes.settings import load_recipe
from models.recipes.train import RECIPE
from models.recipes.vocabulary import load_vocabulary, train_vocabulary
from tests.recipes.conftest import Toy

TEXTS = [("Nhân dân trong huyện đã đóng góp.", "The people of the district gave."), ("Có.", "Yes.")]


def test_variants_say_the_same(toy: Toy) -> None:
    recipe = load_recipe(RECIPE)
    rich = dataclasses.replace(recipe.corpus[0], variants=4)
    plain = dataclasses.replace(recipe.corpus[1], variants=1)
    recipe = dataclasses.replace(recipe, corpus=(rich, plain))
    path = toy.corpus / "v.spm"
    layout = dataclasses.replace(recipe.vocabulary, size=700)
    train_vocabulary([text for pair in TEXTS for text in pair] * 30, layout, path)
    processor = load_vocabulary(path)
    pairs = [Pair(*TEXTS[0], 0), Pair(*TEXTS[1], 1)]
    found = list(encoded(pairs, recipe, processor))
    assert [(variant, pair.origin) for variant, (pair, _, _) in found] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (2, 0),
        (3, 0),
    ]
    for variant, (pair, source, target) in found:
        assert processor.decode([source, target]) == [pair.source, pair.target]
        if variant == 0:
            assert [source, target] == processor.encode([pair.source, pair.target])
    assert len({tuple(source) for _, (pair, source, _) in found if pair.origin == 0}) > 1
    assert list(encoded(pairs, recipe, processor)) == found
