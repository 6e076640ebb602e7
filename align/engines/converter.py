"""CTranslate2's converter of transformers checkpoints, with what it lacks for our purpose."""

from pathlib import Path
from typing import Protocol

from ctranslate2.converters import TransformersConverter


class Tokenizer(Protocol):
    """What is asked of a tokenizer of transformers."""

    def get_vocab(self) -> dict[str, int]:
        """Return the ids of its tokens."""


def all_tokens(tokenizer: Tokenizer) -> dict[str, int]:
    """Return the ids of all tokens; that of M2M-100 keeps its language codes to itself."""
    return {**tokenizer.get_vocab(), **getattr(tokenizer, "lang_token_to_id", {})}


def alignment_layer(layers: int) -> int:
    """Return the decoder layer whose attention, averaged over its heads, aligns best.

    It is the last but one (Garg et al. 2019); the few layers of a small decoder all share its
    work, and the last has the most of it.
    """
    return layers - 2 if layers > 3 else layers - 1


class Converter(TransformersConverter):  # type: ignore[misc]
    """Converts a checkpoint in a directory; its attention is that of ``alignment_layer``."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))

    def load_tokenizer(self, *args: object, **kwargs: object) -> object:
        """Load the tokenizer and let it tell all its tokens."""
        tokenizer = super().load_tokenizer(*args, **kwargs)
        known = all_tokens(tokenizer)
        tokenizer.get_vocab = lambda: known
        return tokenizer

    def load_model(self, *args: object, **kwargs: object) -> object:
        """Load the network and complete its configuration."""
        model = super().load_model(*args, **kwargs)
        if model.config.model_type == "mbart":
            # The class has only this form; the conversion asks the configuration for it.
            model.config.normalize_before = model.config.normalize_embedding = True
        return model

    def _load(self) -> object:
        spec = super()._load()
        # The runtime refuses a configuration that leaves it out, and never uses it here.
        spec.config.bos_token = spec.config.bos_token or spec.config.eos_token
        decoder = spec.decoder
        layer = alignment_layer(len(decoder.layer))
        decoder.alignment_layer = type(decoder.alignment_layer)(layer)
        decoder.alignment_heads = type(decoder.alignment_heads)(decoder.num_heads)
        return spec
