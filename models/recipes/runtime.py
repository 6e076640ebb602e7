"""A thin CTranslate2 runner of an exported model, for measuring; the engine has its own."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import ctranslate2
import sentencepiece as spm

from align.engines.annotation import annotated, notes
from align.engines.base import Hypothesis
from align.engines.hints import HINTS, Hints, read_hints
from align.engines.parts import Part, joined, seamed
from align.engines.splitting import split
from align.languages import language
from models.recipes.clean import tidy


class Runner:
    """An exported model folder, loaded."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.facts = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
        known = folder / HINTS
        spoken = language(self.facts["source"])
        self.hints = read_hints(known, spoken) if known.is_file() else Hints.none(spoken)
        self.continued = language(self.facts["target"]).continued
        self.processor = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.translator = ctranslate2.Translator(
            str(folder), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
        )

    def pieces(self, text: str) -> list[str]:
        """Source pieces of a text as the model expects them, `</s>` included.

        Its rare words are noted from the dictionary, unless it is noted already.
        """
        text = tidy(text)
        if any(marker in text for marker in self.facts["markers"]):
            return [*self._unnoted(text), "</s>"]
        written = notes(self.hints.of(text), self.facts.get("hint_markers", ()))
        return [*annotated(text, written, self._cut)[0], "</s>"]

    def _cut(self, text: str) -> list[str]:
        return list(self.processor.encode(text, out_type=str))

    def _unnoted(self, text: str) -> list[str]:
        pieces = self._cut(text)
        if pieces[:1] == ["▁"] and pieces[1:2] == self.facts["markers"][:1]:
            return pieces[1:]
        return pieces

    def parts(self, text: str) -> list[Part]:
        """The stretches of a tidied text that the model is asked one by one, as by the engine."""
        most, clause = self.facts.get("read_pieces", 10**6), self.facts.get("clause_words", 0)
        spans = split(text, lambda part: len(self._cut(part)), most, clause)
        return [Part(start, text[start:end], ()) for start, end in spans]

    def translate(self, texts: Sequence[str], beam: int) -> list[str]:
        """Best translations in order; an entry of the dictionary is looked up."""
        tidied = [tidy(text) for text in texts]
        groups = [self.parts(text) for text in tidied]
        flat = [part.text for group in groups for part in group]
        known = [self.hints.answer(text) for text in flat]
        results = iter(
            self.translator.translate_batch(
                [self.pieces(text) for text, found in zip(flat, known, strict=True) if not found],
                beam_size=beam,
                max_batch_size=2048,
                batch_type="tokens",
                max_decoding_length=self.facts["max_decoding_length"],
            )
        )
        said = iter(
            Hypothesis(found[0] if found else self.processor.decode(next(results).hypotheses[0]))
            for found in known
        )
        answers = [
            seamed(group, list(islice(said, len(group))), self.continued) for group in groups
        ]
        return [
            joined(text, group, found).text
            for text, group, found in zip(tidied, groups, answers, strict=True)
        ]
