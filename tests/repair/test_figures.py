"""The figures that are promised: on the sample article, and on slips planted in our own text."""

import hashlib
from pathlib import Path

import pytest

from align.documents import open_document, paragraphs
from align.glossary import load_glossary
from align.repair import suggest
from align.shipped import house_glossary
from benchmarks.vietnamese_figures import gold, score
from benchmarks.vietnamese_planted import documents

ARTICLE = Path(__file__).resolve().parents[2].parent / "shared" / "seed" / "lang-son-1966.txt"


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the sample article is not here")
def test_the_sample_article() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    slips = gold()
    assert hashlib.sha256(text.encode()).hexdigest() == slips.digest
    assert len(slips.places) == 30
    cleaned = list(paragraphs(open_document(ARTICLE)))
    all_, certain = score(suggest(cleaned, load_glossary(house_glossary())), slips.places)
    assert all_.found >= 19 and all_.false <= 15
    assert certain.found >= 14 and certain.false <= 1


def test_planted_slips() -> None:
    cleaned, planted = next(documents())
    places = [(slip.start, slip.end, slip.right) for slip in planted]
    all_, certain = score(suggest(cleaned), places)
    assert all_.found >= 0.6 * len(places)
    assert certain.false <= 2 and all_.false <= 30


def test_planting_is_repeatable() -> None:
    assert next(documents()) == next(documents())
    cleaned, planted = next(documents())
    text = "\n".join(paragraph.content.text for paragraph in cleaned)
    assert planted and all(text[slip.start : slip.end] != slip.right for slip in planted)
