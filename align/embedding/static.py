"""The embedding in the box: a vector for every token, summed. No torch, no network.

It is a ``StaticEmbedding`` of sentence-transformers: the weight of a token is the length of its
vector, and the mean of the library and the sum here differ by a factor that goes when rows are
brought to length 1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from align.embedding.base import Embedder, encodable
from align.embedding.folder import read_model, verify
from align.embedding.pooling import normalised
from align.embedding.safetensors import token_matrix
from align.errors import EngineError

if TYPE_CHECKING:
    from align.embedding.base import Vectors

_BATCH = 1024


def prepared(text: str) -> str:
    """Return a text as the tokens expect it: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", encodable(text)).lower().split())


class StaticEmbedder(Embedder):
    """A folder with token vectors, vocabulary, checksums and ``model.toml``."""

    def __init__(self, folder: Path, name: str = "static") -> None:
        """Load the vectors.

        Raises:
            EngineError: a file is missing or damaged, or a package is missing.
        """
        self._model = read_model(folder)
        self._name = name
        verify(folder, self._model)
        try:
            import sentencepiece
        except ImportError as error:
            raise EngineError(
                "the static embedding needs sentencepiece", hint="pip install sentencepiece"
            ) from error
        path = folder / self._model.vocabulary
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise EngineError(
                "not a SentencePiece model", where=str(path), hint="install the package again"
            ) from error
        self._matrix = token_matrix(folder / self._model.matrix)
        shape = (self._pieces.get_piece_size(), self._model.dimensions)
        if self._matrix.shape != shape:
            raise EngineError(
                f"{self._matrix.shape} token vectors do not fit a vocabulary of {shape}",
                where=str(folder),
            )

    @property
    def name(self) -> str:
        """See ``Embedder.name``."""
        return self._name

    @property
    def revision(self) -> str:
        """Name and revision of the vectors."""
        return f"{self._model.name}@{self._model.revision}"

    @property
    def dimensions(self) -> int:
        """See ``Embedder.dimensions``."""
        return self._model.dimensions

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages it was trained on."""
        return self._model.languages

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See ``Embedder.embed``."""
        import numpy

        sums: Vectors = numpy.zeros((len(texts), self.dimensions), numpy.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [prepared(text) for text in texts[start : start + _BATCH]]
            for row, ids in enumerate(self._pieces.encode(batch), start):
                if ids:
                    sums[row] = self._matrix[ids].sum(0)
        return normalised(sums)
