"""`python -m models.recipes.unpack MODEL OUT`: shipped int8 weights as a transformers checkpoint.

The result loads with `MarianMTModel` and `MarianTokenizer`; its values are those of the int8
weights, so it says what they say.
"""

from __future__ import annotations

import argparse
import json
import shutil
import warnings
from pathlib import Path

from transformers import GenerationConfig, MarianTokenizer

from align.engines.manifest import VOCABULARY, read_manifest, verify
from align.training.network import open_network
from align.training.records import Base


def unpack(model: Path, out: Path) -> None:
    """Write a Marian directory from a folder of compact weights.

    Raises:
        EngineError: the weights are missing, damaged or of another kind.
    """
    verify(model)
    manifest = read_manifest(model)
    tokens = json.loads((model / "shared_vocabulary.json").read_text(encoding="utf-8"))
    tokens = [token for token in tokens if token != "<pad>"]
    pad, end = len(tokens), tokens.index("</s>")
    base = Base(manifest.name, manifest.revision, model, manifest.source, manifest.target)
    network = open_network(base, pad).model
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = {token: number for number, token in enumerate([*tokens, "<pad>"])}
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(model / VOCABULARY, out / name)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*sacremoses.*")
        MarianTokenizer(
            str(out / "source.spm"),
            str(out / "target.spm"),
            str(out / "vocab.json"),
            source_lang=manifest.source,
            target_lang=manifest.target,
        ).save_pretrained(out)
    network.generation_config = GenerationConfig(
        bad_words_ids=[[pad]],
        decoder_start_token_id=pad,
        eos_token_id=end,
        forced_eos_token_id=end,
        pad_token_id=pad,
        max_length=256,
        num_beams=manifest.beam,
    )
    network.config.use_cache = True
    network.save_pretrained(out)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.unpack", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    unpack(options.model, options.out)


if __name__ == "__main__":
    main()
