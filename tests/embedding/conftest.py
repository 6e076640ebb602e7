"""Every embedder, made small."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from align.embedding import Embedder, get
from tests.embedding import tiny

needs_neural = pytest.mark.skipif(
    find_spec("sentence_transformers") is None, reason="needs the extra 'neural'"
)
KINDS = [
    pytest.param("tiny", id="static"),
    pytest.param("shipped", id="shipped"),
    pytest.param("neural", id="neural", marks=needs_neural),
]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for models, with a cache of its own."""
    folder = tmp_path_factory.mktemp("embedders")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield folder


@pytest.fixture(scope="session")
def tiny_static(shelf: Path) -> Path:
    return tiny.static(shelf / "static")


@pytest.fixture(scope="session")
def tiny_transformer(shelf: Path) -> Path:
    return tiny.transformer(shelf / "transformer")


@pytest.fixture(scope="session", params=KINDS)
def embedder(request: pytest.FixtureRequest, tiny_static: Path) -> Embedder:
    kind = str(request.param)
    if kind == "shipped":
        return get("static")
    if kind == "tiny":
        return get(str(tiny_static))
    return get(str(request.getfixturevalue("tiny_transformer")))
