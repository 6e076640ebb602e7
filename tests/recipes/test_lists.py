"""Rows of dictionary entries."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from models.recipes.corpus import Pair
from models.recipes.lists import with_rows
from models.recipes.settings import Recipe, Source, load_recipe

RECIPE = Path(__file__).parents[2] / "models" / "recipes" / "vi-en-compact.toml"
ENTRIES = [Pair(f"từ {n}", f"word {n}", 1) for n in range(40)]


def recipe(rows: int) -> Recipe:
    sources = (
        Source("prose.tsv", "prose", "A", 1.0, 1.0),
        Source("lexicon.tsv", "lexicon", "A", 1.0, 1.0, rows=rows),
    )
    return replace(load_recipe(RECIPE), corpus=sources)


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_every_entry_stands_in_as_many_rows(rows: int) -> None:
    pairs = [Pair("Câu văn.", "A sentence.", 0), *ENTRIES]
    found = with_rows(pairs, recipe(rows))
    assert found[: len(pairs)] == pairs
    said = Counter(
        word for row in found[len(pairs) :] for word in row.source.lower().rstrip(".").split(", ")
    )
    assert sum(said.values()) + sum(
        row.source.count(" và ") for row in found[len(pairs) :]
    ) == rows * len(ENTRIES)
    assert all(row.origin == 1 for row in found[len(pairs) :])


def test_both_sides_say_the_same_in_the_same_order() -> None:
    for row in with_rows(ENTRIES, recipe(2))[len(ENTRIES) :]:
        source = row.source.replace(" và ", ", ").replace("từ", "word").replace("Từ", "Word")
        assert source == row.target.replace(" and ", ", ")
        assert len(source.split(", ")) > 1 or row.source[0] == "T"


def test_is_seeded() -> None:
    assert with_rows(ENTRIES, recipe(2)) == with_rows(ENTRIES, recipe(2))
