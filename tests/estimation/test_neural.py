"""COMET models by name, with the package stood in for."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from align.errors import EngineError, TranslationError
from align.estimation import Candidate, get


class Model:
    def __init__(self, needs: bool = False, broken: bool = False) -> None:
        self.needs, self.broken = needs, broken

    def requires_references(self) -> bool:
        return self.needs

    def predict(
        self, samples: list[dict[str, str]], batch_size: int, gpus: int, progress_bar: bool
    ) -> SimpleNamespace:
        if self.broken:
            raise RuntimeError("out of memory")
        return SimpleNamespace(scores=[len(one["mt"]) / 4 for one in samples])


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "model.ckpt"
    path.write_bytes(b"weights")
    return path


def stand_in(monkeypatch: pytest.MonkeyPatch, model: Model | None) -> None:
    comet, torch = ModuleType("comet"), ModuleType("torch")
    comet.__spec__, torch.__spec__ = ModuleSpec("comet", None), ModuleSpec("torch", None)

    def load(path: str) -> Model:
        if model is None:
            raise ValueError("no checkpoint")
        return model

    monkeypatch.setattr(comet, "load_from_checkpoint", load, raising=False)
    cuda = SimpleNamespace(is_available=lambda: False)
    monkeypatch.setattr(torch, "cuda", cuda, raising=False)
    monkeypatch.setitem(sys.modules, "comet", comet)
    monkeypatch.setitem(sys.modules, "torch", torch)


def test_it_rates_what_has_text(monkeypatch: pytest.MonkeyPatch, checkpoint: Path) -> None:
    stand_in(monkeypatch, Model())
    estimator = get(str(checkpoint))
    found = estimator.estimate([Candidate("a", "xx"), Candidate("a", " "), Candidate("a", "x" * 9)])
    assert found == [0.5, 0.0, 1.0]
    assert estimator.estimate([]) == []
    assert estimator.revision == str(checkpoint)


@pytest.mark.parametrize(
    ("model", "said"),
    [(None, "cannot be loaded"), (Model(needs=True), "needs reference translations")],
)
def test_models_that_cannot_serve(
    monkeypatch: pytest.MonkeyPatch, checkpoint: Path, model: Model | None, said: str
) -> None:
    stand_in(monkeypatch, model)
    with pytest.raises(EngineError, match=said):
        get(str(checkpoint))


def test_a_break_says_so(monkeypatch: pytest.MonkeyPatch, checkpoint: Path) -> None:
    stand_in(monkeypatch, Model(broken=True))
    with pytest.raises(TranslationError, match="out of memory"):
        get(str(checkpoint)).estimate([Candidate("a", "b")])


def test_without_the_package(monkeypatch: pytest.MonkeyPatch, checkpoint: Path) -> None:
    monkeypatch.setattr("align.estimation.neural.find_spec", lambda _: None)
    with pytest.raises(EngineError, match="pip install"):
        get(str(checkpoint))


def test_without_the_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, Model())
    monkeypatch.setattr("align.estimation.neural._hub_copy", lambda _: None)
    with pytest.raises(EngineError, match="hf download Unbabel/XCOMET-XL"):
        get("Unbabel/XCOMET-XL")
