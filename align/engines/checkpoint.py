"""Any translation checkpoint of the transformers library, converted or run as it is."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from align.engines.codec import open_codec
from align.engines.conversion import (
    about,
    cache_folder,
    converted,
    converted_models,
    fingerprint,
    vocabulary,
)
from align.engines.ctranslate import CTranslate2Decoder
from align.engines.decoder import Decoder
from align.engines.dialects import Wish, dialect
from align.engines.hub import NEURAL, find_checkpoint, hub_copy
from align.engines.neural import NeuralEngine, Reach
from align.engines.options import EngineDescription, EngineOptions, Runtime
from align.engines.torchrun import TorchDecoder
from align.errors import EngineError

_BEAM = 4
_COMPUTE = "int8"
# Sentences of public training data are seldom longer; quality falls off beyond.
_TRAINED = 200
_POSITIONS = 512
_KNOWN = {
    "Helsinki-NLP/opus-mt-vi-en": "300 MB",
    "facebook/nllb-200-distilled-600M": "2.5 GB",
    "facebook/m2m100_418M": "1.9 GB",
    "VietAI/envit5-translation": "1.1 GB",
    "vinai/vinai-translate-vi2en-v2": "1.8 GB",
    "google/madlad400-3b-mt": "11.8 GB",
}


class CheckpointEngine(NeuralEngine):
    """Marian, NLLB, M2M-100, mBART or T5, from a directory or from the hub."""

    name = "transformers"

    def __init__(self, options: EngineOptions) -> None:
        """Load the checkpoint, converting it first unless the runtime is torch.

        Raises:
            EngineError: no model is named or found, a package is missing, or the checkpoint
                has not the languages.
        """
        if not options.model:
            raise EngineError(
                "the engine transformers needs a model",
                hint=f"give a directory or a hub name such as {next(iter(_KNOWN))}",
            )
        beam = options.beam or _BEAM
        if options.runtime is Runtime.TORCH:
            folder = find_checkpoint(options.model)
            network = TorchDecoder(folder, options, beam)
            decoder: Decoder = network
            tokens = network.vocabulary
        else:
            folder = converted(options.model, options.compute or _COMPUTE, cache_folder())
            decoder = CTranslate2Decoder(folder, replace(options, compute=""), beam)
            tokens = vocabulary(folder)
        checkpoint = about(folder, options.model, tokens)
        found = dialect(checkpoint, Wish(options.source, options.target, options.prompt))
        if isinstance(decoder, TorchDecoder):
            self.constrained = True
            decoder.is_mark = found.is_mark
        positions = checkpoint.config.get("max_position_embeddings")
        super().__init__(
            open_codec(folder),
            found,
            decoder,
            batch_tokens=options.batch_tokens,
            reach=Reach.of_positions(
                positions if isinstance(positions, int) else _POSITIONS, _TRAINED
            ),
        )
        self._revision = f"{Path(options.model).name}@{fingerprint(folder)[:12]}"
        self._settings = (
            f"beam={beam} runtime={options.runtime} family={found.family} "
            f"pair={options.source}-{options.target}"
        )

    @property
    def revision(self) -> str:
        """Name of the checkpoint and a fingerprint of its files."""
        return self._revision

    @property
    def settings(self) -> str:
        """Beam, runtime, family and languages."""
        return self._settings

    @classmethod
    def describe(cls) -> EngineDescription:
        """See ``EngineClass.describe``."""
        missing = tuple(
            f"package {package} ({NEURAL})"
            for package in ("torch", "transformers")
            if find_spec(package) is None
        )
        models = list(converted_models(cache_folder()))
        cached = {name: f"{name} (converted)" for name, _ in models}
        cached |= {name: f"{name} (from the hub)" for name in _KNOWN if hub_copy(name)}
        return EngineDescription(
            name=cls.name,
            summary="any Marian, NLLB, M2M-100, mBART or T5 checkpoint, from a folder or the hub",
            ready=not missing or bool(models),
            missing=missing,
            cached=tuple(cached.values()),
            downloads=tuple(
                f"{name} ({size})" for name, size in _KNOWN.items() if not hub_copy(name)
            ),
            size=sum(size for _, size in models),
        )
