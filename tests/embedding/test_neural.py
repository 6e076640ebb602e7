"""What is special about models of sentence-transformers: the cache and their prompts."""

from pathlib import Path

import numpy
import pytest

from align.embedding.cache import VectorCache
from align.embedding.neural import NeuralEmbedder
from tests.embedding import tiny
from tests.embedding.conftest import needs_neural

pytestmark = needs_neural
TEXTS = ["họp hội nghị", "the provincial committee", "họp hội nghị"]


def test_a_text_is_computed_once(
    tiny_transformer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = VectorCache(tmp_path / "v.sqlite")
    first = NeuralEmbedder(tiny_transformer, "m", cache).embed(TEXTS)
    again = NeuralEmbedder(tiny_transformer, "m", cache)

    def never(texts: list[str]) -> None:
        raise AssertionError(texts)

    monkeypatch.setattr(again, "_encode", never)
    assert (again.embed(TEXTS) == first).all()


def test_other_weights_are_another_revision(
    tiny_transformer: Path, shelf: Path, tmp_path: Path
) -> None:
    cache = VectorCache(tmp_path / "v.sqlite")
    other = tiny.transformer(shelf / "other", seed=8)
    one, two = (NeuralEmbedder(folder, "m", cache) for folder in (tiny_transformer, other))
    assert one.revision != two.revision
    assert not numpy.allclose(one.embed(TEXTS), two.embed(TEXTS))


@pytest.mark.parametrize("name", ["intfloat/multilingual-e5-small", "/models/e5-base"])
def test_e5_models_get_their_prompt(tiny_transformer: Path, tmp_path: Path, name: str) -> None:
    plain = NeuralEmbedder(tiny_transformer, "model", VectorCache(tmp_path / "a"))
    e5 = NeuralEmbedder(tiny_transformer, name, VectorCache(tmp_path / "b"))
    wanted = plain.embed([f"query: {text}" for text in TEXTS])
    assert e5.embed(TEXTS) == pytest.approx(wanted, abs=1e-5)
