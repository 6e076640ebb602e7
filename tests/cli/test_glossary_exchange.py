import json
from pathlib import Path

import pytest

from align.glossary import load_glossary
from align.shipped import house_glossary

from .conftest import Align

OURS = """entries:
  # keep me
  - source: tỉnh ủy
    target: provincial Party committee
"""
OTHER = "tỉnh ủy\tprovince committee\nlúa chiêm\tspring rice\n"


@pytest.mark.parametrize("name", ["t.tbx", "t.utx", "t.csv", "t.tsv", "t.yaml"])
def test_out_and_in_again(align: Align, name: str) -> None:
    out = align("glossary", "export", house_glossary(), "-o", name)
    assert (out.code, out.out) == (0, "")
    assert out.err.startswith(f"{name}: 345 entries as ")
    back = align("glossary", "import", name, "-o", "back.yaml")
    assert (back.code, back.err) == (0, "back.yaml: 345 entries\n")
    assert load_glossary(Path("back.yaml")).digest == load_glossary(house_glossary()).digest
    found = align("glossary", "export", name, "-o", "again.tbx", "--format", "tbx2", "-q")
    assert (found.code, found.err) == (0, "")
    assert b"<martif" in Path("again.tbx").read_bytes()


def test_what_a_format_cannot_hold_is_said(align: Align) -> None:
    out = align("glossary", "export", house_glossary(), "-o", "t.csv")
    assert out.err == "t.csv: 345 entries as csv; not taken over: 1 × name of the term base\n"


def test_contradictions_are_listed_and_nothing_is_written(align: Align) -> None:
    Path("ours.yaml").write_text(OURS, encoding="utf-8")
    Path("other.tsv").write_text(OTHER, encoding="utf-8")
    found = align("glossary", "import", "other.tsv", "-o", "ours.yaml", "--merge")
    assert found.code == 2
    for told in ("another target", "ours.yaml: line 3", "other.tsv: line 1", "province committee"):
        assert told in found.out
    assert found.err == (
        "align: other.tsv: 1 entry contradicts another one and nothing was written;"
        " give --prefer ours or --prefer theirs, or correct a file\n"
    )
    assert Path("ours.yaml").read_text(encoding="utf-8") == OURS


@pytest.mark.parametrize(
    ("prefer", "target"),
    [("ours", "provincial Party committee"), ("theirs", "province committee")],
)
def test_a_preference_decides_and_comments_stay(align: Align, prefer: str, target: str) -> None:
    Path("ours.yaml").write_text(OURS, encoding="utf-8")
    Path("other.tsv").write_text(OTHER, encoding="utf-8")
    found = align(
        "glossary", "import", "other.tsv", "-o", "ours.yaml", "--merge", "--prefer", prefer
    )
    assert found.code == 0
    assert found.err == "ours.yaml: 2 entries (1 new, 1 another target)\n"
    text = Path("ours.yaml").read_text(encoding="utf-8")
    assert "# keep me" in text
    loaded = load_glossary(Path("ours.yaml"))
    assert [entry.target for entry in loaded.entries] == [target, "spring rice"]


def test_json(align: Align) -> None:
    Path("other.csv").write_text("a,b\na,c\n", encoding="utf-8")
    found = align("glossary", "import", "other.csv", "--json")
    assert found.code == 2
    (meeting,) = json.loads(found.out)["meetings"]
    assert meeting["ours"] == {"file": "other.csv", "line": 1, "target": "b"}
    assert meeting["theirs"] == {"file": "other.csv", "line": 2, "target": "c"}
    assert not Path("glossary.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no.tbx"], "no.tbx: there is no such file; check the path"),
        (["t.xls"], "t.xls: '.xls' is no format of a term base; use one of"),
        (["t.tsv", "--prefer", "me"], "--prefer is 'me'; use ours or theirs"),
        (["t.tsv", "-o", "t.tsv"], "t.tsv: the file exists already; give --force"),
        (["t.tsv", "-o", "no/t.yaml"], "no/t.yaml: its folder does not exist; create"),
        (["t.tsv", "-o", "new.xls"], "new.xls: '.xls' is no format of a term base; use one of"),
        (["t.tsv", "-o", "de.yaml", "--merge"], "t.tsv: it is from vi into en, but de.yaml from"),
    ],
)
def test_bad_input(align: Align, arguments: list[str], message: str) -> None:
    Path("t.tsv").write_text("a\tb\n", encoding="utf-8")
    Path("t.xls").write_text("a\tb\n", encoding="utf-8")
    Path("de.yaml").write_text(
        "source_language: de\nentries: [{source: a, target: b}]\n", encoding="utf-8"
    )
    found = align("glossary", "import", *arguments)
    assert found.code == 2
    assert found.err.startswith(f"align: {message}")
    assert found.err.count("\n") == 1
