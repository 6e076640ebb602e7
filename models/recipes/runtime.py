"""A thin CTranslate2 runner of an exported model, for measuring; the engine has its own."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece as spm

from models.recipes.clean import tidy


class Runner:
    """An exported model folder, loaded."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.facts = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
        self.processor = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.translator = ctranslate2.Translator(
            str(folder), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
        )

    def pieces(self, text: str) -> list[str]:
        """Source pieces of a text as the model expects them, `</s>` included."""
        pieces = self.processor.encode(tidy(text), out_type=str)
        if pieces[:1] == ["▁"] and pieces[1:2] == self.facts["markers"][:1]:
            pieces = pieces[1:]
        return [*pieces, "</s>"]

    def translate(self, texts: Sequence[str], beam: int) -> list[str]:
        """Best translations in order."""
        results = self.translator.translate_batch(
            [self.pieces(text) for text in texts],
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=self.facts["max_decoding_length"],
        )
        return [self.processor.decode(result.hypotheses[0]) for result in results]
