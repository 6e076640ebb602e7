"""Cutting text into the pieces a model was trained on."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from unicodedata import category

from align.errors import EngineError

_SOURCE_MODELS = ("source.spm", "spiece.model", "sentencepiece.bpe.model", "sentencepiece.model")
_TARGET_MODELS = ("target.spm", *_SOURCE_MODELS)
_FAST = "tokenizer.json"
_SPACE = re.compile(r"\s")


class Codec(Protocol):
    """Cuts text into pieces, without language codes and end marks.

    What looks like one of the model's own marks in a text is text.
    """

    def source(self, text: str) -> list[str]:
        """Return the pieces of a source text."""

    def target(self, text: str) -> list[str]:
        """Return the pieces of a target text."""

    def prompt(self, text: str) -> list[str]:
        """Return the pieces of an instruction to the model, marks included."""


class SentencePieceCodec:
    """One or two SentencePiece models; ``marks`` are pieces that no text may contain."""

    def __init__(self, source: Path, target: Path, marks: Sequence[str] = ()) -> None:
        # C++ extension: loaded only when an engine is.
        from sentencepiece import SentencePieceProcessor

        try:
            self._source = SentencePieceProcessor(model_file=str(source))
            self._target = (
                self._source if source == target else SentencePieceProcessor(model_file=str(target))
            )
        except (RuntimeError, OSError) as error:
            raise EngineError(
                "not a SentencePiece model", where=str(source), hint="fetch the model again"
            ) from error
        self._escapes = [(mark, _harmless(mark)) for mark in marks]

    def source(self, text: str) -> list[str]:
        """Return the pieces of a source text."""
        return self._pieces(self._source, self.harmless(text))

    def target(self, text: str) -> list[str]:
        """Return the pieces of a target text."""
        return self._pieces(self._target, self.harmless(text))

    def prompt(self, text: str) -> list[str]:
        """Return the pieces of an instruction to the model, marks included."""
        return self._pieces(self._source, text)

    def harmless(self, text: str) -> str:
        """Return a text in which nothing is a mark, character for character."""
        # Models are trained on plain spaces; a no-break space would be spelled in bytes.
        text = _SPACE.sub(" ", text)
        for mark, harmless in self._escapes:
            text = text.replace(mark, harmless)
        return text

    @staticmethod
    def _pieces(model: object, text: str) -> list[str]:
        pieces: list[str] = model.encode(text, out_type=str)  # type: ignore[attr-defined]
        return pieces


class FastCodec:
    """A ``tokenizer.json`` of the Hugging Face tokenizers package."""

    def __init__(self, path: Path) -> None:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise EngineError(
                "reading this checkpoint's tokenizer.json needs the package tokenizers",
                where=str(path),
                hint="pip install 'align-workbench[neural]'",
            ) from error
        try:
            self._tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the package raises bare Exception
            raise EngineError(
                "not a tokenizer.json that can be read",
                where=str(path),
                hint="fetch the model again",
            ) from error

    def source(self, text: str) -> list[str]:
        """Return the pieces of a source text."""
        return self._pieces(text, as_text=True)

    def target(self, text: str) -> list[str]:
        """Return the pieces of a target text."""
        return self._pieces(text, as_text=True)

    def prompt(self, text: str) -> list[str]:
        """Return the pieces of an instruction to the model, marks included."""
        return self._pieces(text, as_text=False)

    def _pieces(self, text: str, *, as_text: bool) -> list[str]:
        self._tokenizer.encode_special_tokens = as_text
        pieces: list[str] = self._tokenizer.encode(text, add_special_tokens=False).tokens
        return pieces


def _harmless(mark: str) -> str:
    """Return something that looks like a mark and is none; of its length, to keep every offset."""
    plain = {"Ps": "(", "Pe": ")", "Sm": "-"}
    return "".join(plain.get(category(c), "|" if c == "_" else c) for c in mark)


def tokenizer_files(folder: Path) -> list[Path]:
    """Return the files of a checkpoint that its codec is read from."""
    names = dict.fromkeys((*_TARGET_MODELS, _FAST))
    return [folder / name for name in names if (folder / name).is_file()]


def open_codec(folder: Path, marks: Sequence[str] = ()) -> Codec:
    """Open the codec of a checkpoint: its SentencePiece models, else its tokenizer.json.

    Raises:
        EngineError: there is neither, or it cannot be read.
    """
    if _first(folder, _SOURCE_MODELS):
        return open_sentencepiece(folder, marks)
    if (folder / _FAST).is_file():
        return FastCodec(folder / _FAST)
    raise EngineError(
        "the model has no tokenizer",
        where=str(folder),
        hint=f"add one of {', '.join((*_SOURCE_MODELS, _FAST))}",
    )


def open_sentencepiece(folder: Path, marks: Sequence[str] = ()) -> SentencePieceCodec:
    """Open the SentencePiece models of a checkpoint: one for both sides, or one for each.

    Raises:
        EngineError: there is none, or it cannot be read.
    """
    source, target = _first(folder, _SOURCE_MODELS), _first(folder, _TARGET_MODELS)
    if source is None or target is None:
        raise EngineError(
            "the model has no SentencePiece model",
            where=str(folder),
            hint=f"add one of {', '.join(_SOURCE_MODELS)}",
        )
    return SentencePieceCodec(source, target, marks)


def _first(folder: Path, names: Sequence[str]) -> Path | None:
    return next((folder / name for name in names if (folder / name).is_file()), None)
