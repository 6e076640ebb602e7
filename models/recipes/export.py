"""`python -m models.recipes.export STATE OUT`: the averaged weights as a model to ship.

Writes a transformers Marian directory to `STATE/marian` and a CTranslate2 int8 model to OUT:
model.bin, config.json, shared_vocabulary.json, source.spm (one vocabulary for both sides),
model.toml, hints.tsv (what the dictionary says), README.md (the card) and SHA256SUMS.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import ctranslate2
from transformers import GenerationConfig, MarianMTModel, MarianTokenizer

from align.engines.hints import HINTS
from models.recipes import checkpoint
from models.recipes.card import Facts, gather, write_card
from models.recipes.network import POSITIONS, build
from models.recipes.prepare import VOCABULARY
from models.recipes.settings import Reading, Recipe
from models.recipes.vocabulary import EOS, load_vocabulary

SUMS = "SHA256SUMS"
MOST_BYTES = 25_000_000


def averaged_model(recipe: Recipe, state: Path) -> MarianMTModel:
    """The moving average of the newest checkpoint, in evaluation mode."""
    found = checkpoint.load(state)
    if found is None:
        raise SystemExit(f"no checkpoint in {state}; train first (python -m models.recipes.train)")
    pieces = load_vocabulary(state / VOCABULARY).get_piece_size()
    model = build(recipe.network, pieces)
    model.load_state_dict(found[1]["average"])
    model.eval()
    return model


def write_marian(model: MarianMTModel, recipe: Recipe, state: Path, folder: Path) -> None:
    """Write a directory that `MarianMTModel` and `MarianTokenizer` load."""
    folder.mkdir(parents=True, exist_ok=True)
    processor = load_vocabulary(state / VOCABULARY)
    pad = processor.get_piece_size()
    vocabulary = {processor.id_to_piece(i): i for i in range(pad)} | {"<pad>": pad}
    text = json.dumps(vocabulary, ensure_ascii=False)
    (folder / "vocab.json").write_text(text, encoding="utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(state / VOCABULARY, folder / name)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*sacremoses.*")
        MarianTokenizer(
            str(folder / "source.spm"),
            str(folder / "target.spm"),
            str(folder / "vocab.json"),
            source_lang=recipe.source,
            target_lang=recipe.target,
        ).save_pretrained(folder)
    model.generation_config = GenerationConfig(
        bad_words_ids=[[pad]],
        decoder_start_token_id=pad,
        eos_token_id=EOS,
        forced_eos_token_id=EOS,
        pad_token_id=pad,
        max_length=256,
        num_beams=4,
    )
    model.config.use_cache = True
    model.save_pretrained(folder)


def convert(marian: Path, out: Path) -> None:
    """Convert a Marian directory to CTranslate2 int8."""
    out.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*sacremoses.*")
        converter = ctranslate2.converters.TransformersConverter(str(marian))
        converter.convert(str(out), quantization="int8", force=True)
    shutil.copyfile(marian / "source.spm", out / "source.spm")


def _list(items: Sequence[str]) -> str:
    return "[" + ", ".join(json.dumps(item, ensure_ascii=False) for item in items) + "]"


def _reading(asked: Reading) -> Iterator[str]:
    if asked.pieces:
        yield f"read_pieces = {asked.pieces}   # a longer sentence goes in parts"
    if asked.clause_words:
        yield f"clause_words = {asked.clause_words}   # beside a semicolon that it is cut behind"


def write_description(recipe: Recipe, facts: Facts, out: Path) -> None:
    """Write `model.toml`, what the engine reads besides the weights."""
    lines = [
        f'name = "{recipe.name}"',
        f'source = "{recipe.source}"',
        f'target = "{recipe.target}"',
        f'revision = "{facts.revision}"',
        'vocabulary = "source.spm"   # both sides; a source is its pieces and </s>',
        f"markers = {_list(recipe.vocabulary.markers)}   # open, divide and close a term note",
        f"reserved = {_list(recipe.vocabulary.reserved)}",
        f"hint_markers = {_list(recipe.vocabulary.hint_markers)}   # the same for hints.tsv",
        "beam = 4",
        f"max_pieces = {recipe.max_pieces}   # longest sentence trained on",
        *_reading(recipe.reading),
        f"positions = {POSITIONS}",
        "max_decoding_length = 256",
        'input = "NFC, single spaces"',
        f"step = {facts.progress.step}",
        f"trained_tokens = {facts.progress.tokens}",
        f"data_classes = {_list(facts.classes)}   # licence classes, explained in README.md",
        'licence = "CC0-1.0 for the project\'s share; see README.md for the texts trained on"',
    ]
    (out / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_sums(out: Path) -> None:
    """Write SHA-256 sums of all files of the model, in the format of sha256sum."""
    files = sorted(path for path in out.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (out / SUMS).write_text("".join(lines), encoding="utf-8")
    size = sum(path.stat().st_size for path in files)
    if size > MOST_BYTES:
        raise SystemExit(f"{out} has {size} bytes, more than the {MOST_BYTES} a wheel may carry")


def export(state: Path, out: Path, figures: Path | None = None) -> Facts:
    """Write the Marian directory and the model in `out`; returns what the card is made of."""
    facts = gather(state, figures)
    write_marian(averaged_model(facts.recipe, state), facts.recipe, state, state / "marian")
    convert(state / "marian", out)
    facts = facts.with_revision(out / "model.bin")
    if facts.recipe.vocabulary.hint_markers:
        shutil.copyfile(state / HINTS, out / HINTS)
    write_description(facts.recipe, facts, out)
    write_card(facts, out)
    write_sums(out)
    return facts


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.export", description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--figures", type=Path, help="JSON of models.recipes.evaluate for the card")
    options = parser.parse_args()
    facts = export(options.state, options.out, options.figures)
    print(f"{options.out}: revision {facts.revision}, step {facts.progress.step}")


if __name__ == "__main__":
    main()
