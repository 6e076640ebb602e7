"""``align clean --suggest``: list, accept, reject, undo, and what comes of it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import clean
from align.errors import InputError, SettingsError, UserError

TEXT = (
    "Tỉnh ủy đã họp với các huyện ủy. Nghị quyết của tỉnh ủy được thảo luận. Cơ quan tỉnh ủy.\n\n"
    "Các đồng chí trong tinh ủy [b] đều nhất trí.\n\n"
    "Phải nâng cao chất lượg lãnh đạo.\n"
)


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(clean.clean)
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "x.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_list(file: Path) -> None:
    result = run(file, "--suggest")
    assert result.exit_code == 0
    for shown in ("x.txt: perhaps misread", "certain", "tinh", "tỉnh", "lượng", "[b]", "never"):
        assert shown in result.stdout
    assert "2 to decide: --accept" in result.stderr
    assert TEXT.split("\n\n")[0] not in result.stdout
    assert [one.name for one in file.parent.iterdir()] == ["x.txt"]


def test_json(file: Path) -> None:
    first, second = json.loads(run(file, "--suggest", "--json").stdout)
    assert (first["found"], first["proposed"], first["trust"]) == ("tinh", "tỉnh", "certain")
    assert TEXT[first["start"] : first["end"]] == "tinh"
    assert first["reason"] and first["evidence"] and first["decision"] is None
    run(file, "--accept", "1", "--reject", "2")
    decided = json.loads(run(file, "--suggest", "--json").stdout)
    assert [one["decision"] for one in decided] == ["accepted", "rejected"]
    assert (first["number"], second["number"]) == (1, 2)


def test_from_the_list_to_the_text(file: Path) -> None:
    said = run(file, "--suggest", "--accept", "certain").stderr
    assert said == "1 accepted; 1 repairs are in force now\n"
    out = run(file, "-o", "out.txt")
    assert "x.txt: 1 accepted repairs; --undo takes them back" in out.stderr
    written = Path("out.txt").read_text(encoding="utf-8")
    assert written == TEXT.replace("tinh ủy", "tỉnh ủy")
    assert run(file, "--undo").stderr == "1 taken back; 0 repairs are in force now\n"
    assert run(file).stdout == TEXT
    assert run(file, "--accept", "all", "-o", "all.txt", "--quiet").stderr == ""
    assert "chất lượng" in Path("all.txt").read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8") == TEXT


def test_nothing_to_suggest(file: Path) -> None:
    file.write_text("Tỉnh ủy đã họp.\n", encoding="utf-8")
    result = run(file, "--suggest")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "x.txt: nothing looks misread" in result.stderr
    assert run(file, "--suggest", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "error", "told"),
    [
        (("--accept", "9"), UserError, "there is no suggestion 9; there are 2, listed by"),
        (("--accept", "1", "--reject", "x"), UserError, "'x' names no suggestions; say 3"),
        (("--tones", "middle"), SettingsError, "--tones cannot be 'middle'; say old or new"),
    ],
)
def test_bad_input(
    arguments: tuple[str, ...], error: type[Exception], told: str, file: Path
) -> None:
    result = run(file, *arguments)
    assert isinstance(result.exception, error)
    assert told in str(result.exception)
    assert [one.name for one in file.parent.iterdir()] == ["x.txt"]


def test_damaged_decisions(file: Path) -> None:
    Path("x.txt.repairs.json").write_text("{", encoding="utf-8")
    for arguments in ((), ("--suggest",), ("--undo",)):
        assert isinstance(run(file, *arguments).exception, InputError)


@pytest.mark.parametrize(
    ("said", "settings", "line"),
    [
        ((), "", "Hòa bình, uỷ ban."),
        (("--tones", "old"), "", "Hòa bình, ủy ban."),
        (("--tones", "NEW"), "", "Hoà bình, uỷ ban."),
        ((), '[orthography]\ntones = "new"', "Hoà bình, uỷ ban."),
        (("--tones", "old"), '[orthography]\ntones = "new"', "Hòa bình, ủy ban."),
    ],
)
def test_tone_marks(said: tuple[str, ...], settings: str, line: str, file: Path) -> None:
    file.write_text("Hòa bình, uỷ ban.\n", encoding="utf-8")
    Path("align.toml").write_text(settings, encoding="utf-8")
    assert run(file, *said).stdout == f"{line}\n"


def test_a_language_without_a_model(file: Path) -> None:
    Path("align.toml").write_text('source = "en"', encoding="utf-8")
    result = run(file, "--suggest")
    assert (result.exit_code, result.stderr) == (0, "x.txt: no model for English\n")
