"""The weights in the box as a checkpoint of transformers."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

from align.engines.base import Request
from align.engines.options import EngineOptions, Runtime
from align.engines.registry import create
from models.recipes.unpack import unpack

MODEL = Path(__file__).parents[2] / "models" / "vi-en-compact"


def test_both_runtimes_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    unpack(MODEL, tmp_path / "marian")
    config = json.loads((tmp_path / "marian" / "config.json").read_text("utf-8"))
    assert config["model_type"] == "marian"
    # Of neither has the dictionary, which the network alone does not have, anything to say.
    requests = [
        Request("Tỉnh ủy họp bàn về sản xuất vụ mùa."),
        Request("Năm nay nhân dân các xã trong huyện đã có nhiều cố gắng trong sản xuất."),
    ]
    shipped = create("compact", EngineOptions(compute="float32", threads=1)).translate(requests)
    options = EngineOptions(
        model=str(tmp_path / "marian"), runtime=Runtime.TORCH, threads=1, beam=4
    )
    unpacked = create("transformers", options).translate(requests)
    assert [answer.text for answer in unpacked] == [answer.text for answer in shipped]
