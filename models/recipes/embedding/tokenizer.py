"""The pieces as a `tokenizer.json`, for who loads the model with sentence-transformers."""

from __future__ import annotations

from pathlib import Path

import sentencepiece as spm
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
from tokenizers.models import Unigram

_SPACE = "▁"


def tokenizer(path: Path) -> Tokenizer:
    """A fast tokenizer that cuts a text as `align.embedding.static` does.

    Unigram scores are those of SentencePiece; the normaliser does what `prepared` does.
    """
    pieces = spm.SentencePieceProcessor(model_file=str(path))
    count = pieces.get_piece_size()
    vocabulary = [(pieces.id_to_piece(i), pieces.get_score(i)) for i in range(count)]
    made = Tokenizer(Unigram(vocabulary, unk_id=pieces.unk_id(), byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"\s+"), " "),
            normalizers.Strip(),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement=_SPACE, prepend_scheme="always")
    return made
