"""Vectors of blocks of sentences, made from the vectors of the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from align.embedding.base import Embedder

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from align.embedding.base import Vectors

Span = tuple[int, int]
"""Start and end, rows of a matrix of sentence vectors."""


def normalised(vectors: Vectors) -> Vectors:
    """Return the rows at length 1; zero rows stay zero."""
    import numpy

    lengths = numpy.sqrt(numpy.einsum("ij,ij->i", vectors, vectors))[:, None]
    rows: Vectors = numpy.divide(vectors, lengths, out=numpy.zeros_like(vectors), where=lengths > 0)
    return rows


def pooled(
    vectors: Vectors, spans: Sequence[Span], weights: NDArray[numpy.float32] | None = None
) -> Vectors:
    """Return one vector a span: the sum of its rows, at length 1.

    The overlaps of Vecalign (Thompson and Koehn 2019) without embedding a sentence twice.

    Args:
        vectors: sentence vectors, shape (sentences, dimensions).
        spans: half-open ranges of rows; an empty one has the zero vector.
        weights: how much each sentence counts in a sum, shape (sentences,), for example its
            length in characters; equal if None.
    """
    import numpy

    rows = vectors if weights is None else vectors * weights[:, None].astype(numpy.float32)
    bounds = numpy.asarray(spans, dtype=numpy.int64).reshape(-1, 2)
    starts, widths = bounds[:, 0], bounds[:, 1] - bounds[:, 0]
    sums: Vectors = numpy.zeros((len(bounds), vectors.shape[1]), numpy.float32)
    # Row by row of the span, so that no running total over a book loses precision.
    for step in range(int(widths.max(initial=0))):
        there = widths > step
        sums[there] += rows[starts[there] + step]
    return normalised(sums)


def embed_blocks(embedder: Embedder, blocks: Sequence[Sequence[str]]) -> Vectors:
    """Return one vector a block of sentences, each sentence weighted by its characters."""
    import numpy

    texts = [text for block in blocks for text in block]
    ends = numpy.cumsum([len(block) for block in blocks], dtype=numpy.int64).tolist()
    spans = list(zip([0, *ends[:-1]], ends, strict=True)) if ends else []
    weights = numpy.array([len(text) for text in texts], numpy.float32)
    return pooled(embedder.embed(texts), spans, weights)
