"""``align clean``: the clean text, and the report of what was done."""

import json
import unicodedata
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import clean
from align.errors import InputError, OutputError, SettingsError
from align.languages.vi_encodings import find

LINES = [
    "Các huyện ủy đều cử cán bộ về xã, giúp chi bộ củng cố hợp tác xã và dân quân tự vệ.",
    "Sau ba năm xây dựng, phong trào đã có nhiều tiến bộ, nhưng khuyết điểm vẫn còn nặng.",
]
CLEAN = "\n\n".join(LINES) + "\n"


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(clean.clean)
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "200")
    encoding = find("tcvn3")
    assert encoding is not None
    path = tmp_path / "x.txt"
    path.write_bytes(encoding.encode("\n\n".join([LINES[0], "- 3 -", *LINES[1].split("\n")])))
    return path


def test_the_text_on_the_screen(file: Path) -> None:
    result = run(file)
    assert (result.exit_code, result.stdout) == (0, CLEAN)
    assert "x.txt: encoding guessed: tcvn3; --encoding NAME overrides it" in result.stderr
    assert run(file, "--quiet").stderr == ""


def test_the_text_in_a_file(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    out = tmp_path / "out.txt"
    result = run(file, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text(encoding="utf-8") == CLEAN
    assert unicodedata.is_normalized("NFC", CLEAN)
    assert file.read_bytes() == before
    with pytest.raises(OutputError, match=r"out\.txt: .*exists"):
        raise run(file, "-o", out).exception or AssertionError
    assert run(file, "-o", out, "--force").exit_code == 0


def test_report(file: Path) -> None:
    result = run(file, "--report")
    assert result.exit_code == 0
    for shown in ("Older encodings", "tcvn3", "100% Vietnamese syllables", "Các huyện", "- 3 -"):
        assert shown in result.stdout
    assert LINES[1] not in result.stdout


def test_report_and_text(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    result = run(file, "--report", "-o", out)
    assert "Older encodings" in result.stdout
    assert out.read_text(encoding="utf-8") == CLEAN


def test_json(file: Path) -> None:
    report = json.loads(run(file, "--json").stdout)
    assert report["encoding"] == "tcvn3"
    assert report["legacy"][0]["encoding"] == "tcvn3"
    assert report["legacy"][0]["share"] == 1
    assert report["removed"][0]["text"] == "- 3 -"
    assert report["paragraphs"] == 2
    assert report["joins"] == []


def test_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "y.txt"
    path.write_text(CLEAN, encoding="utf-8")
    report = json.loads(run(path, "--json").stdout)
    assert (report["encoding"], report["legacy"], report["notices"]) == ("utf-8", [], [])
    assert "Older encodings" not in run(path, "--report").stdout


def test_document_text_is_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "y.txt"
    path.write_text("[bold]Một[/bold] câu.\n\n[red] Hai.", encoding="utf-8")
    assert run(path).stdout == "[bold]Một[/bold] câu.\n\n[red] Hai.\n"


def test_the_encoding_can_be_forced(file: Path) -> None:
    assert run(file, "--encoding", "abc").stdout == CLEAN
    assert "Các" not in run(file, "--encoding", "viscii").stdout


@pytest.mark.parametrize(
    ("arguments", "error", "told"),
    [
        (("no.txt",), InputError, "no.txt: there is no such file; check the name"),
        (("x.txt", "--encoding", "klingon"), SettingsError, "unknown encoding 'klingon'; name one"),
        (("x.txt", "--encoding", "utf-8"), InputError, "x.txt, line 1: the byte at offset"),
        (("x.txt", "-o", "nowhere/out.txt"), OutputError, "nowhere"),
    ],
)
def test_bad_input(
    arguments: tuple[str, ...],
    error: type[Exception],
    told: str,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(file.parent)
    result = run(*arguments)
    assert isinstance(result.exception, error)
    assert told in str(result.exception)
    assert "\n" not in str(result.exception)
