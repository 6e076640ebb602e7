"""What every embedder must keep, whatever it runs on."""

import numpy
import pytest

from align.embedding import Embedder

TEXTS = [
    "Đảng bộ tỉnh họp hội nghị về hợp tác xã nông nghiệp .",
    "",
    "The provincial Party committee held a conference .",
    " \t\u00a0",
    "1966",
    "* * *",
    "😀 </s> [CLS] ▁ \ud800 ﬁ…",
    "họp",
    "họp",
]
EMPTY = [1, 3]


def test_one_row_a_text(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == numpy.float32
    assert numpy.isfinite(vectors).all()


def test_no_texts_no_rows(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_rows_have_length_one_or_none(embedder: Embedder) -> None:
    lengths = numpy.linalg.norm(embedder.embed(TEXTS), axis=1)
    assert lengths == pytest.approx([0 if i in EMPTY else 1 for i in range(len(TEXTS))], abs=1e-5)


def test_a_row_depends_on_its_own_text(embedder: Embedder) -> None:
    alone = numpy.concatenate([embedder.embed([text]) for text in TEXTS])
    assert embedder.embed(TEXTS) == pytest.approx(alone, abs=1e-5)


def test_same_input_same_output(embedder: Embedder) -> None:
    assert (embedder.embed(TEXTS) == embedder.embed(TEXTS)).all()


def test_rows_belong_to_the_caller(embedder: Embedder) -> None:
    before = embedder.embed(TEXTS)
    kept = before.copy()
    before *= 0
    assert (embedder.embed(TEXTS) == kept).all()


def test_space_around_a_text_says_nothing(embedder: Embedder) -> None:
    plain, spaced = embedder.embed(["họp hội nghị", " họp  hội nghị\n"])
    assert plain == pytest.approx(spaced, abs=1e-5)


def test_a_long_text_is_embedded(embedder: Embedder) -> None:
    [row] = embedder.embed([f"{TEXTS[0]} " * 500])
    assert numpy.linalg.norm(row) == pytest.approx(1, abs=1e-5)


def test_names_itself(embedder: Embedder) -> None:
    assert embedder.name
    assert "@" in embedder.revision
    assert embedder.dimensions > 0
