"""The list of engines, which loads none of them."""

from pathlib import Path

import pytest

from align.engines.options import EngineOptions
from align.engines.registry import create, describe, engine_names
from align.errors import EngineError


def test_names() -> None:
    assert engine_names() == ("compact", "transformers", "openai")


def test_an_unknown_name_is_answered_with_the_known() -> None:
    with pytest.raises(
        EngineError, match="no engine called 'deepl'; choose one of compact, transformers, openai"
    ):
        create("deepl", EngineOptions())


def test_every_engine_describes_itself() -> None:
    descriptions = {one.name: one for one in describe()}
    assert tuple(descriptions) == engine_names()
    assert all(one.ready or one.missing or one.downloads for one in descriptions.values())
    assert all(one.summary for one in descriptions.values())


def test_missing_packages_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for module in ("compact", "checkpoint"):
        monkeypatch.setattr(f"align.engines.{module}.find_spec", lambda _: None)
    descriptions = {one.name: one for one in describe()}
    assert "package ctranslate2 (pip install ctranslate2)" in descriptions["compact"].missing
    assert any("align-workbench[neural]" in m for m in descriptions["transformers"].missing)
    assert not descriptions["compact"].ready
    assert not descriptions["transformers"].ready


def test_what_a_first_use_would_fetch_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    name = "models--Helsinki-NLP--opus-mt-vi-en"
    snapshot = tmp_path / name / "snapshots" / "abc"
    before = {one.name: one for one in describe()}["transformers"]
    assert "Helsinki-NLP/opus-mt-vi-en (300 MB)" in before.downloads
    snapshot.mkdir(parents=True)
    (snapshot / "config.json").write_text("{}")
    (snapshot / "pytorch_model.bin").write_bytes(b"")
    after = {one.name: one for one in describe()}["transformers"]
    assert "Helsinki-NLP/opus-mt-vi-en (300 MB)" not in after.downloads
    assert "Helsinki-NLP/opus-mt-vi-en (from the hub)" in after.cached
