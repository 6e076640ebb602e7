"""``align report``, ``align estimate`` and ``align stats P.align``."""

import csv
import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import estimate, report, stats
from align.errors import AlignError, EngineError, OutputError, ProjectError, UserError
from align.session import Session
from align.store import Project
from tests.session.samples import made


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "160")
    with Project.open(made(tmp_path / "p.align")) as project:
        project.confirm(2, "The provincial committee meets now.", "Lan")
        project.set_fact("source", "vi")
        project.set_fact("target", "en")
    return tmp_path


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command("report")(report.report)
    app.command("estimate")(estimate.estimate)
    app.command("stats")(stats.stats)
    return CliRunner().invoke(app, [*map(str, arguments)])


def failure(result: Result, kind: type[AlignError]) -> str:
    assert isinstance(result.exception, kind), result.exception
    return str(result.exception)


def test_estimate(here: Path) -> None:
    found = json.loads(run("estimate", "p.align", "--json", "-q").stdout)
    assert found["estimator"] == "surface@1"
    assert [one["unit"] for one in found["rated"]] == [1, 3, 4, 6]
    with Project.open(here / "p.align", read_only=True) as project:
        kept = {unit.identity: unit.confidence for unit in project.units()}
    assert kept == {one["unit"]: one["confidence"] for one in found["rated"]} | {2: None, 5: None}
    assert "no draft is left" in run("estimate", "p.align", "-q").stdout
    shown = run("estimate", "p.align", "--redo", "--document", "a.txt", "-q").stdout
    assert "0.4 to 0.6" in shown


def test_estimate_refuses(here: Path) -> None:
    assert "no document" in failure(run("estimate", "p.align", "--document", "x"), ProjectError)
    assert "surface" in failure(run("estimate", "p.align", "--estimator", "x"), EngineError)


def test_report(here: Path) -> None:
    first = run("report", "p.align", "-o", "r.html", "--no-glossary")
    assert first.exit_code == 0, first.exception
    html = (here / "r.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>") and "<ins> provincial</ins>" in html
    assert "exists already" in failure(run("report", "p.align", "-o", "r.html"), OutputError)
    again = run("report", "p.align", "-o", "r.html", "-f", "-q", "--no-glossary")
    assert again.exit_code == 0 and not again.output
    assert (here / "r.html").read_text(encoding="utf-8") == html
    assert "add -o" in failure(run("report", "p.align"), UserError)


def test_a_report_of_other_languages_leaves_confidence_out(here: Path) -> None:
    with Project.open(here / "p.align") as project:
        project.set_fact("source", "de")
    said = run("report", "p.align", "-o", "r.html", "--no-glossary")
    assert said.exit_code == 0 and "confidence is left out" in said.output
    assert "<h2>Confidence</h2>" not in (here / "r.html").read_text(encoding="utf-8")


def test_stats_of_a_project(here: Path) -> None:
    found = json.loads(run("stats", "p.align", "--json").stdout)
    assert found["segments"][0]["hter"] == 0.4
    total = found["sums"][-1]
    assert (total["by"], total["segments"], total["edits"], total["length"]) == ("total", 1, 2, 5)
    printed = run("stats", "p.align", "--csv", "-").stdout
    [row] = csv.DictReader(io.StringIO(printed))
    assert (row["who"], row["engine"], row["band"], row["seconds"]) == ("Lan", "compact", "new", "")
    run("stats", "p.align", "--csv", "e.csv")
    assert (here / "e.csv").read_text(encoding="utf-8") == printed
    assert "40.0 %" in run("stats", "p.align").stdout


@pytest.mark.parametrize(("keys", "told"), [(1234, "1,234"), (None, "–")])
def test_keys_stand_in_every_report(here: Path, keys: int | None, told: str) -> None:
    if keys is not None:
        with Session.open(here / "p.align", who="Lan") as session:
            session.move(1)
            session.type("Hi.")
            session.press(keys)
            session.confirm()
    found = json.loads(run("stats", "p.align", "--json").stdout)
    total = found["sums"][-1]
    assert (total["keys"], total["keyed"]) == (keys, int(keys is not None))
    assert keys in [one["keys"] for one in found["segments"]]
    rows = list(csv.DictReader(io.StringIO(run("stats", "p.align", "--csv", "-").stdout)))
    assert str(keys or "") in [row["keys"] for row in rows]
    shown = run("stats", "p.align").stdout
    assert "keys" in shown and told in shown
    run("report", "p.align", "-o", "r.html", "--no-glossary", "-q")
    html = (here / "r.html").read_text(encoding="utf-8")
    assert '<th class="n">keys</th>' in html and f'<td class="n">{told}</td>' in html
    (here / "a.txt").write_text("Câu.\n", encoding="utf-8")
    assert "alone" in failure(run("stats", "p.align", "a.txt"), UserError)
