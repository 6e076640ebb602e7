"""Counts on a real scan; its text is not part of the project, so the test needs it beside us."""

import re
from collections import Counter
from pathlib import Path

import pytest

from align.glossary import Entry, Glossary, load_glossary
from align.shipped import house_glossary
from align.units import TermHit, Tier

ARTICLE = Path(__file__).resolve().parents[2] / "../shared/seed/lang-son-1966.txt"
CLEAN = Path(__file__).resolve().parents[2] / "../shared/dev/segmentation/vtb-train.txt"
NOTICE = re.compile("Edited with|free for non-commercial|To remove this notice|iceni")

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the sample article is not here")


def paragraphs() -> list[str]:
    """Return the article without notices, paragraphs cut by page breaks in one piece."""
    joined: list[str] = []
    for line in ARTICLE.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if not text or NOTICE.search(text):
            continue
        unfinished = joined and not re.search(r"(?<!\.\.)[.!?:;…]$", joined[-1])
        if unfinished and text[0].islower():
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return joined


def hits(glossary: Glossary) -> list[TermHit]:
    return [hit for paragraph in paragraphs() for hit in glossary.find_all(paragraph)]


@pytest.mark.parametrize(
    ("term", "exact", "folded", "skeleton"),
    [
        ("tỉnh ủy", 57, 12, 6),
        ("Trung ương", 17, 5, 0),
        ("Tràng Định", 0, 5, 0),
        ("Lạng Sơn", 19, 2, 0),
    ],
)
def test_counts(term: str, exact: int, folded: int, skeleton: int) -> None:
    tiers = Counter(hit.tier for hit in hits(Glossary((Entry(term, term, "x"),))))
    assert tiers == Counter({Tier.EXACT: exact, Tier.FOLDED: folded, Tier.SKELETON: skeleton})


def test_the_hyphenated_ones() -> None:
    glossary = Glossary((Entry("1", "Lạng Sơn", "x"), Entry("2", "Tràng Định", "x")))
    odd = Counter(hit.surface for hit in hits(glossary) if "-" in hit.surface)
    assert odd == {
        "Lạng- sơn": 1,
        "Tràng- Định": 3,
        "Tràng- định": 1,
        "Tràng - định": 1,
    }


def test_the_house_term_base_finds_as_much() -> None:
    found = hits(load_glossary(house_glossary()))
    committee = [hit for hit in found if hit.entry == "tỉnh ủy"]
    assert len(committee) == 75
    centre = [hit for hit in found if hit.surface.casefold() == "trung ương"]
    assert len(centre) == 22
    slips = Counter(hit.surface for hit in found if hit.tier is Tier.SKELETON)
    assert slips == {"tinh ủy": 6, "cấp tinh": 1}


def test_no_hit_is_cut_out_of_a_syllable_or_crosses_a_clause() -> None:
    glossary = load_glossary(house_glossary())
    for paragraph in paragraphs():
        for hit in glossary.find_all(paragraph):
            around = paragraph[: hit.start][-1:] + paragraph[hit.end :][:1]
            assert not any(letter.isalnum() for letter in around)
            marks = set(re.findall(r"[.,;:?!()\"]", hit.surface))
            sources = "".join(glossary[hit.entry].sources)
            assert all(mark in sources for mark in marks)


@pytest.mark.parametrize(
    ("before", "sense"), [("ở ", "central level"), ("của ", "Central Committee")]
)
def test_the_sense_of_the_centre_depends_on_its_context(before: str, sense: str) -> None:
    glossary = load_glossary(house_glossary())
    senses = {
        glossary[hit.entry].target
        for paragraph in paragraphs()
        for hit in glossary.find(paragraph)
        if hit.surface.casefold() == "trung ương" and paragraph[: hit.start].endswith(before)
    }
    assert senses == {sense}


@pytest.mark.skipif(not CLEAN.is_file(), reason="the clean sentences are not here")
def test_clean_sentences_hold_no_slips() -> None:
    glossary = load_glossary(house_glossary())
    lines = CLEAN.read_text(encoding="utf-8").splitlines()
    slips = [hit for line in lines for hit in glossary.find(line) if hit.tier is Tier.SKELETON]
    assert slips == []
