"""Everything before the first step: corpus, vocabulary, ids and alignment, kept in the state.

Each product is written once; delete a file of the state folder to have it made again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from align.engines.hints import HINTS
from models.recipes.bitext import Bitext, Ragged, save_bitext
from models.recipes.corpus import Harvest, harvest
from models.recipes.encoding import encoded
from models.recipes.hints import write_hints
from models.recipes.ibm1 import intersect
from models.recipes.lists import with_rows
from models.recipes.settings import Recipe
from models.recipes.vocabulary import EOS, load_vocabulary, train_vocabulary

VOCABULARY = "joint.spm"
BITEXT = "bitext.npz"
HELD_OUT = "written-dev.tsv"
COUNTS = "counts.json"


def _write_reports(state: Path, found: Harvest) -> None:
    lines = [f"{pair.source}\t{pair.target}\n" for pair in found.held_out]
    (state / HELD_OUT).write_text("".join(lines), encoding="utf-8")
    counts = {file: dict(rules) for file, rules in found.counts.items()}
    (state / COUNTS).write_text(json.dumps(counts, ensure_ascii=False, indent=1), encoding="utf-8")


def _vocabulary_texts(recipe: Recipe, found: Harvest) -> list[str]:
    """Sentences for the vocabulary; what the general mix prefers is given twice."""
    texts: list[str] = []
    for pair in found.train:
        entry = recipe.corpus[pair.origin]
        if entry.weight >= 0.4:
            texts += [pair.source, pair.target] * (2 if entry.weight > 1 else 1)
    return texts


def prepare(recipe: Recipe, corpus: Sequence[Path], dev: Path, state: Path) -> None:
    """Fill the state folder: `joint.spm`, `bitext.npz`, `written-dev.tsv`, `counts.json`, hints."""
    if (state / BITEXT).exists():
        return
    state.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - started:7.1f} s  {text}", flush=True)

    found = harvest(recipe, corpus, dev)
    say(f"{len(found.train)} pairs, {len(found.held_out)} held out")
    if not (state / VOCABULARY).exists():
        train_vocabulary(_vocabulary_texts(recipe, found), recipe.vocabulary, state / VOCABULARY)
        say("vocabulary trained")
    processor = load_vocabulary(state / VOCABULARY)
    kept, source, target = [], [], []
    for variant, (pair, a, b) in encoded(with_rows(found.train, recipe), recipe, processor):
        if max(len(a), len(b)) <= recipe.max_pieces and a and b:
            kept.append(pair)
            source.append(a)
            target.append(b)
        elif variant == 0:
            rules = found.counts[recipe.corpus[pair.origin].file]
            rules["too long"] += 1
            rules["kept"] -= 1
    _write_reports(state, found)
    if recipe.vocabulary.hint_markers:
        write_hints(recipe, corpus, found.train, state / HINTS, recipe.training.rare)
    packed = Ragged.pack(source), Ragged.pack(target)
    say(f"{len(kept)} pairs encoded, {len(packed[0].flat)} and {len(packed[1].flat)} pieces")
    links = intersect(*packed, size=processor.get_piece_size(), null=EOS)
    origin = np.array([pair.origin for pair in kept], np.int16)
    save_bitext(Bitext(*packed, origin, links), state / BITEXT)
    say(f"{len(links.flat)} alignment links")
