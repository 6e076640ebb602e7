"""``align check``."""

import csv
import json
from pathlib import Path

import pytest

from align.cli.app import app
from align.cli.check import check
from align.store import Project
from align.store.memory.matching.match import Match
from tests.store.samples import draft, filled

from .conftest import Align

ROWS = (
    ("Có 59 người.", "There were 590 people."),
    ("Họ đến.", "They came"),
    ("Họ ăn.", "They ate. "),
)


@pytest.fixture(autouse=True)
def _registered() -> None:
    if all(one.callback is not check for one in app.registered_commands):
        app.command("check")(check)


@pytest.fixture
def table(align: Align) -> Path:
    path = Path("a.tsv")
    path.write_text("".join(f"{source}\t{target}\n" for source, target in ROWS))
    return path


@pytest.fixture
def project(align: Align) -> Path:
    path = Path("p.align")
    with filled(path, [source for source, _ in ROWS] + ["Chưa dịch."]) as made:
        units = list(made.units())[: len(ROWS)]
        made.save(draft(unit, row[1]) for unit, row in zip(units, ROWS, strict=True))
    return path


def test_what_is_found_is_shown(align: Align, table: Path) -> None:
    found = align("check", table)
    assert found.code == 0
    for told in ("590 stands where the source has 59", "line 2", "3 pairs: 1 error, 1 warning"):
        assert told in found.out


def test_tmx(align: Align) -> None:
    units = "".join(
        f'<tu><tuv xml:lang="vi"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
        for source, target in ROWS
    )
    head = '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
    head += 'adminlang="en" srclang="vi" datatype="plaintext"/>'
    Path("a.tmx").write_text(f'<tmx version="1.4">{head}<body>{units}</body></tmx>')
    data = json.loads(align("check", "a.tmx", "--json", "--no-glossary").out)
    assert data["pairs"] == 3
    assert data["checks"] == {"numbers": 1, "end-mark": 1}


def test_a_project_as_json(align: Align, project: Path) -> None:
    data = json.loads(align("check", project, "--json", "--no-glossary").out)
    assert (data["pairs"], data["untranslated"], data["suppressed"]) == (3, 1, 0)
    assert data["severities"] == {"error": 1, "warning": 1, "info": 0}
    assert data["findings"][0] == {
        "place": "a.txt 1",
        "line": 1,
        "check": "numbers",
        "severity": "error",
        "message": "590 stands where the source has 59",
        "start": 11,
        "end": 14,
        "fix": "59",
        "source": ROWS[0][0],
        "target": ROWS[0][1],
    }


def test_csv(align: Align, table: Path) -> None:
    assert align("check", table, "--csv", "out.csv", "--only", "end-mark").code == 0
    with Path("out.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["check"], row["fix"], row["start"]) == ("end-mark", "e.", "8")
    assert align("check", table, "--csv", "out.csv").code == 2
    assert align("check", table, "--csv", "out.csv", "--force").code == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--strict"], 1),
        (["--strict", "--only", "capital"], 0),
        (["--strict", "--skip", "numbers", "--skip", "end-mark"], 0),
        (["--strict", "--profile", "terms"], 0),
    ],
)
def test_strict(align: Align, table: Path, options: list[str], code: int) -> None:
    assert align("check", table, *options).code == code


def test_the_settings_choose(align: Align, table: Path) -> None:
    Path("align.toml").write_text('[checks]\nprofile = "errors"\nskip = ["numbers"]\n')
    assert json.loads(align("check", table, "--json").out)["checks"] == {}
    assert json.loads(align("check", table, "--json", "--only", "numbers").out)["checks"]


def test_a_suppression_holds_until_the_target_changes(align: Align, project: Path) -> None:
    done = align("check", project, "--suppress", 1, "numbers", "--reason", "as in print")
    assert done.code == 0 and "unit 1, numbers" in done.err
    data = json.loads(align("check", project, "--json").out)
    assert data["suppressed"] == 1 and data["severities"]["error"] == 0
    assert "1 suppressed" in align("check", project).out
    with Project.open(project) as opened:
        opened.confirm(1, "There were 5,900 people.", "an")
    assert json.loads(align("check", project, "--json").out)["severities"]["error"] == 1


