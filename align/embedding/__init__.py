"""Sentence vectors: ``get("static")`` is in the box, any sentence-transformers model by name."""

from align.embedding.base import Embedder
from align.embedding.pooling import embed_blocks, pooled
from align.embedding.registry import EmbedderDescription, describe, get

__all__ = ["Embedder", "EmbedderDescription", "describe", "embed_blocks", "get", "pooled"]
