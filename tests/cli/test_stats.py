"""``align stats``, ``align memory search`` and ``concordance``, and ``translate --memory``."""

import csv
import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import memory_search, stats
from align.errors import AlignError, OutputError, ProjectError, UserError
from align.store import Project
from align.store.memory import Memory, Translated
from tests.cli.conftest import Align

PAIRS = {
    "Tỉnh ủy Lạng Sơn họp hội nghị.": "The Lang Son provincial Party committee met.",
    "Chi bộ đã bàn kỹ việc này.": "The Party cell discussed this [bold]matter[/bold] carefully.",
    "Năm 1967 có 3 đợt.": "There were 3 waves in 1967.",
}
TEXT = """Tỉnh ủy Lạng Sơn họp hội nghị.

Chi bộ đã bàn kỹ việc kia.

Năm 1968 có 4 đợt.

Tỉnh ủy Lạng Sơn họp hội nghị.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "160")
    with Memory.create(tmp_path / "m.tm") as memory:
        memory.add(Translated(source, target, "vi", "en") for source, target in PAIRS.items())
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Câu mới.\n", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command("stats")(stats.stats)
    app.command("search")(memory_search.search)
    app.command("concordance")(memory_search.concordance)
    return CliRunner().invoke(app, [*map(str, arguments)])


def figures(rows: list[dict[str, str]], document: str) -> dict[str, tuple[str, str]]:
    return {
        row["band"]: (str(row["segments"]), str(row["words"]))
        for row in rows
        if row["document"] == document and int(row["segments"])
    }


WANTED = {"100": ("1", "7"), "repetitions": ("1", "7"), "95-99": ("1", "5"), "85-94": ("1", "7")}


def test_stats_as_csv_json_and_table(here: Path) -> None:
    printed = run("stats", "a.txt", "b.txt", "-M", "m.tm", "--csv", "-", "-q")
    assert printed.exit_code == 0, printed.exception
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert figures(rows, "a.txt") == WANTED
    assert figures(rows, "b.txt") == {"new": ("1", "2")}
    assert figures(rows, "total") == WANTED | {"new": ("1", "2")}
    saved = run("stats", "a.txt", "b.txt", "-M", "m.tm", "--csv", "s.csv", "--json", "-q")
    assert json.loads(saved.stdout) == [
        row | {key: int(row[key]) for key in ("segments", "words", "characters")} for row in rows
    ]
    assert (here / "s.csv").read_text(encoding="utf-8") == printed.stdout
    shown = run("stats", "a.txt", "-M", "m.tm", "-q").stdout
    assert "95-99" in shown and "all" in shown


def test_stats_without_a_memory(here: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("stats", "a.txt", "--csv", "-", "-q").stdout)))
    assert figures(rows, "a.txt") == {"new": ("3", "19"), "repetitions": ("1", "7")}


def test_the_memories_of_the_settings(here: Path) -> None:
    (here / "align.toml").write_text('[memory]\nfiles = ["m.tm"]\n', encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("stats", "a.txt", "--csv", "-", "-q").stdout)))
    assert figures(rows, "a.txt") == WANTED


def test_search(here: Path) -> None:
    text = "Chi bộ đã bàn kỹ việc kia."
    shown = run("search", "m.tm", text, "-q").stdout
    assert "85" in shown and "[bold]matter[/bold]" in shown
    [match] = json.loads(run("search", "m.tm", text, "--json", "-q").stdout)
    assert (match["score"], match["unit"]) == (85, 2)
    changes = [(one["change"], one["text"]) for one in match["difference"]]
    assert changes == [
        ("same", "Chi bộ đã bàn kỹ việc "),
        ("deleted", "này"),
        ("inserted", "kia"),
        ("same", "."),
    ]
    nothing = run("search", "m.tm", "Khác hẳn.")
    assert nothing.exit_code == 0
    assert "nothing of 50 %" in nothing.stderr


def test_concordance(here: Path) -> None:
    shown = run("concordance", "m.tm", "chi bo", "-q").stdout
    assert "[bold]matter[/bold]" in shown
    [hit] = json.loads(run("concordance", "m.tm", "chi bo", "--json", "-q").stdout)
    assert (hit["unit"], hit["tier"], hit["spans"]) == (2, "skeleton", [[0, 6]])
    [other] = json.loads(run("concordance", "m.tm", "waves", "--target", "--json").stdout)
    assert other["unit"] == 3
    assert "was not found" in run("concordance", "m.tm", "chi bo", "--exact").stderr


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("stats", "a.txt", "-M", "none.tm"), ProjectError),
        (("stats", "a.txt", "-M", "b.txt"), ProjectError),
        (("stats", "a.txt", "-M", "m.tm=much"), UserError),
        (("stats", "none.txt"), UserError),
        (("stats", "a.txt", "--csv", "b.txt"), OutputError),
        (("stats", "a.txt", "--csv", "no/such/folder.csv"), OutputError),
        (("search", "none.tm", "x"), ProjectError),
        (("search", "a.txt", "x"), ProjectError),
        (("concordance", "none.tm", "x"), ProjectError),
    ],
)
def test_mistakes_are_one_sentence(
    here: Path, arguments: tuple[str, ...], kind: type[AlignError]
) -> None:
    error = run(*arguments).exception
    assert isinstance(error, kind)
    assert "\n" not in str(error)
    assert not list(here.glob("none*"))


def test_translate_with_a_memory(here: Path, align: Align) -> None:
    (here / "align.toml").write_text('[memory]\nfiles = ["m.tm"]\n', encoding="utf-8")
    result = align("translate", "a.txt", "-o", "out.tmx", "--pretranslate", "85")
    assert result.code == 0, result.err
    assert "from memory: 4 of 4 segments drafted" in result.err
    assert "nothing left to translate" in result.err
    with Project.open(here / "out.align", read_only=True) as project:
        units = list(project.units())
    assert [unit.target for unit in units][1:3] == [
        "The Party cell discussed this [bold]matter[/bold] carefully.",
        "There were 4 waves in 1968.",
    ]
    assert {unit.origin.engine for unit in units if unit.origin} == {"memory"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("memory = 3\n", "'memory' must be a table"),
        ("[memory]\ncolour = 1\n", "no setting 'colour'"),
        ("[memory]\nminimum = 'low'\n", "'minimum' must be a whole number"),
        ("[memory]\nfiles = 'm.tm'\n", "'files' must be a list of texts"),
        ("[memory]\nfiles = ['none.tm']\n", "none.tm"),
    ],
)
def test_settings_of_the_memory(here: Path, text: str, said: str) -> None:
    (here / "align.toml").write_text(text, encoding="utf-8")
    error = run("stats", "a.txt").exception
    assert isinstance(error, UserError)
    assert said in str(error)
