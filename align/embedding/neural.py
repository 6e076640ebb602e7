"""Any model of sentence-transformers, with its vectors kept on disk."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from align.embedding.base import Embedder, encodable
from align.embedding.cache import VectorCache, cache_path
from align.embedding.hub import NEURAL
from align.embedding.pooling import normalised
from align.errors import EngineError, TranslationError

if TYPE_CHECKING:
    from align.embedding.base import Vectors

_BATCH = 32
# What is computed between two writes to the cache: what an interruption can lose.
_STRETCH = 512
_SIGNED = {".json", ".safetensors", ".bin", ".model", ".spm", ".txt"}
# Trained with this word before every text; without it the vectors crowd together
# (Wang et al. 2024, "Multilingual E5 Text Embeddings", section 3).
_E5 = re.compile(r"(^|[-_/])e5[-_]", re.IGNORECASE)


class NeuralEmbedder(Embedder):
    """A folder that sentence-transformers can load."""

    def __init__(self, folder: Path, name: str, cache: VectorCache | None = None) -> None:
        """Load the model.

        Raises:
            EngineError: the extra is not installed, or the library cannot load the model.
        """
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging
        except ImportError as error:
            raise EngineError(
                f"the embedder {name} needs sentence-transformers", hint=NEURAL
            ) from error
        logging.disable_progress_bar()
        try:
            self._model = SentenceTransformer(str(folder), local_files_only=True)
        except Exception as error:  # the library raises whatever a broken model provokes
            raise EngineError(
                f"the model cannot be loaded ({type(error).__name__}: {_one_line(error)})",
                where=str(folder),
                hint="fetch it again, or use the embedder static",
            ) from error
        self._name = name
        self._prompt = "query: " if _E5.search(name) else None
        self._revision = f"{name.strip('/').split('/')[-1]}@{fingerprint(folder)[:12]}"
        self._dimensions = self._model.get_embedding_dimension() or len(self._encode(["a"])[0])
        self._cache = cache or VectorCache(cache_path())

    @property
    def name(self) -> str:
        """See ``Embedder.name``."""
        return self._name

    @property
    def revision(self) -> str:
        """Name of the model and a fingerprint of its files."""
        return self._revision

    @property
    def dimensions(self) -> int:
        """See ``Embedder.dimensions``."""
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder.embed``; what was embedded before is read from the cache."""
        import numpy

        rows: Vectors = numpy.zeros((len(texts), self.dimensions), numpy.float32)
        places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            if stripped := encodable(text).strip():
                places.setdefault(stripped, []).append(place)
        known = self._cache.read(self.revision, places, self.dimensions)
        for text, vector in known.items():
            rows[places[text]] = vector
        # Of like length together: a batch is padded to its longest text.
        unknown = sorted((text for text in places if text not in known), key=len)
        for start in range(0, len(unknown), _STRETCH):
            stretch = unknown[start : start + _STRETCH]
            vectors = self._encode(stretch)
            self._cache.write(self.revision, stretch, vectors)
            for text, vector in zip(stretch, vectors, strict=True):
                rows[places[text]] = vector
        return rows

    def _encode(self, texts: list[str]) -> Vectors:
        import numpy

        try:
            found = self._model.encode(
                texts, prompt=self._prompt, batch_size=_BATCH, show_progress_bar=False
            )
        except Exception as error:  # whatever torch raises: memory, a broken layer
            raise TranslationError(
                f"the embedder {self.name} broke ({type(error).__name__}: {_one_line(error)})",
                hint="use the embedder static",
            ) from error
        return normalised(numpy.asarray(found, dtype=numpy.float32))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def fingerprint(folder: Path) -> str:
    """Tell one version of a model from another without reading all of its weights."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SIGNED and path.is_file():
            digest.update(f"{path.relative_to(folder)} {path.stat().st_size} ".encode())
            with path.open("rb") as file:
                digest.update(file.read(1 << 20))
                file.seek(max(0, path.stat().st_size - (1 << 20)))
                digest.update(file.read())
    return digest.hexdigest()
