"""The cache keeps vectors, stays small, and never stands in the way."""

from pathlib import Path

import numpy
import pytest

from align.embedding.cache import VectorCache

TEXTS = ["họp", "hội nghị", "1966"]
VECTORS = numpy.arange(12, dtype=numpy.float32).reshape(3, 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "vectors.sqlite"


def test_what_was_written_is_read(path: Path) -> None:
    VectorCache(path).write("m@1", TEXTS, VECTORS)
    found = VectorCache(path).read("m@1", [*TEXTS, "new"], 4)
    assert {text: row.tolist() for text, row in found.items()} == dict(
        zip(TEXTS, VECTORS.tolist(), strict=True)
    )


@pytest.mark.parametrize(("revision", "dimensions"), [("m@2", 4), ("m@1", 5)])
def test_another_model_has_other_vectors(path: Path, revision: str, dimensions: int) -> None:
    VectorCache(path).write("m@1", TEXTS, VECTORS)
    assert VectorCache(path).read(revision, TEXTS, dimensions) == {}


def test_more_texts_than_a_query_takes(path: Path) -> None:
    texts = [str(number) for number in range(1200)]
    VectorCache(path).write("m", texts, numpy.ones((1200, 2), numpy.float32))
    assert len(VectorCache(path).read("m", texts, 2)) == 1200


def test_it_stays_within_its_bound_and_drops_the_oldest(path: Path) -> None:
    cache = VectorCache(path, most_bytes=200_000)
    for turn in range(40):
        texts = [f"{turn} {number}" for number in range(20)]
        cache.write("m", texts, numpy.full((20, 128), turn, numpy.float32))
    assert path.stat().st_size < 400_000
    assert len(cache.read("m", [f"39 {number}" for number in range(20)], 128)) == 20
    assert cache.read("m", ["0 0"], 128) == {}


def test_a_damaged_file_is_replaced(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 100)
    cache = VectorCache(path)
    assert cache.read("m", TEXTS, 4) == {}
    cache.write("m", TEXTS, VECTORS)
    assert len(cache.read("m", TEXTS, 4)) == 3


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = VectorCache(tmp_path / "file" / "vectors.sqlite")
    cache.write("m", TEXTS, VECTORS)
    assert cache.read("m", TEXTS, 4) == {}
