"""What every estimator keeps to."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from align.estimation import Candidate, Estimator, get

CANDIDATES = [
    Candidate("Xin chào.", "Hello.", -0.3, "compact"),
    Candidate("Xin chào.", "", -0.3, "compact"),
    Candidate("", "Hello."),
    Candidate("Lúa tốt.", " \n"),
    Candidate("Lúa tốt.", "Lúa " * 300, float("-inf"), "compact"),
    Candidate("Lúa \ud800 tốt.", "\ufffd\ud800", -80.0, "openai"),
    Candidate("Hết.", "The end.", 0.0, "compact"),
]


class FarOut:
    def requires_references(self) -> bool:
        return False

    def predict(
        self, samples: list[dict[str, str]], batch_size: int, gpus: int, progress_bar: bool
    ) -> SimpleNamespace:
        return SimpleNamespace(scores=[len(one["mt"]) - 8 for one in samples])


@pytest.fixture(params=["surface", "comet"])
def estimator(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Estimator:
    if request.param == "surface":
        return get()
    comet, torch = ModuleType("comet"), ModuleType("torch")
    comet.__spec__, torch.__spec__ = ModuleSpec("comet", None), ModuleSpec("torch", None)
    monkeypatch.setattr(comet, "load_from_checkpoint", lambda _: FarOut(), raising=False)
    cuda = SimpleNamespace(is_available=lambda: False)
    monkeypatch.setattr(torch, "cuda", cuda, raising=False)
    monkeypatch.setitem(sys.modules, "comet", comet)
    monkeypatch.setitem(sys.modules, "torch", torch)
    (tmp_path / "x.ckpt").write_bytes(b"")
    return get(str(tmp_path / "x.ckpt"))


def test_one_confidence_a_candidate_between_0_and_1(estimator: Estimator) -> None:
    found = estimator.estimate(CANDIDATES)
    assert len(found) == len(CANDIDATES)
    assert all(0 <= one <= 1 for one in found)
    assert [found[at] for at in (1, 3)] == [0.0, 0.0]
    assert estimator.estimate([]) == []


def test_a_candidate_stands_alone(estimator: Estimator) -> None:
    found = estimator.estimate(CANDIDATES)
    turned = estimator.estimate(CANDIDATES[::-1])[::-1]
    single = [estimator.estimate([one])[0] for one in CANDIDATES]
    assert turned == pytest.approx(found)
    assert single == pytest.approx(found)


def test_it_says_who_it_is(estimator: Estimator) -> None:
    assert estimator.name and estimator.revision
