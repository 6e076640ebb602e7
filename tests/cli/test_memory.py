import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import export as exporting
from align.cli import memory as memories
from align.errors import InputError, ProjectError, SettingsError
from align.exchange.reading import read_tmx
from align.store import Project
from align.store.memory import Memory
from align.units import Draft, Origin

from ..store.samples import filled

RUNNER = CliRunner()
TMX = (
    '<tmx version="1.4"><header srclang="{0}"/><body>'
    '<tu><tuv xml:lang="{0}"><seg>một <ph>x</ph></seg></tuv>'
    '<tuv xml:lang="{1}"><seg>one <ph>x</ph></seg></tuv></tu>'
    '<tu><tuv xml:lang="{0}"><seg>hai\x0b</seg></tuv>'
    '<tuv xml:lang="{1}"><seg>two</seg></tuv></tu></body></tmx>'
)


def _run(*arguments: object) -> Result:
    return RUNNER.invoke(memories.app, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "a.tmx").write_text(TMX.format("vi", "en"))
    return tmp_path


@pytest.mark.parametrize("tags", [("vi", "en"), ("vi-VN", "en-GB"), ("de", "fr")])
def test_the_pair_is_found_in_the_file(here: Path, tags: tuple[str, str]) -> None:
    (here / "b.tmx").write_text(TMX.format(*tags))
    done = json.loads(_run("add", "m.tm", "b.tmx", "--json", "-q").stdout)
    assert done == {"files": {"b.tmx": {"added": 2, "known": 0}}, "problems": 1}
    with Memory.open(here / "m.tm") as memory:
        assert [one.unit.source_language for one in memory.units()] == [tags[0]] * 2


def test_what_is_missing_is_named_and_nothing_stays(here: Path) -> None:
    with pytest.raises(InputError, match=r"no unit has both nl and en; the file has vi \(2\)"):
        _run("add", "m.tm", "a.tmx", "--source", "nl")
    assert not (here / "m.tm").exists()
    with pytest.raises(InputError, match="there is no such file"):
        _run("add", "m.tm", "a.tmx", "none.tmx")
    assert not (here / "m.tm").exists()


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_every_problem_is_reported(here: Path, ending: str) -> None:
    _run("add", "m.tm", "a.tmx", "--report", f"r.{ending}")
    text = (here / f"r.{ending}").read_text()
    assert "a.tmx" in text
    assert "U+000B" in text
    if ending == "json":
        assert json.loads(text)[0]["unit"] == 2
    with pytest.raises(SettingsError, match="no format has that ending"):
        _run("add", "m.tm", "a.tmx", "--report", "r.doc")


def test_tables_and_projects_go_in(here: Path) -> None:
    (here / "t.tsv").write_text("vi\ten\ntỉnh ủy\tcommittee\tnote\nbroken\n\nđảng \tparty\n")
    with filled(here / "p.align", ["câu", "khác"]) as project:
        project.confirm(1, "sentence", "anna")
    done = json.loads(_run("add", "m.tm", "t.tsv", "p.align", "--json", "-q").stdout)
    assert [one["added"] for one in done["files"].values()] == [2, 1]
    assert done["problems"] == 1
    with Memory.open(here / "m.tm") as memory:
        units = [one.unit for one in memory.units()]
    assert [(one.source, one.target) for one in units] == [
        ("tỉnh ủy", "committee"),
        ("đảng", "party"),
        ("câu", "sentence"),
    ]
    assert units[0].notes == ("note",)
    assert (units[2].document, units[2].after) == ("a.txt", "khác")
    with pytest.raises(ProjectError, match="added to itself"):
        _run("add", "m.tm", "m.tm")


def test_the_way_out_and_changes(here: Path) -> None:
    _run("add", "m.tm", "a.tmx")
    assert json.loads(_run("stats", "m.tm", "--json").stdout)["units"] == 2
    _run("edit", "m.tm", 1, "--target", "{1} uno", "--status", "draft")
    assert "{1} uno" in _run("edit", "m.tm", 1).stdout
    _run("export", "m.tm", "-o", "o.tmx", "--source-code", "vi-VN", "--target-code", "en-US")
    first = (here / "o.tmx").read_bytes()
    _run("export", "m.tm", "-o", "o.tmx", "-f", "--source-code", "vi-VN", "--target-code", "en-US")
    assert (here / "o.tmx").read_bytes() == first
    units = list(read_tmx(here / "o.tmx", source="vi", target="en"))
    assert [(one.target, one.target_language) for one in units] == [
        ("\ufffc uno", "en-US"),
        ("two", "en-US"),
    ]
    _run("export", "m.tm", "-o", "c.tmx", "--status", "confirmed")
    assert len(list(read_tmx(here / "c.tmx", source="vi", target="en"))) == 1
    _run("delete", "m.tm", 1)
    _run("dedupe", "m.tm")
    assert json.loads(_run("stats", "m.tm", "--json").stdout)["units"] == 1


def _export(*arguments: object) -> dict[str, object]:
    app = typer.Typer()
    app.command()(exporting.export)
    done = RUNNER.invoke(app, [*map(str, arguments), "--json"], catch_exceptions=False)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _project(path: Path) -> None:
    with filled(path, [f"câu {n}" for n in range(40)]) as project:
        made = Origin("compact")
        project.save([Draft(n, f"draft {n}", made) for n in range(1, 41)])
        project.confirm(1, "first", "anna")
        project.confirm(1, "second", "ben")


def test_a_project_goes_out_as_wanted(here: Path) -> None:
    _project(here / "p.align")
    assert _export("p.align", "-o", "a.tmx", "-f")["written"] == 40
    first = (here / "a.tmx").read_bytes()
    _export("p.align", "-o", "a.tmx", "-f")
    assert (here / "a.tmx").read_bytes() == first
    assert _export("p.align", "-o", "c.tmx", "--status", "confirmed")["written"] == 1
    _export("p.align", "-o", "x.tmx", "--alternatives", "--target-code", "en-US")
    targets = [one.target for one in read_tmx(here / "x.tmx", source="vi", target="en-US")]
    assert targets[:2] == ["draft 1", "first"]
    assert targets[-1] == "second"
    assert _export("p.align", "-o", "d.tmx", "--per-document")["output"] == "d.a.txt.tmx"


def test_a_project_goes_out_in_parts(here: Path) -> None:
    _project(here / "p.align")
    parts = _export("p.align", "-o", "s.tmx", "--split", 0.01)["output"]
    assert isinstance(parts, list)
    assert len(parts) > 1
    assert all((here / part).stat().st_size <= 10_000 for part in parts)
    found = [len(list(read_tmx(here / part, source="vi", target="en"))) for part in parts]
    assert sum(found) == 40
    assert not [path for path in here.iterdir() if path.name.startswith(".align")]
    with pytest.raises(SettingsError, match="unknown status 'new'"):
        _export("p.align", "-o", "n.tmx", "--status", "new")
    with Project.open(here / "p.align") as project:
        assert sum(project.count().values()) == 40
