"""The trained vectors as a folder to ship: int8 matrix, pieces, card, checksums.

`model.safetensors` holds `embeddings`, int8 of shape (pieces, dimensions), and `weights`, float32,
the factor of every row.  With `tokenizer.json` and `modules.json` sentence-transformers loads the
folder as it is; align reads the matrix and `pieces.spm` with numpy and sentencepiece.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import save_file

from models.recipes.embedding.prepare import VOCABULARY
from models.recipes.embedding.settings import EmbeddingRecipe
from models.recipes.embedding.tokenizer import tokenizer
from models.recipes.embedding.train import CHECKPOINT

MATRIX = "model.safetensors"
SUMS = "SHA256SUMS"
MOST_BYTES = 10_000_000
_MODULES = "sentence_transformers.models"


def quantised(
    vectors: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Rows as int8 and the factor that brings each back."""
    factors = (np.abs(vectors).max(1) / 127).astype(np.float32)
    safe = np.where(factors > 0, factors, 1.0)[:, None]
    return np.rint(vectors / safe).astype(np.int8), factors


def write_model(recipe: EmbeddingRecipe, state: Path, out: Path) -> str:
    """Write everything but card and checksums; returns the revision."""
    out.mkdir(parents=True, exist_ok=True)
    found = torch.load(state / CHECKPOINT, weights_only=True)
    rows, factors = quantised(found["vectors"].numpy())
    save_file({"embeddings": rows, "weights": factors}, out / MATRIX)
    (out / MATRIX).chmod(0o644)  # the library leaves it to its owner alone
    shutil.copyfile(state / VOCABULARY, out / VOCABULARY)
    tokenizer(state / VOCABULARY).save(str(out / "tokenizer.json"), pretty=False)
    modules = [
        {"idx": i, "name": str(i), "path": path, "type": f"{_MODULES}.{kind}"}
        for i, (path, kind) in enumerate([("", "StaticEmbedding"), ("1_Normalize", "Normalize")])
    ]
    (out / "modules.json").write_text(json.dumps(modules, indent=1) + "\n", encoding="utf-8")
    digest = hashlib.sha256((out / MATRIX).read_bytes() + (out / VOCABULARY).read_bytes())
    revision = f"step{found['step']}-{digest.hexdigest()[:12]}"
    _write_description(recipe, revision, rows.shape[1], out)
    return revision


def _write_description(recipe: EmbeddingRecipe, revision: str, dimensions: int, out: Path) -> None:
    classes = sorted({entry.licence for entry in recipe.corpus.corpus})
    lines = [
        f'name = "{recipe.name}"',
        'kind = "static-embedding"',
        f'revision = "{revision}"',
        f"languages = {json.dumps(recipe.languages)}",
        f"dimensions = {dimensions}",
        f'vocabulary = "{VOCABULARY}"',
        f'matrix = "{MATRIX}"   # int8 rows and a factor for each',
        'input = "NFKC, lower case, single spaces"',
        f"data_classes = {json.dumps(classes)}   # licence classes, explained in README.md",
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
        raise SystemExit(f"{out} has {size} bytes, more than the {MOST_BYTES} meant for the wheel")
