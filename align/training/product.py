"""The folder of an adapted engine: int8 weights, vocabulary, ``model.toml``, card, checksums."""

import copy
import hashlib
import json
import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path

from align.training.card import Facts, card
from align.training.network import Gaze, Network
from align.training.records import Base
from align.training.spelling import END, Spelling

SUMS = "SHA256SUMS"
_INT8 = "int8"


def write_weights(network: Network, spelling: Spelling, folder: Path) -> str:
    """Write ``model.bin``, ``config.json``, ``shared_vocabulary.json`` and the SentencePiece
    models, and return the revision that the weights make."""
    from ctranslate2.converters.transformers import MarianMTLoader

    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Quantising rounds the tensors it is given in place.
        spec = MarianMTLoader().get_model_spec(copy.deepcopy(network.model))
    _point(spec.decoder, network.gaze)
    spec.register_source_vocabulary(spelling.tokens)
    spec.register_target_vocabulary(spelling.tokens)
    spec.config.eos_token = spec.config.decoder_start_token = END
    spec.validate()
    spec.optimize(quantization=_INT8)
    spec.save(str(folder))
    for path in spelling.files:
        shutil.copyfile(path, folder / path.name)
    return f"adapted-{_digest(folder / 'model.bin')[:12]}"


def _point(decoder: object, gaze: Gaze) -> None:
    """Let the runtime return the attention of the gaze."""
    for name, value in (("alignment_layer", gaze.layer), ("alignment_heads", gaze.heads)):
        setattr(decoder, name, type(getattr(decoder, name))(value))


def describe(folder: Path, name: str, revision: str, base: Base, positions: int) -> None:
    """Write ``model.toml`` and the checksums: what an engine needs in order to run."""
    lines = [
        f"name = {_quoted(name)}",
        f"source = {_quoted(base.source)}",
        f"target = {_quoted(base.target)}",
        f"revision = {_quoted(revision)}",
        f"base = {_quoted(f'{base.name}@{base.revision}')}",
        f"markers = {_listed(base.markers)}",
        f"reserved = {_listed(base.reserved)}",
        f"hint_markers = {_listed(base.hint_markers)}",
        f"beam = {base.beam}",
        f"max_pieces = {base.most}",
        f"positions = {positions}",
    ]
    lines += [f"read_pieces = {base.read}"] * bool(base.read)
    lines += [f"clause_words = {base.clause}"] * bool(base.clause)
    (folder / "model.toml").write_text("\n".join(lines) + "\n", "utf-8")
    for path in base.companions:
        shutil.copyfile(path, folder / path.name)
    seal(folder)


def finish(folder: Path, facts: Facts) -> None:
    """Write the card, once the figures are known, and the checksums again."""
    (folder / "README.md").write_text(card(facts), "utf-8")
    verdict = facts.verdict
    rows = [
        "",
        "[adapted]   # shown by `align engines`",
        f"pairs = {facts.learnt}",
        f"held_out = {verdict.pairs}",
        f"chrf = {verdict.adapted.chrf:.2f}",
        f"chrf_base = {verdict.base.chrf:.2f}",
    ]
    with (folder / "model.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    seal(folder)


def seal(folder: Path) -> None:
    """Write the SHA-256 sums of all files, as ``sha256sum`` does."""
    paths = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{_digest(path)}  {path.name}\n" for path in paths]
    (folder / SUMS).write_text("".join(lines), "utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(text, ensure_ascii=False)


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"
