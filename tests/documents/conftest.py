"""What tests of scans share."""

import shutil
import subprocess
from pathlib import Path

import pytest

from align.documents.scanned import program
from tests.documents.tesseract import FakeTesseract


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is read in a folder of the test, and let the environment say nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(program.VARIABLE, raising=False)


@pytest.fixture
def without_tesseract(own_cache: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a machine without Tesseract."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.fixture
def fake(own_cache: None, monkeypatch: pytest.MonkeyPatch) -> FakeTesseract:
    """Be on a machine with a Tesseract that sees the same words on every page."""
    made = FakeTesseract(["eng", "vie"], [("Chi", 90.0), ("bộ", 80.0), ("họp.", 70.0)])
    program._facts.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(subprocess, "run", made.run)
    return made
