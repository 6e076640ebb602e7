"""``align translate`` without an output: the translation goes to standard output."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Align

TEXT = "Chi bộ đã họp. Đảng viên đều có mặt.\n\nHợp tác xã được mùa."


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_paragraph_is_a_line_and_nothing_is_kept(align: Align, document: Path) -> None:
    result = align("translate", document.name)
    assert result.code == 0, result.err
    first, second = result.out.splitlines()
    assert "Party cell" in first and "cooperative" in second
    assert [path.name for path in document.parent.iterdir() if path.is_file()] == [document.name]


def test_documents_are_parted_by_an_empty_line(align: Align, document: Path) -> None:
    (document.parent / "hai.md").write_text("# Chi bộ\n", encoding="utf-8")
    result = align("translate", document.name, "hai.md", "-q")
    lines = result.out.splitlines()
    assert (len(lines), lines[2]) == (4, "")
    assert not result.err


def test_json_proves_each_term(align: Align, document: Path) -> None:
    lines = [json.loads(one) for one in align("translate", document, "--json").out.splitlines()]
    assert [(one["segment"], one["paragraph"]) for one in lines] == [(1, 1), (2, 1), (3, 2)]
    assert " ".join(one["source"] for one in lines) == TEXT.replace("\n\n", " ")
    [use] = [use for one in lines for use in one["terms"] if use["hit"]["entry"] == "chi bộ"]
    assert lines[0]["target"][use["start"] : use["end"]].lower() == "party cell"


def test_what_cannot_be_read_is_said_and_the_rest_is_printed(align: Align, document: Path) -> None:
    (document.parent / "empty.txt").touch()
    result = align("translate", "empty.txt", document, "-q")
    assert result.code == 2
    assert "Party cell" in result.out
    assert "empty.txt" in result.err and "1 document could not be read" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("more", [("--project", "x.align"), ("--retranslate",)])
def test_what_is_kept_needs_an_output(align: Align, document: Path, more: tuple[str, ...]) -> None:
    result = align("translate", document, *more)
    assert result.code == 2
    assert "-o" in result.err


def test_text_is_not_markup(align: Align, document: Path) -> None:
    document.write_text("Chi bộ [bold]đậm[/oops] họp.", encoding="utf-8")
    result = align("translate", document, "--json")
    assert json.loads(result.out)["source"] == "Chi bộ [bold]đậm[/oops] họp."
