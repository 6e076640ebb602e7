"""The test set of ``data/terminology`` is what its README says."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from align.errors import InputError
from align.glossary import Glossary, judge
from align.glossary.occurrences import forbidden_spans
from align.scoring.forms import places
from align.units import Outcome, Tier
from benchmarks.terminology_data import MANY, Line, cases, read_lines, read_terms, spread

WRITTEN = Path(__file__).parents[1] / "data" / "corpus" / "written"
README = Path(__file__).parents[1] / "data" / "terminology" / "README.md"
LINES = read_lines()


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read_terms()


def named(line: Line) -> str:
    return f"line {line.number}: {line.source}"


def test_its_size_is_what_the_readme_says(glossary: Glossary) -> None:
    text = README.read_text(encoding="utf-8")
    counts = Counter(line.category for line in LINES)
    told = {name: int(n) for name, n in re.findall(r"\| `([a-z-]+)` \| (\d+) \|", text)}
    assert counts == told
    assert f"{len(LINES)} segments" in text
    assert f"{len(glossary)} entries" in text


def test_it_covers_what_it_should(glossary: Glossary) -> None:
    counts = Counter(len(line.terms) for line in LINES)
    assert len(LINES) >= 360
    assert counts[0] >= 60
    assert counts[1] >= 96
    assert sum(count for terms, count in counts.items() if terms >= MANY) >= 32
    assert sum(bool(line.wrong) for line in LINES) >= 40
    lengths = sorted(len(line.source.split()) for line in LINES)
    assert lengths[0] <= 8
    assert lengths[-1] >= 45
    used = {identity for line in LINES for identity in line.terms}
    assert used == {entry.id for entry in glossary.entries}


def test_it_is_clean_text() -> None:
    sources = [line.source for line in LINES]
    assert len(set(sources)) == len(sources)
    for line in LINES:
        for text in (line.source, line.reference):
            assert unicodedata.is_normalized("NFC", text), named(line)
            assert text == " ".join(text.split()), named(line)
            assert not re.search(r"[{}<>|]", text), named(line)


def test_no_source_is_trained_on() -> None:
    trained = {
        row.split("\t")[0]
        for path in WRITTEN.glob("*.tsv")
        for row in path.read_text(encoding="utf-8").splitlines()
    }
    assert trained
    assert [named(line) for line in LINES if line.source in trained] == []


def test_every_term_is_found_as_it_is_annotated(glossary: Glossary) -> None:
    assert len(cases(LINES, glossary)) == len(LINES)


def test_every_reference_honours_its_terms(glossary: Glossary) -> None:
    for line, case in zip(LINES, cases(LINES, glossary), strict=True):
        uses = judge(case.hits, line.reference, glossary)
        missing = [use.hit.surface for use in uses if use.outcome is not Outcome.HONOURED]
        assert missing == [], named(line)
        for identity in line.terms:
            banned = list(forbidden_spans(glossary[identity], line.reference))
            assert banned == [], f"{identity}, {named(line)}"


def test_no_wrong_sense_fires(glossary: Glossary) -> None:
    for line in LINES:
        assert not set(line.wrong) & {hit.entry for hit in glossary.find(line.source)}, named(line)
        for identity in set(line.wrong):
            assert places(glossary[identity], line.reference) == [], named(line)


def test_without_its_conditions_every_wrong_sense_would_fire(glossary: Glossary) -> None:
    for line in LINES:
        for identity in line.wrong:
            bare = replace(glossary[identity], when=type(glossary[identity].when)())
            bare = replace(bare, unless=bare.when, case_sensitive=False)
            assert Glossary((bare,)).find(line.source), named(line)


@pytest.mark.parametrize(
    ("category", "least", "most"),
    [
        ("plain", 1, 2),
        ("repeated", 2, 3),
        ("several", 2, 6),
        ("none", 0, 0),
        ("names", 1, 2),
        ("slips", 1, 2),
    ],
)
def test_a_category_holds_so_many_terms(category: str, least: int, most: int) -> None:
    for line in LINES:
        if line.category == category:
            assert least <= len(line.terms) <= most, named(line)


def test_a_repeated_term_is_repeated() -> None:
    for line in LINES:
        if line.category == "repeated":
            assert max(Counter(line.terms).values()) >= 2, named(line)


def test_slips_are_not_exact(glossary: Glossary) -> None:
    for line in LINES:
        if line.category == "slips":
            tiers = {hit.tier for hit in glossary.find(line.source)}
            assert tiers - {Tier.EXACT}, named(line)
            assert ("bare" in line.labels) == line.source.replace("đ", "").isascii(), named(line)


def test_a_nested_term_is_inside_another(glossary: Glossary) -> None:
    nested = [line for line in LINES if line.category == "nested"]
    deep = sum(len(glossary.find_all(line.source)) > len(line.terms) for line in nested)
    assert deep >= 0.7 * len(nested)


@pytest.mark.parametrize(
    "row", ["", "plain\tmột\tone", "\tmột\tone\t\t", "plain\t\tone\t\t", "a\tb\tc\td\te\tf"]
)
def test_a_malformed_line_is_told(row: str, tmp_path: Path) -> None:
    path = tmp_path / "segments.tsv"
    path.write_text(f"labels\tsource\treference\tterms\twrong\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: this is no segment"):
        read_lines(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_lines(tmp_path / "absent.tsv")


def test_a_wrong_annotation_is_told(glossary: Glossary) -> None:
    line = replace(LINES[0], terms=("chi bộ", "thôn"))
    with pytest.raises(InputError, match=r"said to be chi bộ, thôn but .* found"):
        cases([line], glossary)


@pytest.mark.parametrize(("limit", "count"), [(0, len(LINES)), (5, 5), (10**6, len(LINES))])
def test_a_limit_is_spread(limit: int, count: int) -> None:
    some = spread(LINES, limit)
    assert len(some) == count
    assert len({line.number for line in some}) == count
