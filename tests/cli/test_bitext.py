"""``align bitext`` from two documents to a corrected memory."""

import json
from pathlib import Path

import pytest
from lxml import etree

from align.cli import app as house
from align.cli import bitext
from tests.bitext.samples import pairs, written
from tests.cli.conftest import Align

LINES = pairs(24)
QUICK = ("--engine", "none")

if not any(group.name == "bitext" for group in house.app.registered_groups):
    house.app.add_typer(bitext.app, name="bitext")


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    source = written(tmp_path, "vi.txt", [one for one, _ in LINES])
    kept = [other for number, (_, other) in enumerate(LINES) if number != 7]
    return source, written(tmp_path, "en.txt", kept)


def units(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    found = []
    for unit in etree.parse(path).iter("tu"):
        props = {prop.get("type", ""): prop.text or "" for prop in unit.iter("prop")}
        source, target = (seg.text or "" for seg in unit.iter("seg"))
        found.append((source, target, props))
    return found


def test_the_whole_way(align: Align, texts: tuple[Path, Path], tmp_path: Path) -> None:
    done = align("bitext", *texts, "-o", "out.tmx", "--lines", "--beads", "out.beads", *QUICK)
    assert done.code == 0, done.err
    assert "1 sentences without a counterpart are listed in out.unaligned.tsv" in done.err
    found = units(tmp_path / "out.tmx")
    assert (LINES[9][0], LINES[9][1]) in [(source, target) for source, target, _ in found]
    assert all(0 <= float(props["x-confidence"]) <= 1 for *_, props in found)
    assert {props["x-status"] for *_, props in found} == {"draft"}
    beads = (tmp_path / "out.beads").read_text(encoding="utf-8").splitlines()
    assert beads[0].startswith("[0]:[0]:") and any("]:[]:" in line for line in beads)
    left = (tmp_path / "out.unaligned.tsv").read_text(encoding="utf-8")
    assert left == f"source\t8\t{LINES[7][0]}\n"

    listed = align("bitext", "review", "out.align", "--below", "1.0", "--json").out.splitlines()
    sure = [json.loads(line)["confidence"] for line in listed]
    assert sure == sorted(sure)
    assert align("bitext", "merge", "out.align", "1", "2").code == 0
    assert align("bitext", "pin", "out.align", "3").code == 0
    assert align("bitext", "drop", "out.align", "4").code == 0
    again = align("bitext", *texts, "-o", "out.tmx", "--lines", *QUICK)
    assert again.code == 0, again.err
    found = units(tmp_path / "out.tmx")
    merged = f"{LINES[0][0]} {LINES[1][0]}"
    assert [props["x-status"] for source, _, props in found if source == merged] == ["confirmed"]
    assert align("bitext", "export", "out.align", "-o", "sure.tmx", "--confirmed").code == 0
    assert len(units(tmp_path / "sure.tmx")) == 2
    assert align("export", "out.align", "-o", "all.tmx").code == 0
    assert len(units(tmp_path / "all.tmx")) == len(found)


def test_documents_are_cleaned_and_split(align: Align, tmp_path: Path) -> None:
    source = written(tmp_path, "vi.md", ["# Báo cáo", "", " ".join(one for one, _ in LINES)])
    target = written(tmp_path, "en.md", ["# Report", "", " ".join(two for _, two in LINES)])
    done = align("bitext", source, target, "-o", "out.tmx", "--json", *QUICK)
    assert done.code == 0, done.err
    facts = json.loads(done.out)
    assert facts["beads"] >= 20
    assert facts["sentences_without_counterpart"] <= 4


def test_another_encoding(align: Align, texts: tuple[Path, Path], tmp_path: Path) -> None:
    text = texts[0].read_text(encoding="utf-8")
    (tmp_path / "wide.txt").write_bytes(text.encode("utf-16"))
    done = align("bitext", "wide.txt", texts[1], "-o", "out.tmx", "--lines", *QUICK)
    assert done.code == 0, done.err
    assert len(units(tmp_path / "out.tmx")) == 23


def test_any_pair_of_languages(align: Align, tmp_path: Path) -> None:
    left = [f"Im Jahr {1950 + i} bestieg Expedition {i * 7} den Gipfel." for i in range(12)]
    right = [f"En {1950 + i}, l'expédition {i * 7} atteignit le sommet." for i in range(12)]
    written(tmp_path, "a.de", left)
    written(tmp_path, "a.fr", right)
    languages = ("--source", "de", "--target", "fr")
    done = align("bitext", "a.de", "a.fr", "-o", "out.tmx", "--lines", *languages)
    assert done.code == 0, done.err
    assert len(units(tmp_path / "out.tmx")) == 12


def test_min_confidence(align: Align, texts: tuple[Path, Path], tmp_path: Path) -> None:
    options = ("--lines", "--min-confidence", "1", *QUICK)
    assert align("bitext", *texts, "-o", "out.tmx", *options).code == 0
    assert all(props["x-confidence"] == "1.000" for *_, props in units(tmp_path / "out.tmx"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("vi.txt", "vi.txt"), "the same text"),
        (("en.txt", "vi.txt"), "swap the two files"),
        (("vi.txt", "empty.txt"), "empty.txt: the file is empty"),
        (("vi.txt", "blank.txt"), "blank.txt"),
        (("vi.txt", "absent.txt"), "there is no such file"),
        (("vi.txt", "en.txt", "--embedder", "/nowhere/at/all"), "/nowhere/at/all"),
        (("vi.txt", "en.txt", "--engine", "none", "--beads", "out.tmx"), "are one"),
        (("vi.txt", "en.txt", "--engine", "unheard-of"), "unheard-of"),
    ],
    ids=["same", "swapped", "empty", "blank", "absent", "embedder", "one file", "engine"],
)
def test_bad_input(
    align: Align, texts: tuple[Path, Path], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n", encoding="utf-8")
    done = align("bitext", *arguments, "-o", "out.tmx", "--lines")
    assert done.code == 2, done.err
    assert said in done.err
    assert len(done.err.strip().splitlines()[-1:]) == 1 and "Traceback" not in done.err
    assert not (tmp_path / "out.tmx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("review", "absent.align"), "there is no such project"),
        (("merge", "vi.txt", "1", "2"), "not a project"),
        (("pin", "out.align", "99"), "there is no bead 99; name one from 1 to 24"),
        (("split", "out.align", "1", "1", "1"), "no part 1:1"),
    ],
)
def test_bad_review(
    align: Align, texts: tuple[Path, Path], arguments: tuple[str, ...], said: str
) -> None:
    assert align("bitext", *texts, "-o", "out.tmx", "--lines", *QUICK).code == 0
    done = align("bitext", *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_foreign_output_is_not_replaced(align: Align, texts: tuple[Path, Path]) -> None:
    Path("out.tmx").write_text("mine", encoding="utf-8")
    done = align("bitext", *texts, "-o", "out.tmx", "--lines", *QUICK)
    assert done.code == 2
    assert Path("out.tmx").read_text(encoding="utf-8") == "mine"


def test_without_an_output_the_pairs_are_printed(
    align: Align, texts: tuple[Path, Path], tmp_path: Path
) -> None:
    done = align("bitext", *texts, "--lines")
    assert done.code == 0, done.err
    printed = [tuple(line.split("\t")) for line in done.out.splitlines()]
    assert printed[9 - 1] == LINES[9] and len(printed) == len(LINES) - 1
    assert "23 pairs; 1 sentences without a counterpart" in done.err
    told = align("bitext", *texts, "--lines", "--json", "--quiet", *QUICK)
    facts = json.loads(told.out.splitlines()[8])
    assert (facts["source"], facts["target"]) == LINES[9]
    assert facts["source_segments"] == [10] and facts["target_segments"] == [9]
    assert not told.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.txt", "vi.txt"]


def test_a_list_without_a_tmx_is_refused(align: Align, texts: tuple[Path, Path]) -> None:
    done = align("bitext", *texts, "--lines", "--beads", "out.beads")
    assert done.code == 2
    assert "--output" in done.err
