"""The model card of the embedding, made of facts of the run."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.recipes.card import CLASSES
from models.recipes.embedding.prepare import COUNTS
from models.recipes.embedding.retrieval import Row, table
from models.recipes.embedding.settings import EmbeddingRecipe
from models.recipes.sources import ORIGINS

_NO_RULES = {"lines", "kept"}
_CLASS_C = (
    " Class C holds texts released for research or non-commercial use and crawled news: who must "
    "avoid any doubt trains without it (`--without C`)."
)
_LIMITS = (
    "A bag of pieces: word order, negation and who did what to whom are invisible, and a short "
    "sentence has little to hold on to. It knows Vietnamese and English in the registers of the "
    "table above; other languages meet only in names, numbers and loanwords. Development texts "
    "were never trained on, neither side of them; FLORES devtest and NTREX were neither trained "
    "nor tuned on. Flores-dev and news-dev steered the choice of constants."
)


@dataclass(frozen=True)
class Facts:
    """What the card is made of; `figures` is what `measure` returned."""

    recipe: EmbeddingRecipe
    revision: str
    pieces: int
    pairs: int
    seconds: float
    figures: dict[str, Any]
    notes: tuple[str, ...] = ()


def _model(facts: Facts) -> list[str]:
    training = facts.recipe.training
    return [
        f"One vector of {training.dimensions} numbers for each of {facts.pieces:,} SentencePiece "
        "unigram pieces of both languages (lower case, NFKC). A text's vector is the sum of its "
        "pieces' vectors, brought to length 1; how much a piece counts is the length of its "
        "vector. Stored as int8 with a factor for every row. Mean-pooled it is the "
        '`StaticEmbedding` of sentence-transformers: `SentenceTransformer("models/'
        f'{facts.recipe.name}")` loads this folder; `align.embedding.get("static")` needs numpy '
        "and sentencepiece only. Tried with sentence-transformers 6.2; older releases may not "
        "know the factors.",
    ]


def _training(facts: Facts) -> list[str]:
    recipe, training = facts.recipe, facts.recipe.training
    return [
        f"{training.steps:,} steps of {training.pairs:,} pairs out of {facts.pairs:,}, "
        f"{facts.seconds / 60:.1f} minutes of one core. Multiple negatives ranking, cosine times "
        f"{training.scale:g}, all other pairs of the batch as negatives, of which "
        f"{training.neighbours - 1} stand beside the pair in its file; {100 * training.drop:.0f} % "
        f"of the pieces left out at random. Seed {recipe.seed}. Recipe: "
        "`models/recipes/embedding/`.",
    ]


def _trained_on(facts: Facts, counts: dict[str, dict[str, int]]) -> list[str]:
    classes = sorted({entry.licence for entry in facts.recipe.corpus.corpus})
    named = "; ".join(f"**{letter}** {CLASSES[letter]}" for letter in classes)
    without = f" Class {facts.recipe.without} was left out." if facts.recipe.without else ""
    lines = [
        f"Classes: {named}.{without} Text of classes B and C is not redistributed. `weight`: how "
        "often a pair is drawn, relative to others.",
        "",
        "| file | class | lines | trained on | weight | from |",
        "|---|---|---|---|---|---|",
    ]
    total: Counter[str] = Counter()
    for entry in facts.recipe.corpus.corpus:
        found = counts.get(entry.file, {})
        total.update(found)
        origin = ORIGINS.get(entry.file, ORIGINS.get(entry.file.split("/")[0], ""))
        lines.append(
            f"| {entry.file} | {entry.licence} | {found.get('lines', 0):,} "
            f"| {found.get('kept', 0):,} | {entry.weight:g} | {origin} |"
        )
    rules = [f"{rule} {count:,}" for rule, count in total.most_common() if rule not in _NO_RULES]
    return [*lines, "", f"Pairs left out, by rule: {', '.join(rules)}."]


def _licence(facts: Facts) -> list[str]:
    reach = (
        "The project claims no rights of its own in these weights (CC0-1.0). They were trained on "
        "the texts above under the terms given there; nobody has settled whether such terms reach "
        "the weights of a model."
    )
    crawled = any(entry.licence == "C" for entry in facts.recipe.corpus.corpus)
    return [reach + (_CLASS_C if crawled else "")]


def _figures(facts: Facts) -> list[str]:
    figures = facts.figures
    rows = [Row(**row) for row in figures["rows"]]
    vi, en = facts.recipe.languages
    return [
        "Accuracy at 1, percent: how often the best-scored candidate of the set is the "
        "translation. `margin`: ratio margin of Artetxe and Schwenk (2019) with 4 neighbours. "
        "The IBM 1 lexicon saw 60,000 pairs of the same corpus and knows 10,000 pieces a side; "
        "its score is the mean log-probability of the English pieces, less that over all sources.",
        "",
        *table(rows, (f"{vi} to {en}", f"{en} to {vi}")),
        "",
        f"Matrix {figures['matrix_bytes'] / 1e6:.1f} MB; loaded, checksums included, in "
        f"{figures['load_seconds']:g} s of CPU; {figures['sentences_per_second']:,} sentences a "
        "second of one core.",
        *facts.notes,
    ]


def write_card(facts: Facts, state: Path, out: Path) -> None:
    """Write README.md into the model folder."""
    counts = json.loads((state / COUNTS).read_text(encoding="utf-8"))
    sections = {
        "Model": _model(facts),
        "Training": _training(facts),
        "Trained on": _trained_on(facts, counts),
        "Licence": _licence(facts),
        "Figures": _figures(facts),
        "Limits": [_LIMITS],
        "Reproduce": [
            "```",
            "python -m models.recipes.embedding --corpus CORPUS data/corpus --dev DEV "
            f"--state STATE --out models/{facts.recipe.name} --baselines",
            "```",
        ],
    }
    text = [
        f"# {facts.recipe.name}",
        "Vietnamese and English sentences as vectors, for aligning texts in the align workbench. "
        f"Revision {facts.revision}; `model.toml` says what the workbench needs to know, "
        "`SHA256SUMS` what must be here.",
    ]
    for title, lines in sections.items():
        text += ["", f"## {title}", *lines]
    (out / "README.md").write_text("\n".join(text) + "\n", encoding="utf-8")
