"""Blocks of sentences made of sentence vectors."""

from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from align.embedding import embed_blocks, get, pooled

ROWS = numpy.random.default_rng(4).standard_normal((9, 5)).astype(numpy.float32)
ROWS[3] = 0
SPANS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted).map(tuple))


@given(SPANS, st.booleans())
def test_a_span_is_the_sum_of_its_rows(spans: list[tuple[int, int]], weighted: bool) -> None:
    weights: NDArray[numpy.float32] = numpy.arange(1, 10, dtype=numpy.float32)
    found = pooled(ROWS, spans, weights if weighted else None)
    assert found.shape == (len(spans), 5)
    for (start, end), row in zip(spans, found, strict=True):
        parts = ROWS[start:end] * (weights[start:end, None] if weighted else 1)
        total = parts.sum(0)
        length = numpy.linalg.norm(total)
        assert row == pytest.approx(total / length if length else total, abs=1e-5)


def test_blocks_are_weighted_by_length(tiny_static: Path) -> None:
    embedder = get(str(tiny_static))
    one, two = "họp hội nghị", "the provincial committee"
    vectors = embedder.embed([one, two])
    blocks = embed_blocks(embedder, [[one], [], [one, two]])
    assert blocks[0] == pytest.approx(vectors[0], abs=1e-6)
    assert not blocks[1].any()
    total = vectors[0] * len(one) + vectors[1] * len(two)
    assert blocks[2] == pytest.approx(total / numpy.linalg.norm(total), abs=1e-6)
    assert embed_blocks(embedder, []).shape == (0, 12)
