"""``align clean`` on scans: what was read and how surely, and what to install where it is not."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from align.documents.scanned import program
from tests.cli.conftest import Align
from tests.documents.pdfs import column, pdf
from tests.documents.tesseract import FakeTesseract

TEXT = "Huyện ủy họp ba ngày."


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(program.VARIABLE, raising=False)
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([TEXT]), [], []], picture=True))
    return path


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeTesseract:
    made = FakeTesseract(["vie"], [("Chi", 90.0), ("bộ", 80.0), ("họp.", 71.0)])
    program._facts.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(subprocess, "run", made.run)
    return made


def test_the_report_shows_how_surely_pages_were_read(
    file: Path, fake: FakeTesseract, align: Align
) -> None:
    result = align("clean", file, "--report")
    assert result.code == 0
    assert "Scanned pages" in result.out
    rows = [line.split() for line in result.out.splitlines() if line.strip().endswith("%")]
    assert rows == [["2", "3", "80", "%"], ["3", "3", "80", "%"]]
    assert "no text layer on pages 2-3: read by Tesseract (vie)" in result.out
    assert "reading scans: 2/2 pages" in result.err


def test_the_report_as_data(file: Path, fake: FakeTesseract, align: Align) -> None:
    told = json.loads(align("clean", file, "--json", "--quiet").out)
    assert told["scans"] == [{"page": n, "words": 3, "confidence": 80.3} for n in (2, 3)]


def test_without_tesseract_it_is_the_users_turn(
    file: Path, align: Align, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = align("clean", file)
    assert result.code == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "no text layer on pages 2-3 and Tesseract is not installed; install it" in result.err


def test_pages_with_text_are_read_if_so_wished(
    file: Path, align: Align, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv(program.VARIABLE, "skip")
    result = align("clean", file)
    assert (result.code, result.out) == (0, f"{TEXT}\n")
    assert "no text layer on pages 2-3: left out" in result.err
