"""The contract of a sentence embedder."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]
    """Shape (texts, dimensions)."""


class Embedder(ABC):
    """Turns texts into vectors whose dot product says how close they are in meaning."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What ``align.embedding.get`` opened it by."""

    @property
    @abstractmethod
    def revision(self) -> str:
        """Name and version of the weights; other weights have another revision."""

    @property
    @abstractmethod
    def dimensions(self) -> int:
        """Length of every vector."""

    @abstractmethod
    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text, shape (texts, dimensions), float32.

        Rows have length 1; a text without anything to embed has the zero vector. A row depends
        on its own text alone.

        Raises:
            TranslationError: the model broke while it was working.
        """


def encodable(text: str) -> str:
    """Return a text with a question mark for every lone surrogate, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
