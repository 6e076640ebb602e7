"""The commands as a user runs them, on the model in the box."""

import io
import json
import sys
from pathlib import Path

import pytest
from lxml import etree

from align.shipped import data_path
from tests.cli.conftest import Align

SAMPLE = data_path("samples", "cung-co-lanh-dao-1967.txt")
TEXT = "Tỉnh ủy Lạng Sơn họp hội nghị. Chi bộ đã bàn.\n\nHợp tác xã được củng cố.\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def units_of(path: Path) -> list[tuple[str, str]]:
    tree = etree.parse(path)
    return [
        (unit[-2].findtext("seg") or "", unit[-1].findtext("seg") or "") for unit in tree.iter("tu")
    ]


def test_translate_makes_project_and_tmx(align: Align, document: Path, tmp_path: Path) -> None:
    result = align("translate", document, "-o", "out.tmx", "--json")
    assert result.code == 0, result.err
    told = json.loads(result.out)
    assert told["segments"] == told["written"] == 3
    assert [source for source, _ in units_of(tmp_path / "out.tmx")] == [
        "Tỉnh ủy Lạng Sơn họp hội nghị.",
        "Chi bộ đã bàn.",
        "Hợp tác xã được củng cố.",
    ]
    assert (tmp_path / "out.align").is_file()


def test_run_again_does_only_what_is_missing(align: Align, document: Path, tmp_path: Path) -> None:
    align("translate", document, "-o", "out.tmx")
    first = (tmp_path / "out.tmx").read_bytes()
    result = align("translate", document, "-o", "out.tmx")
    assert result.code == 0, result.err
    assert "nothing left to translate" in result.err
    assert units_of(tmp_path / "out.tmx") and len(first)


def test_drafts_of_another_term_base_are_told(align: Align, document: Path, tmp_path: Path) -> None:
    align("translate", document, "-o", "out.tmx")
    (tmp_path / "mine.tsv").write_text("chi bộ\tParty branch\n", encoding="utf-8")
    again = ("translate", document, "-o", "out.tmx", "-g", "mine.tsv")
    assert "3 drafts" in align(*again).err
    align(*again, "--retranslate")
    assert "drafts" not in align(*again).err


def test_a_changed_output_is_not_overwritten(align: Align, document: Path, tmp_path: Path) -> None:
    align("translate", document, "-o", "out.tmx")
    (tmp_path / "out.tmx").write_text("edited by hand")
    assert align("translate", document, "-o", "out.tmx").code == 2
    assert (tmp_path / "out.tmx").read_text() == "edited by hand"
    assert align("translate", document, "-o", "out.tmx", "--force").code == 0
    assert len(units_of(tmp_path / "out.tmx")) == 3


def test_every_term_is_accounted_for(align: Align, document: Path) -> None:
    told = json.loads(align("translate", document, "-o", "out.tmx", "--json").out)
    found = align("glossary", "find", document, "--json").out.splitlines()
    assert sum(told["terms"].values()) == len(found) >= 3


def test_a_tsv_is_a_term_base(align: Align, document: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("chi bộ\tParty branch\n", encoding="utf-8")
    result = align("glossary", "find", document, "-g", "mine.tsv", "--json")
    (line,) = result.out.splitlines()
    hit = json.loads(line)
    assert (hit["surface"], hit["target"]) == ("Chi bộ", "Party branch")
    assert TEXT[hit["start"] : hit["end"]] == "Chi bộ"


def test_segment(align: Align, document: Path) -> None:
    assert align("segment", document).out.splitlines() == [
        "Tỉnh ủy Lạng Sơn họp hội nghị.",
        "Chi bộ đã bàn.",
        "Hợp tác xã được củng cố.",
    ]
    for line in align("segment", document, "--json").out.splitlines():
        found = json.loads(line)
        assert TEXT[found["start"] : found["end"]] == found["text"]


def test_segment_json_offsets_on_the_sample(align: Align) -> None:
    raw = SAMPLE.read_text(encoding="utf-8")
    lines = align("segment", SAMPLE, "--json").out.splitlines()
    assert len(lines) > 30
    for line in lines:
        found = json.loads(line)
        assert raw[found["start"]] == found["text"][0]
        assert raw[found["end"] - 1] == found["text"][-1]


def test_show_and_export(align: Align, document: Path, tmp_path: Path) -> None:
    align("translate", document, "-o", "out.tmx")
    shown = align("show", "out.align")
    assert shown.code == 0 and "Chi bộ" in shown.out
    assert align("export", "out.align", "-o", "again.tmx").code == 0
    assert units_of(tmp_path / "again.tmx") == units_of(tmp_path / "out.tmx")


def test_show_removed(align: Align) -> None:
    align("translate", SAMPLE, "-o", "out.tmx", "--no-glossary")
    shown = align("show", "out.align", "--removed")
    assert shown.code == 0
    assert "page number" in shown.out and "notice" in shown.out


def test_lines(align: Align, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Chi bộ đã bàn.\n\nHợp tác xã được củng cố.\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    result = align("translate", "--lines")
    assert result.code == 0, result.err
    first, second, third = result.out.split("\n")[:3]
    assert first and third and not second


def test_engines(align: Align) -> None:
    told = json.loads(align("engines", "--json").out)
    assert {engine["name"] for engine in told} >= {"compact", "transformers", "openai"}
    assert "compact" in align("engines").out


def test_document_text_is_not_markup(align: Align, tmp_path: Path) -> None:
    text = "Chi bộ [bold]đậm[/bold] :smile: [/oops] <b>x</b> & họp."
    (tmp_path / "markup.txt").write_text(text, encoding="utf-8")
    assert align("translate", "markup.txt", "-o", "out.tmx").code == 0
    assert units_of(tmp_path / "out.tmx")[0][0] == text
    shown = align("show", "out.align")
    assert shown.code == 0
    assert "[bold]" in shown.out


def test_languages_of_a_project_are_settled(align: Align, document: Path) -> None:
    align("translate", document, "-o", "out.tmx")
    result = align("translate", document, "-o", "out.tmx", "--target", "fr")
    assert result.code == 2
    assert "en, not fr" in result.err
