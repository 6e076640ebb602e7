"""The recipe file of the embedding: corpus, vocabulary and every constant of the training."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from models.recipes.settings import Recipe, load_recipe

RECIPE = Path(__file__).with_name("vi-en-embedding.toml")


@dataclass(frozen=True)
class Vocabulary:
    """Joint unigram pieces, learnt from so many lines of both languages."""

    size: int
    sentences: int


@dataclass(frozen=True)
class Training:
    """Constants of the training; what they mean stands in the recipe file."""

    dimensions: int
    steps: int
    pairs: int
    neighbours: int
    rate: float
    warmup: int
    scale: float
    drop: float
    dictionary: float


@dataclass(frozen=True)
class EmbeddingRecipe:
    """Everything that decides what the vectors become, apart from the corpus folder itself."""

    name: str
    languages: tuple[str, ...]
    without: str
    seed: int
    vocabulary: Vocabulary
    training: Training
    corpus: Recipe


def load_embedding_recipe(path: Path = RECIPE, without: str | None = None) -> EmbeddingRecipe:
    """Read a recipe; `without` names licence classes to leave out instead of the recipe's own."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    left_out = table["without"] if without is None else without
    return EmbeddingRecipe(
        name=table["name"],
        languages=tuple(table["languages"]),
        without=left_out,
        seed=table["seed"],
        vocabulary=Vocabulary(**table["vocabulary"]),
        training=Training(**table["training"]),
        corpus=load_recipe(path.parent / table["corpus"], left_out),
    )
