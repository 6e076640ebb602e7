"""``align import``."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli.import_ import import_
from align.errors import InputError
from align.exchange import export, get
from align.store import Project
from align.units import Status

from ..exchange.samples import FACTS
from ..store.samples import draft, filled

APP = typer.Typer()
APP.command()(import_)


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(APP, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with filled(tmp_path / "p.align", ["tỉnh ủy đã họp.", "Hai.", "[b]Ba.[/b]"]) as project:
        first, second, third = project.units()
        project.save([draft(first, "It met."), draft(second, "Two.")])
        project.confirm(third.identity, "Three.", "me")
        export(tmp_path / "out.tsv", project.units(), get("tsv"), FACTS)
    text = (tmp_path / "out.tsv").read_text()
    text = text.replace("draft\ttỉnh ủy đã họp.\tIt met.", "final\ttỉnh ủy đã họp.\tThey met.")
    (tmp_path / "out.tsv").write_text(text.replace("Three.", "[b]3.[/b]"))
    return tmp_path


def test_it_says_what_came_of_it(here: Path) -> None:
    result = _run("p.align", "out.tsv")
    assert "out.tsv: 1 confirmed, 1 unchanged, 1 conflict" in result.stderr
    assert "[b]3.[/b]" in result.stdout and "confirmed otherwise" in result.stdout
    with Project.open(here / "p.align", read_only=True) as project:
        first, _, third = project.units()
    assert (first.target, first.status) == ("They met.", Status.CONFIRMED)
    # The term base in the box was asked: the wording does not have the term.
    assert [use.hit.entry for use in first.terms]
    assert third.target == "Three."


@pytest.mark.parametrize("options", [["--dry-run"], ["--dry-run", "--prefer", "file"]])
def test_a_dry_run_changes_nothing(here: Path, options: list[str]) -> None:
    before = (here / "p.align").read_bytes()
    assert "nothing changed, this would be: " in _run("p.align", "out.tsv", *options).stderr
    assert (here / "p.align").read_bytes() == before


def test_json_and_the_file_preferred(here: Path) -> None:
    result = _run("p.align", "out.tsv", "--prefer", "file", "--json", "--no-glossary")
    data = json.loads(result.stdout)
    assert (data["confirmed"], data["conflict"], data["left"]) == (2, 0, [])
    with Project.open(here / "p.align", read_only=True) as project:
        assert [one.target for one in project.units()] == ["They met.", "Two.", "[b]3.[/b]"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.xlf", None, "there is no such file; check the name"),
        ("x.pdf", "x", "no format that comes back to a project; name an .xlf"),
        ("x.po", 'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n', "none of its 1 units is in this project"),
        ("x.xlf", '<xliff version="9">', "line 1: version '9' of XLIFF is not known"),
    ],
)
def test_a_wrong_file_is_one_sentence(
    here: Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (here / name).write_text(content)
    with pytest.raises(InputError, match=message):
        _run("p.align", name)
