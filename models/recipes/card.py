"""The model card, made of facts of the run: sources and classes, counts, figures, limits."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.engines.hints import SHORT
from models.recipes import checkpoint
from models.recipes.checkpoint import Progress
from models.recipes.prepare import COUNTS
from models.recipes.runfile import noted_recipe, noted_without
from models.recipes.settings import Recipe
from models.recipes.sources import ORIGINS

CLASSES = {
    "A": "open licence or public domain",
    "B": "copyleft, share-alike or attribution",
    "C": "released for research, crawled or non-commercial",
}

_NO_RULES = {"lines", "kept"}


@dataclass(frozen=True)
class Facts:
    """What is known about a model: recipe, counts per file and rule, progress and figures."""

    recipe: Recipe
    without: str
    counts: dict[str, dict[str, int]]
    progress: Progress
    figures: dict[str, Any]
    revision: str = ""

    @property
    def classes(self) -> list[str]:
        """Licence classes of the sources trained on."""
        return sorted({entry.licence for entry in self.recipe.corpus})

    def with_revision(self, weights: Path) -> Facts:
        """The same facts with a revision made of the step and the hash of the weights."""
        digest = hashlib.sha256(weights.read_bytes()).hexdigest()[:12]
        return dataclasses.replace(self, revision=f"step{self.progress.step}-{digest}")


def gather(state: Path, figures: Path | None = None) -> Facts:
    """Read the facts of the run in `state`; `figures` is the JSON of `evaluate`."""
    found = checkpoint.load(state)
    if found is None:
        raise SystemExit(f"no checkpoint in {state}; train first (python -m models.recipes.train)")
    counts = json.loads((state / COUNTS).read_text(encoding="utf-8"))
    scores = json.loads(figures.read_text(encoding="utf-8")) if figures else {}
    return Facts(noted_recipe(state), noted_without(state), counts, found[0], scores)


def _sources(facts: Facts) -> list[str]:
    lines = ["| file | class | lines | trained on | weight | from |", "|---|---|---|---|---|---|"]
    for entry in facts.recipe.corpus:
        counts = facts.counts.get(entry.file, {})
        origin = ORIGINS.get(entry.file, ORIGINS.get(entry.file.split("/")[0], ""))
        lines.append(
            f"| {entry.file} | {entry.licence} | {counts.get('lines', 0):,} "
            f"| {counts.get('kept', 0):,} | {entry.weight:g} | {origin} |"
        )
    return lines


def _left_out(facts: Facts) -> str:
    total: Counter[str] = Counter()
    for entry in facts.recipe.corpus:
        total.update(facts.counts.get(entry.file, {}))
    rules = [f"{rule} {count:,}" for rule, count in total.most_common() if rule not in _NO_RULES]
    return f"Pairs left out, by rule: {', '.join(rules)}."


def _figures(facts: Facts) -> list[str]:
    if not facts.figures:
        return ["Not measured for this revision; run `python -m models.recipes.evaluate`."]
    names = ("system", "set", "BLEU", "chrF", "loops %", "too long %", "untranslated %")
    lines = ["| " + " | ".join(names) + " |", "|---|---|---|---|---|---|---|"]
    for row in facts.figures["rows"]:
        cells = [row["system"], row["set"], f"{row['bleu']:.1f}", f"{row['chrf']:.1f}"]
        cells += [f"{100 * row[key]:.2f}" for key in ("loops", "too_long", "untranslated")]
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", f"BLEU `{facts.figures['bleu']}`, chrF `{facts.figures['chrf']}`."]
    revision = facts.figures.get("revision", "")
    if revision != facts.revision:
        lines.append(f"Measured on revision {revision}, not on this one.")
    return lines


def _model(facts: Facts) -> list[str]:
    recipe, sizes = facts.recipe, facts.recipe.network
    opening, dividing, closing = recipe.vocabulary.markers
    return [
        f"Marian transformer, {sizes.encoder_layers} encoder and {sizes.decoder_layers} decoder "
        f"layers, width {sizes.width}, {sizes.heads} heads, feed-forward {sizes.feed_forward}, one "
        f"vocabulary of {recipe.vocabulary.size:,} pieces for both sides (unigram, byte fallback, "
        "case kept), tied embeddings. Head 0 of the last decoder layer's cross-attention, the one "
        "CTranslate2 returns, was trained on statistical word alignments.",
        "",
        f"Terms may be prescribed in the source: `… {opening} term {dividing} rendering {closing} "
        f"…`; {100 * recipe.training.annotated_share:.0f} % of the training sentences carried such "
        "notes, drawn from their own translation, "
        f"{100 * recipe.training.lemma_share:.0f} % of them lately in the bare form. Without notes "
        "the model translates freely.",
        *_dictionary(facts),
    ]


def _dictionary(facts: Facts) -> list[str]:
    recipe = facts.recipe
    if not recipe.vocabulary.hint_markers:
        return []
    opening, dividing, closing = recipe.vocabulary.hint_markers
    return [
        "",
        f"`hints.tsv` is a dictionary written for the project (CC0). What it says of words that "
        f"stand in at most {recipe.training.rare} of the sentences trained on is told the model in "
        f"the source, `… {opening} word {dividing} rendering {closing} …`, by the engine and in "
        f"{100 * recipe.training.hinted_share:.0f} % of the training sentences of prose. A hint is "
        f"advice: the model may inflect it or write something else. Of texts of at most {SHORT} "
        "words every word is told that the dictionary has; names listed there stay as they are "
        "where they stand alone. The figures below are with it.",
    ]


def _training(facts: Facts) -> list[str]:
    progress, corpus = facts.progress, facts.recipe.corpus
    kept = sum(facts.counts.get(entry.file, {}).get("kept", 0) for entry in corpus)
    return [
        f"{progress.step:,} steps, {progress.tokens:,} target pieces, "
        f"{progress.seconds / 3600:.1f} hours of wall clock, {kept:,} pairs. The "
        f"weights are a moving average (decay {facts.recipe.training.ema}). "
        "Recipe: `models/recipes/vi-en-compact.toml`.",
    ]


def _trained_on(facts: Facts) -> list[str]:
    classes = "; ".join(f"**{letter}** {CLASSES[letter]}" for letter in facts.classes)
    left_out = f"Class {facts.without} was left out. " if facts.without else ""
    return [
        f"Classes: {classes}. {left_out}Text of classes B and C is not redistributed.",
        "",
        *_sources(facts),
        "",
        _left_out(facts),
    ]


def _licence(facts: Facts) -> list[str]:
    reach = (
        "The project claims no rights of its own in these weights (CC0-1.0). They were trained on "
        "the texts above under the terms given there; nobody has settled whether such terms reach "
        "the weights of a model."
    )
    if "C" not in facts.classes:
        return [reach]
    return [
        f"{reach} Class C holds texts released for research or non-commercial use and crawled "
        "news: who must avoid any doubt trains without it (`--without C`), or uses another engine. "
        "What that costs was measured from nothing over 2.2 million target pieces: a dev "
        "cross-entropy of 4.72 instead of 4.48 on news, and 4.32 instead of 4.35 in the house "
        "register, which then has a larger share of the mix.",
    ]


def _reproduce(facts: Facts) -> list[str]:
    name = facts.recipe.name
    return [
        "```",
        "python -m models.recipes.train --corpus CORPUS data/corpus --dev DEV "
        "--state STATE --workers 2",
        f"python -m models.recipes.export STATE models/{name}",
        f"python -m models.recipes.evaluate models/{name} --dev DEV "
        "--written STATE/written-dev.tsv --json STATE/figures.json",
        f"python -m models.recipes.export STATE models/{name} --figures STATE/figures.json",
        "```",
    ]


_LIMITS = (
    "Small and trained on little text: it drops and invents details in long sentences, guesses "
    "rare names and numbers, and knows the registers of the table above only. Every sentence "
    "needs a human reader. Development texts were never trained on; FLORES devtest and NTREX "
    "were neither trained nor tuned on."
)


def write_card(facts: Facts, out: Path) -> None:
    """Write README.md into the model folder."""
    text = [
        f"# {facts.recipe.name}",
        f"Vietnamese to English for the align workbench. Revision {facts.revision}, CTranslate2 "
        "int8; `model.toml` says what the engine needs to know, `SHA256SUMS` what must be here.",
    ]
    sections = {
        "Model": _model(facts),
        "Training": _training(facts),
        "Trained on": _trained_on(facts),
        "Licence": _licence(facts),
        "Figures": _figures(facts),
        "Limits": [_LIMITS],
        "Reproduce": _reproduce(facts),
    }
    for title, lines in sections.items():
        text += ["", f"## {title}", *lines]
    (out / "README.md").write_text("\n".join(text) + "\n", encoding="utf-8")
