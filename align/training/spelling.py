"""Text as the ids of a network: SentencePiece pieces looked up in its vocabulary."""

import json
from collections.abc import Sequence
from pathlib import Path

from align.errors import EngineError

END = "</s>"
_UNKNOWN = "<unk>"
_PAD = "<pad>"
_SPACE = "▁"


class Spelling:
    """The vocabulary of an engine: one id for each token, the padding token left out."""

    def __init__(self, folder: Path, marks: Sequence[str] = ()) -> None:
        """Read ``source.spm``, ``target.spm`` where there is one, and the list of tokens.

        Raises:
            EngineError: a file is missing or damaged.
        """
        self.tokens = _tokens(folder)
        self.ids = {token: number for number, token in enumerate(self.tokens)}
        if END not in self.ids or _UNKNOWN not in self.ids:
            raise EngineError(
                f"the vocabulary lacks {END} or {_UNKNOWN}",
                where=str(folder),
                hint="adapt another engine",
            )
        self.end, self.unknown = self.ids[END], self.ids[_UNKNOWN]
        self.marks = frozenset(self.ids[mark] for mark in marks if mark in self.ids)
        self.files = _files(folder)
        self._source = _processor(self.files[0])
        self._target = _processor(self.files[-1])

    def source(self, text: str) -> list[int]:
        """Return the ids of a source text, without the end mark."""
        return self._ids(self._source, text)

    def target(self, text: str) -> list[int]:
        """Return the ids of a target text, without the end mark."""
        return self._ids(self._target, text)

    def text(self, ids: Sequence[int]) -> str:
        """Return the text of target ids."""
        text: str = self._target.decode([self.tokens[i] for i in ids])  # type: ignore[attr-defined]
        return text

    def strangeness(self, ids: Sequence[int]) -> float:
        """Return the share of ids that are unknown or a single byte of a character."""
        strange = sum(i == self.unknown or self.tokens[i].startswith("<0x") for i in ids)
        return strange / max(1, len(ids))

    def frequent(self, most: int) -> frozenset[int]:
        """Return the most frequent word-initial target pieces of the base's training text.

        The unigram model of SentencePiece keeps their log-probabilities.
        """
        model = self._target
        words = [
            number
            for number, token in enumerate(self.tokens)
            if token.startswith(_SPACE) and token[1:].isalpha()
        ]
        scored = [(model.get_score(model.piece_to_id(self.tokens[n])), n) for n in words]  # type: ignore[attr-defined]
        return frozenset(number for _, number in sorted(scored, reverse=True)[:most])

    def _ids(self, processor: object, text: str) -> list[int]:
        pieces: list[str] = processor.encode(text, out_type=str)  # type: ignore[attr-defined]
        return [self.ids.get(piece, self.unknown) for piece in pieces]


def _files(folder: Path) -> tuple[Path, ...]:
    """Return the SentencePiece models: one for both sides, or one for each."""
    source, target = folder / "source.spm", folder / "target.spm"
    return (source, target) if target.is_file() else (source,)


def _tokens(folder: Path) -> list[str]:
    """Return the tokens in the order of their ids, the padding token at the end left out."""
    try:
        if (folder / "shared_vocabulary.json").is_file():
            return list(json.loads((folder / "shared_vocabulary.json").read_text("utf-8")))
        table = json.loads((folder / "vocab.json").read_text("utf-8"))
        tokens = sorted(table, key=table.__getitem__)
    except (OSError, ValueError, AttributeError) as error:
        raise EngineError(
            f"the vocabulary cannot be read ({error})",
            where=str(folder),
            hint="adapt compact, an engine adapted before, or a Marian checkpoint",
        ) from error
    if tokens[-1:] != [_PAD] or sorted(table.values()) != list(range(len(tokens))):
        raise EngineError(
            f"the vocabulary does not end in {_PAD}",
            where=str(folder / "vocab.json"),
            hint="adapt another engine",
        )
    return tokens[:-1]


def _processor(path: Path) -> object:
    # C++ extension: loaded only when a network is opened.
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise EngineError(
            "not a SentencePiece model", where=str(path), hint="fetch the engine again"
        ) from error
