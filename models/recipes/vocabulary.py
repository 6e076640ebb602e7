"""Joint SentencePiece unigram vocabulary, laid out as Marian expects it.

Piece ids are model ids: 0 is `</s>`, 1 is `<unk>`, then the term markers, the reserved pieces,
256 byte pieces and the subwords; the model's `<pad>` comes after the last piece.  Text is not
normalised beyond the NFC and space rules of `clean.tidy` (rule "identity"), so that whatever was
encoded can be decoded to the same characters: "m²", "…" and full-width signs survive.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import sentencepiece as spm

from models.recipes.settings import Vocabulary

EOS = 0
UNK = 1
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
ALPHABET = "".join(sorted(set(_VOWELS + _VOWELS.upper() + "đĐ")))


def train_vocabulary(texts: Iterable[str], layout: Vocabulary, path: Path) -> None:
    """Train the model on `texts` (both languages) and write it to `path` (ends in .spm)."""
    prefix = path.with_suffix("")
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_prefix=str(prefix),
        model_type="unigram",
        vocab_size=layout.size,
        hard_vocab_limit=False,
        character_coverage=0.9998,
        required_chars=ALPHABET,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="identity",
        user_defined_symbols=[*layout.markers, *layout.reserved],
        eos_id=EOS,
        unk_id=UNK,
        bos_id=-1,
        pad_id=-1,
        max_sentence_length=4000,
        num_threads=2,
        minloglevel=1,
    )
    prefix.with_suffix(".model").rename(path)
    prefix.with_suffix(".vocab").unlink()


def load_vocabulary(path: Path) -> spm.SentencePieceProcessor:
    """Open a trained vocabulary."""
    return spm.SentencePieceProcessor(model_file=str(path))


def starts_word(processor: spm.SentencePieceProcessor) -> list[bool]:
    """For every id, whether the piece begins a space-separated word."""
    return [processor.id_to_piece(i).startswith("▁") for i in range(processor.get_piece_size())]
