"""A tiny run from corpus to translation; a few steps cannot teach anything, only hold together."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes.conftest import Toy

torch = pytest.importorskip("torch", reason="training needs the neural extra")
pytest.importorskip("transformers", reason="training needs the neural extra")

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*sacremoses.*"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:(transformers|torch|ctranslate2).*"),
]
ROOT = Path(__file__).parents[2]


def _command(toy: Toy, state: Path, *more: str) -> list[str]:
    module = [sys.executable, "-m", "models.recipes.train", "--recipe", str(toy.recipe)]
    return [
        *module,
        "--corpus",
        str(toy.corpus),
        "--dev",
        str(toy.dev),
        "--state",
        str(state),
        *more,
    ]


def _log(state: Path) -> list[dict[str, object]]:
    lines = (state / "train.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def state(toy: Toy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("state")
    for steps in ("4", "7"):
        command = _command(toy, folder, "--steps", steps, "--workers", "2")
        subprocess.run(command, cwd=ROOT, check=True, timeout=120, env=os.environ)
    return folder


def test_a_run_goes_on_where_it_stopped(state: Path) -> None:
    ends = [line["step"] for line in _log(state) if "dev" in line]
    assert ends == [4, 7]
    names = sorted(path.name for path in state.glob("checkpoint-*"))
    assert names == ["checkpoint-00000004.pt", "checkpoint-00000007.pt"]


def test_stopping_changes_nothing(toy: Toy, tmp_path: Path) -> None:
    from models.recipes import checkpoint
    from models.recipes.pace import Pace
    from models.recipes.settings import load_recipe
    from models.recipes.train import start

    torch.set_num_threads(1)
    recipe = load_recipe(toy.recipe)
    weights = []
    for name, stops in (("once", [6]), ("twice", [3, 6])):
        for stop in stops:
            start(recipe, [toy.corpus], toy.dev, tmp_path / name).run(Pace(steps=stop))
        found = checkpoint.load(tmp_path / name)
        assert found is not None
        weights.append(found[1]["average"]["model.shared.weight"])
    assert torch.equal(*weights)
    assert not weights[0][-1].any()


def test_two_runs_cannot_share_a_folder(tmp_path: Path) -> None:
    from models.recipes.runfile import claim

    with claim(tmp_path), pytest.raises(SystemExit, match=f"in use by process {os.getpid()}"):
        claim(tmp_path)
    claim(tmp_path).close()


def test_a_broken_checkpoint_is_passed_over(state: Path, tmp_path: Path) -> None:
    from models.recipes import checkpoint

    whole = (state / "checkpoint-00000004.pt").read_bytes()
    (tmp_path / "checkpoint-00000004.pt").write_bytes(whole)
    (tmp_path / "checkpoint-00000007.pt").write_bytes(whole[: len(whole) // 2])
    found = checkpoint.load(tmp_path)
    assert found is not None and found[0].step == 4


def test_the_export_translates_and_attends(state: Path, tmp_path: Path) -> None:
    from models.recipes.export import export
    from models.recipes.runtime import Runner

    facts = export(state, tmp_path)
    for line in (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert facts.revision in card and "| crawl.tsv | C | 40 |" in card
    runner = Runner(tmp_path, threads=1)
    source = runner.pieces("Tôi⟦t⟧ đọc⟦=⟧ read⟦/t⟧ sách.")
    assert source[-1] == "</s>" and {"⟦t⟧", "⟦=⟧", "⟦/t⟧"} <= set(source)
    result = runner.translator.translate_batch(
        [source], max_decoding_length=5, min_decoding_length=5, return_attention=True
    )[0]
    assert len(result.attention[0]) == 5 and len(result.attention[0][0]) == len(source)
    assert len(runner.translate(["Tôi đọc sách.", "Bạn bán gạo."], beam=2)) == 2


def test_the_marian_folder_loads(state: Path) -> None:
    from transformers import MarianMTModel, MarianTokenizer

    from models.recipes.export import averaged_model, write_marian
    from models.recipes.runfile import noted_recipe

    recipe = noted_recipe(state)
    write_marian(averaged_model(recipe, state), recipe, state, state / "marian")
    tokenizer = MarianTokenizer.from_pretrained(state / "marian")
    model = MarianMTModel.from_pretrained(state / "marian")
    batch = tokenizer(["Tôi đọc sách."], return_tensors="pt")
    assert int(batch["input_ids"][0, -1]) == 0
    made = model.generate(**batch, num_beams=1, max_new_tokens=4)
    assert (
        int(made[0, 0]) == model.config.pad_token_id
        and model.config.pad_token_id not in made[0, 1:]
    )