def test_a_suppression_is_taken_back(align: Align, project: Path) -> None:
    align("check", project, "--suppress", 1, "numbers", "--reason", "so")
    assert align("check", project, "--suppress", 1, "numbers", "--undo").code == 0
    assert json.loads(align("check", project, "--json").out)["severities"]["error"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope.tmx"], "there is no such file"),
        ([], "name a file, or add --list"),
        (["p.align", "--only", "numberz"], "did you mean numbers?"),
        (["p.align", "--profile", "x"], "choose one of default"),
        (["p.align", "--document", "x"], "its documents are: a.txt"),
        (["p.align", "--suppress", "1", "numbers"], "a suppression needs a reason"),
        (["p.align", "--suppress", "9", "numbers", "-r", "x"], "there is no unit 9"),
        (["p.align", "--suppress", "1", "x", "-r", "x"], "there is no check 'x'"),
        (["p.align", "--suppress", "1", "numbers", "--undo"], "leave out --undo"),
        (["p.align", "--reason", "x"], "add --suppress"),
    ],
)
def test_what_cannot_be_done(
    align: Align, project: Path, arguments: list[str], message: str
) -> None:
    found = align("check", *arguments)
    assert found.code == 2
    assert message in found.err and "Traceback" not in found.err


def test_list(align: Align) -> None:
    found = align("check", "--list", "--profile", "errors")
    assert found.code == 0
    assert "doubled-word" in found.out and "a word twice in a row" in found.out


def test_document_text_is_no_markup(align: Align) -> None:
    Path("a.tsv").write_text("Họ [bold]đến[/bold].\tthey [bold]came[/].\n")
    assert "[bold]came[/]" in align("check", "a.tsv").out


@pytest.mark.parametrize(
    ("least", "rows", "code"),
    [
        ("error", ROWS, 1),
        ("error", ROWS[1:2], 0),
        ("warning", ROWS[1:2], 1),
        ("info", [("Họ đến.", "They came.")], 0),
    ],
)
def test_the_exit_code_goes_by_severity(
    align: Align, least: str, rows: list[tuple[str, str]], code: int
) -> None:
    Path("b.tsv").write_text("".join(f"{source}\t{target}\n" for source, target in rows))
    assert align("check", "b.tsv", "--fail-on", least).code == code


def test_sarif_names_rule_place_and_level(align: Align, table: Path) -> None:
    assert align("check", table, "--sarif", "out.sarif").code == 0
    log = json.loads(Path("out.sarif").read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    first = run["results"][0]
    assert (first["ruleId"], first["level"], rules[first["ruleIndex"]]) == (
        "numbers",
        "error",
        "numbers",
    )
    place = first["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]) == ("a.tsv", {"startLine": 1})
    start, end = first["properties"]["start"], first["properties"]["end"]
    assert first["properties"]["target"][start:end] == "590"
    marks = [one["partialFingerprints"]["finding/v1"] for one in run["results"]]
    assert len(set(marks)) == len(marks) > 1


def test_sarif_of_a_project_has_units_and_no_lines(align: Align, project: Path) -> None:
    align("check", project, "--sarif", "out.sarif")
    [run] = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"]
    [place] = run["results"][0]["locations"]
    assert "region" not in place["physicalLocation"]
    assert place["logicalLocations"][0]["fullyQualifiedName"].endswith(" 1")
    assert align("check", project, "--sarif", "out.sarif").code == 2
    assert align("check", project, "--sarif", "out.sarif", "--force").code == 0


@pytest.mark.parametrize(
    ("score", "penalty", "target", "found"),
    [
        (85, 0, "They came", ["a match of 85 % was confirmed as it came"]),
        (85, 0, "They came over", []),
        (90, 10, "They came", []),
    ],
)
def test_a_fuzzy_match_confirmed_as_it_came(
    align: Align, score: int, penalty: int, target: str, found: list[str]
) -> None:
    path = Path("p.align")
    with filled(path, ["Họ đến."]) as made:
        [unit] = made.units()
        offered = Match(score, score, "m", 1, "Họ đi.", "They came", (), ("words",), penalty)
        made.offer({unit.identity: [offered]})
        made.confirm(unit.identity, target, "Lan")
    told = json.loads(align("check", path, "--only", "fuzzy-kept", "--json").out)
    assert [one["message"] for one in told["findings"]] == found
