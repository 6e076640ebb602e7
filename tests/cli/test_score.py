"""``align score``."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import score
from align.errors import AlignError, InputError, UserError

SOURCES = ["Tỉnh ủy họp.", "Lúa tốt.", "Hết."]
GOOD = ["The provincial Party committee met.", "The rice is good.", "The end."]
BAD = ["The committee had a meeting.", "Good rice.", "Over."]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "160")
    for name, lines in {"s": SOURCES, "good": GOOD, "bad": BAD}.items():
        (tmp_path / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    pairs = "".join(f"{s}\t{t}\n" for s, t in zip(SOURCES, GOOD, strict=True))
    (tmp_path / "good.tsv").write_text(f"vi\ten\n{pairs}", encoding="utf-8")
    (tmp_path / "g.yaml").write_text(
        "entries:\n  - {source: Tỉnh ủy, target: provincial Party committee}\n", encoding="utf-8"
    )
    return tmp_path


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command("score")(score.score)
    return CliRunner().invoke(app, [*map(str, arguments)])


def failure(result: Result, kind: type[AlignError]) -> str:
    assert isinstance(result.exception, kind), result.exception
    return str(result.exception)


@pytest.mark.parametrize("name", ["good.txt", "good.tsv"])
def test_lines_and_tables(here: Path, name: str) -> None:
    found = json.loads(run(name, "good.txt", "--json").stdout)
    assert found["segments"] == 3
    scores = {one["metric"]: one["value"] for one in found["scores"]}
    assert scores["chrF"] == pytest.approx(100) and scores["TER"] == 0
    assert all("version:" in one["signature"] for one in found["scores"])
    assert "compared" not in found and "terms" not in found


def test_everything_at_once(here: Path) -> None:
    asked = ("bad.txt", "good.txt", "-s", "s.txt", "-g", "g.yaml", "--against", "good.txt")
    found = json.loads(run(*asked, "--samples", 100, "--json").stdout)
    compared = {one["metric"]: one for one in found["compared"]}
    assert compared["chrF"]["other"] == pytest.approx(100)
    assert 0 < compared["chrF"]["p"] <= 1
    terms = found["terms"]
    assert (terms["bad.txt"]["accuracy"], terms["good.txt"]["accuracy"]) == (0.0, 1.0)
    shown = run(*asked, "--samples", 100).stdout
    assert "chrF2++" in shown and "tok:tercom" in shown and "accuracy" in shown


def test_sources_of_a_table_serve(here: Path) -> None:
    found = json.loads(run("bad.txt", "good.tsv", "-g", "g.yaml", "--json").stdout)
    assert found["terms"]["bad.txt"]["occurrences"] == 1


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (("none.txt", "good.txt"), InputError, "no such file"),
        (("good.txt", "empty.txt"), InputError, "3 segments"),
        (("good.txt", "latin.txt"), InputError, "not UTF-8"),
        (("good.txt", "good.txt", "-g", "g.yaml"), UserError, "--source FILE"),
        (("good.tsv", "other.tsv"), InputError, "segment 1 is of another source"),
    ],
)
def test_mistakes(
    here: Path, arguments: tuple[str, ...], kind: type[AlignError], said: str
) -> None:
    (here / "empty.txt").write_text("", encoding="utf-8")
    (here / "latin.txt").write_bytes("é\n".encode("latin-1"))
    table = (here / "good.tsv").read_text(encoding="utf-8").replace("Tỉnh ủy", "Huyện ủy")
    (here / "other.tsv").write_text(table, encoding="utf-8")
    assert said in failure(run(*arguments), kind)
