"""A larger network must begin where the smaller one stood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.recipes.conftest import Toy

torch = pytest.importorskip("torch", reason="training needs the neural extra")
pytest.importorskip("transformers", reason="training needs the neural extra")


def _recipe(
    toy: Toy, folder: Path, encoder: int, decoder: int, units: int, width: int = 16
) -> Path:
    text = toy.recipe.read_text(encoding="utf-8")
    for name, size in (
        ("width", width),
        ("encoder_layers", encoder),
        ("decoder_layers", decoder),
        ("feed_forward", units),
    ):
        text = re.sub(rf"(?m)^{name} = .*", f"{name} = {size}", text)
    path = folder / f"{encoder}-{decoder}-{units}-{width}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _train(toy: Toy, recipe: Path, state: Path, steps: int) -> None:
    from models.recipes.pace import Pace
    from models.recipes.settings import load_recipe
    from models.recipes.train import start

    torch.set_num_threads(1)
    start(load_recipe(recipe), [toy.corpus], toy.dev, state).run(Pace(steps=steps))


def _grow(recipe: Path, state: Path) -> list[str]:
    from models.recipes.grow import grow
    from models.recipes.settings import load_recipe

    return list(grow(load_recipe(recipe), state))


@pytest.mark.parametrize(
    ("sizes", "share"), [((2, 2, 48), 0.0), ((4, 2, 32), 0.02), ((2, 3, 32), 0.02)]
)
def test_growing_costs_little_and_training_goes_on(
    toy: Toy, tmp_path: Path, sizes: tuple[int, int, int], share: float
) -> None:
    from models.recipes import checkpoint

    _train(toy, _recipe(toy, tmp_path, 2, 2, 32), tmp_path / "state", 3)
    larger = _recipe(toy, tmp_path, *sizes)
    *lines, last = _grow(larger, tmp_path / "state")
    for line in lines:
        before, after = (float(number) for number in re.findall(r"\d\.\d{4}", line))
        assert after == pytest.approx(before, rel=share, abs=2e-4)
    assert "million weights" in last
    _train(toy, larger, tmp_path / "state", 5)
    found = checkpoint.load(tmp_path / "state")
    assert found is not None and found[0].step == 5


def test_momenta_stay_with_their_weights(toy: Toy, tmp_path: Path) -> None:
    from models.recipes import checkpoint

    _train(toy, _recipe(toy, tmp_path, 2, 2, 32), tmp_path / "state", 3)
    before = checkpoint.load(tmp_path / "state")
    _grow(_recipe(toy, tmp_path, 3, 2, 48), tmp_path / "state")
    after = checkpoint.load(tmp_path / "state")
    assert before is not None and after is not None
    old, new = (found[1]["optimiser"]["muon"] for found in (before, after))
    last = "model.encoder.layers.{}.fc1.weight"
    assert torch.equal(new[last.format(2)][:32], old[last.format(1)])
    assert not new[last.format(2)][32:].any() and not new[last.format(1)].any()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ((2, 2, 32, 16), (2, 2, 24, 16), "feed-forward units 32 and cannot grow to 24"),
        ((2, 2, 32, 16), (2, 2, 32, 32), "width 16 and cannot grow to 32"),
        ((1, 2, 32, 16), (3, 2, 32, 16), "encoder layers 1 and cannot grow to 3"),
    ],
)
def test_what_cannot_grow_is_said(
    toy: Toy,
    tmp_path: Path,
    old: tuple[int, int, int, int],
    new: tuple[int, int, int, int],
    said: str,
) -> None:
    _train(toy, _recipe(toy, tmp_path, *old), tmp_path / "state", 1)
    with pytest.raises(SystemExit, match=said):
        _grow(_recipe(toy, tmp_path, *new), tmp_path / "state")
    with pytest.raises(SystemExit, match="has other sizes than the recipe toy"):
        _train(toy, _recipe(toy, tmp_path, *new), tmp_path / "state", 2)
