"""Every engine, made small."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from align.engines.base import Engine
from align.engines.options import EngineOptions, Runtime
from align.engines.registry import create
from tests.engines import tiny
from tests.engines.server import Answer, serving

CHECKPOINTS: dict[str, Callable[[Path], Path]] = {
    "marian": tiny.marian,
    "m2m": tiny.m2m,
    "nllb": tiny.nllb,
    "mbart50": lambda folder: tiny.mbart(folder, fifty=True),
    "mbart": lambda folder: tiny.mbart(folder, fifty=False),
    "envit5": tiny.t5,
    "madlad": lambda folder: tiny.t5(folder, ("<2en>", "<2vi>")),
}
needs_torch = pytest.mark.skipif(
    find_spec("torch") is None or find_spec("transformers") is None,
    reason="needs the extra 'neural'",
)
KINDS = [
    pytest.param("compact", id="compact"),
    pytest.param("openai", id="openai"),
    *(
        pytest.param(f"marian {runtime}", id=f"marian-{runtime}", marks=needs_torch)
        for runtime in Runtime
    ),
]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for models, with a cache of its own."""
    folder = tmp_path_factory.mktemp("engines")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield folder


@pytest.fixture(scope="session")
def tiny_compact(shelf: Path) -> Path:
    return tiny.compact(shelf / "compact")


def checkpoint(name: str, shelf: Path) -> Path:
    folder = shelf / name
    return folder if folder.is_dir() else CHECKPOINTS[name](folder)


@pytest.fixture(scope="session", params=KINDS)
def engine(request: pytest.FixtureRequest, shelf: Path, tiny_compact: Path) -> Iterator[Engine]:
    kind = str(request.param)
    if kind == "compact":
        yield create("compact", EngineOptions(model=str(tiny_compact), threads=2))
    elif kind == "openai":
        with serving(lambda text, _: Answer(text=f"English {len(text)}.")) as stub:
            yield create("openai", EngineOptions(base_url=stub.url, model="stub"))
    else:
        name, runtime = kind.split()
        folder = checkpoint(name, shelf)
        options = EngineOptions(
            model=str(folder), runtime=Runtime(runtime), beam=2, threads=1, compute="float32"
        )
        yield create("transformers", options)


@pytest.fixture(autouse=True)
def _no_engines_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep what the developer has adapted out of the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
