"""Corpus, vocabulary and ids of the embedding, kept in the state folder.

Each product is written once; delete a file of the state folder to have it made again.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece as spm

from align.embedding.static import prepared
from models.recipes.bitext import Ragged
from models.recipes.clean import fold, tidy
from models.recipes.corpus import Pair, harvest
from models.recipes.embedding.settings import EmbeddingRecipe, Vocabulary

VOCABULARY = "pieces.spm"
PAIRS = "pairs.npz"
HELD_OUT = "written-dev.tsv"
COUNTS = "counts.json"
# Below this weight in the mix a file says little about the language of prose.
_PROSE_WEIGHT = 0.2


@dataclass(frozen=True)
class Pairs:
    """Training pairs as ids; `origin` is the index of their file in the corpus list."""

    source: Ragged
    target: Ragged
    origin: npt.NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.source)


def train_pieces(texts: list[str], layout: Vocabulary, path: Path) -> None:
    """Learn the pieces from prepared texts and write them to `path` (ends in .spm)."""
    prefix = path.with_suffix("")
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(texts[: layout.sentences]),
        model_prefix=str(prefix),
        model_type="unigram",
        vocab_size=layout.size,
        hard_vocab_limit=False,
        character_coverage=0.9998,
        normalization_rule_name="identity",
        max_sentencepiece_length=20,
        unk_id=0,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        max_sentence_length=4000,
        num_threads=1,
        minloglevel=1,
    )
    prefix.with_suffix(".model").rename(path)
    prefix.with_suffix(".vocab").unlink()


def _vocabulary_texts(recipe: EmbeddingRecipe, pairs: list[Pair]) -> list[str]:
    """Prepared sentences in random order; what the mix prefers is given twice."""
    texts: list[str] = []
    for pair in pairs:
        entry = recipe.corpus.corpus[pair.origin]
        if entry.weight >= _PROSE_WEIGHT and entry.kind in {"prose", "phrases"}:
            texts += [prepared(pair.source), prepared(pair.target)] * (1 + (entry.weight > 1))
    random.Random(recipe.seed).shuffle(texts)
    return texts


def _dev_targets(dev: Path) -> set[str]:
    """Folded English sides of all development files."""
    rows = [line.split("\t") for p in dev.glob("*.tsv") for line in _lines(p)]
    found = {fold(tidy(row[1])) for row in rows if len(row) > 1}
    return found | {fold(tidy(t)) for p in (dev / "flores").glob("*-dev.en") for t in _lines(p)}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def prepare(recipe: EmbeddingRecipe, corpus: Sequence[Path], dev: Path, state: Path) -> None:
    """Fill the state folder with pieces, pairs, held-out pairs and counts."""
    if (state / PAIRS).exists():
        return
    found = harvest(recipe.corpus, corpus, dev)
    # The split is the translation model's; here the English side must be unseen as well.
    barred = _dev_targets(dev) | {fold(pair.target) for pair in found.held_out}
    kept = [pair for pair in found.train if fold(pair.target) not in barred]
    dropped = Counter(p.origin for p in found.train) - Counter(p.origin for p in kept)
    for origin, count in dropped.items():
        rules = found.counts[recipe.corpus.corpus[origin].file]
        rules["development text"] += count
        rules["kept"] -= count
    print(f"{len(kept)} pairs, {len(found.held_out)} held out", flush=True)
    if not (state / VOCABULARY).exists():
        train_pieces(_vocabulary_texts(recipe, kept), recipe.vocabulary, state / VOCABULARY)
        print("vocabulary learnt", flush=True)
    lines = [f"{pair.source}\t{pair.target}\n" for pair in found.held_out]
    (state / HELD_OUT).write_text("".join(lines), encoding="utf-8")
    counts = {file: dict(rules) for file, rules in found.counts.items()}
    (state / COUNTS).write_text(json.dumps(counts, ensure_ascii=False, indent=1), encoding="utf-8")
    _write_pairs(kept, state)


def _write_pairs(pairs: list[Pair], state: Path) -> None:
    pieces = spm.SentencePieceProcessor(model_file=str(state / VOCABULARY))
    source = pieces.encode([prepared(pair.source) for pair in pairs], num_threads=1)
    target = pieces.encode([prepared(pair.target) for pair in pairs], num_threads=1)
    packed = Ragged.pack(source), Ragged.pack(target)
    partial = state / f"{PAIRS}.part.npz"
    np.savez(
        partial,
        source=packed[0].flat,
        source_offsets=packed[0].offsets,
        target=packed[1].flat,
        target_offsets=packed[1].offsets,
        origin=np.array([pair.origin for pair in pairs], np.int16),
    )
    partial.replace(state / PAIRS)


def load_pairs(state: Path) -> Pairs:
    """Read the training pairs of a state folder."""
    with np.load(state / PAIRS) as data:
        return Pairs(
            source=Ragged(data["source"], data["source_offsets"]),
            target=Ragged(data["target"], data["target_offsets"]),
            origin=data["origin"],
        )
