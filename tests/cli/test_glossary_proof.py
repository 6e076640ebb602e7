"""``align glossary report``, ``override``, ``check`` and ``suggest``."""

import csv
import json
from pathlib import Path

import pytest

from align.store import Project
from align.units import Draft, Origin, Outcome, TermHit, TermUse, Tier
from tests.store.samples import filled

from .conftest import Align

MACHINE = Origin("compact")
PROVINCE = TermHit(0, 7, "Tỉnh ủy", "tỉnh ủy", Tier.FOLDED)
CELL = TermHit(0, 6, "chi bộ", "chi bộ", Tier.EXACT)


@pytest.fixture
def project(align: Align) -> Path:
    path = Path("p.align")
    with filled(path, ["Tỉnh ủy họp.", "chi bộ", "Không."]) as made:
        made.set_fact("source", "vi")
        made.save(
            [
                Draft(
                    1,
                    "The provincial Party committee met.",
                    MACHINE,
                    terms=(
                        TermUse(
                            PROVINCE, Outcome.REPAIRED, "provincial Party committee", 4, 30, "span"
                        ),
                    ),
                ),
                Draft(2, "x [y]", MACHINE, terms=(TermUse(CELL, Outcome.MISSING),)),
            ]
        )
    return path


def test_report(align: Align, project: Path) -> None:
    found = align("glossary", "report", project)
    assert found.code == 0
    for told in ("span 1", "missing", "settled: 50.0 % of 2", "a.txt 2"):
        assert told in found.out


def test_report_as_json_and_csv(align: Align, project: Path) -> None:
    data = json.loads(align("glossary", "report", project, "--json").out)
    assert data["all"] == {
        "term": "all",
        "occurrences": 2,
        "honoured": 0,
        "repaired": 1,
        "overridden": 0,
        "forbidden": 0,
        "missing": 1,
        "repaired_by": "span 1",
    }
    assert [row["term"] for row in data["terms"]] == ["chi bộ", "tỉnh ủy"]
    assert [(row["unit"], row["surface"]) for row in data["open"]] == [(2, "chi bộ")]
    every = json.loads(align("glossary", "report", project, "--json", "--each").out)["occurrences"]
    assert [row["form"] for row in every] == ["provincial Party committee", ""]
    align("glossary", "report", project, "--csv", "t.csv")
    with Path("t.csv").open(encoding="utf-8", newline="") as file:
        assert [row["missing"] for row in csv.DictReader(file)] == ["1", "0", "1"]
    align("glossary", "report", project, "--csv", "e.csv", "--each")
    with Path("e.csv").open(encoding="utf-8", newline="") as file:
        assert [row["outcome"] for row in csv.DictReader(file)] == ["repaired", "missing"]
    assert align("glossary", "report", project, "--csv", "e.csv").code == 2
    assert align("glossary", "report", project, "--document", "a.txt").code == 0
    lost = align("glossary", "report", project, "--document", "b.txt")
    assert lost.err == "align: p.align: there is no document 'b.txt'; its documents are: a.txt\n"


@pytest.mark.parametrize("term", ["chi bộ", "CHI BỘ", "chi  bộ"])
def test_override_and_back(align: Align, project: Path, term: str) -> None:
    done = align("glossary", "override", project, 2, term, "--reason", "a [pun]")
    assert (done.code, done.err) == (0, "unit 2: 'chi bộ' is released from the term base\n")
    assert "overridden" in align("show", project, "--terms").out
    found = align("glossary", "report", project)
    assert "person: a [pun]" in found.out
    assert "settled: 100.0 % of 2" in found.out
    align("export", project, "-o", "t.tmx")
    assert r"→ overridden (person: a \[pun\]) #chi bộ" in Path("t.tmx").read_text(encoding="utf-8")
    checked = align("glossary", "check", project, "--json")
    assert json.loads(checked.out)["findings"] == []
    align("glossary", "override", project, 2, term, "--undo")
    with Project.open(project) as opened:
        assert list(opened.overrides()) == []
    again = align("glossary", "override", project, 2, term, "--undo")
    assert again.code == 2
    assert "is not overridden in unit 2" in again.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([1, "xã"], "p.align: unit 1 has no term 'xã'; its terms are 'tỉnh ủy'"),
        ([3, "xã"], "p.align: unit 3 has no term 'xã'; no term was found in it"),
        ([9, "xã"], "p.align: there is no unit 9; 'align show' lists the units"),
    ],
)
def test_overrides_of_nothing(
    align: Align, project: Path, arguments: list[object], message: str
) -> None:
    found = align("glossary", "override", project, *arguments)
    assert (found.code, found.err) == (2, f"align: {message}\n")


def test_check(align: Align) -> None:
    Path("g.yaml").write_text(
        "entries: [{source: chi bộ, target: Party cell, forbidden: chapter}]\n", encoding="utf-8"
    )
    Path("t.tsv").write_text(
        "Các chi bộ.\tThe Party cells.\nMột chi bộ.\tA chapter.\nMột chi bộ.\tA [b]unit[/b].\nx\n",
        encoding="utf-8",
    )
    found = align("glossary", "check", "t.tsv", "-g", "g.yaml")
    assert found.code == 0
    assert "3 pairs, 3 occurrences of terms: 1 missing, 1 forbidden" in found.out
    assert found.err == "t.tsv: line 4: there are no two columns, it is passed over\n"
    data = json.loads(align("glossary", "check", "t.tsv", "-g", "g.yaml", "--json").out)
    assert [(f["line"], f["fault"]) for f in data["findings"]] == [(2, "forbidden"), (3, "missing")]
    assert align("glossary", "check", "t.tsv", "-g", "g.yaml", "--strict", "--json").code == 1
    align("glossary", "check", "t.tsv", "-g", "g.yaml", "--csv", "f.csv")
    with Path("f.csv").open(encoding="utf-8", newline="") as file:
        assert [row["form"] for row in csv.DictReader(file)] == ["chapter", ""]
    Path("good.tsv").write_text("Các chi bộ.\tThe Party cells.\n", encoding="utf-8")
    assert align("glossary", "check", "good.tsv", "-g", "g.yaml", "--strict").code == 0
    assert align("glossary", "check", "no.tmx").code == 2


def test_suggest(align: Align) -> None:
    lines = ["Xem nông trường.", "nông trường và hồ", "Có nông trường.", "Trời mưa to quá."] * 2
    Path("d.txt").write_text("\n\n".join(lines), encoding="utf-8")
    nouns = {"nông trường": "farm", "hồ": "lake", "rừng": "forest", "làng": "village"}
    frames = {"thăm {}": "visit {}", "{} mới": "new {}", "{} lớn": "big {}"}
    rows = [f"{s.format(n)}\t{t.format(nouns[n])}\n" for n in nouns for s, t in frames.items()]
    Path("m.tsv").write_text("".join(rows * 2), encoding="utf-8")
    found = align(
        "glossary", "suggest", "d.txt", "--no-glossary", "--memory", "m.tsv", "-o", "c.yaml"
    )
    assert found.code == 0
    assert "nông trường" in found.out
    assert "candidates; prune it" in found.err
    text = Path("c.yaml").read_text(encoding="utf-8")
    assert "  - source: nông trường\n    target: farm\n" in text
    found = align("glossary", "suggest", "m.tsv", "--no-glossary", "--json")
    assert {row["source"]: row["target"] for row in json.loads(found.out)}["nông trường"] == "farm"
    again = align("glossary", "suggest", "d.txt", "-o", "c.yaml")
    assert again.code == 2
