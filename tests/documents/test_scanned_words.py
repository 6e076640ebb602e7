"""How surely Tesseract read each word: kept with the page, placed in the text, used as evidence."""

from pathlib import Path

import pytest

from align.documents import Document, open_document, paragraphs
from align.documents.scanned.picture import png
from align.pipeline import ingest
from align.repair import Certainty, Evidence, kept_certainty, suggest
from align.segmentation import splitter_for
from align.store import Project
from tests.documents.pdfs import column, pdf
from tests.documents.scans import needs_tesseract, picture, scan
from tests.documents.tesseract import FakeTesseract

pytestmark = pytest.mark.usefixtures("own_cache")
LAYER = "Huyện ủy họp ba ngày."
SENTENCE = "Phải nâng cao chất lượg lãnh đạo của đảng bộ địa phương."
SAID = SENTENCE.split()


def words(unsure: float) -> list[tuple[str, float]]:
    return [(word, unsure if word == "lượg" else 96.5) for word in SAID]


def read(path: Path) -> Document:
    document = open_document(path)
    list(document.blocks())
    return document


def told(document: Document) -> list[tuple[str, float]]:
    text = document.text()
    return [(text[one.start : one.end], one.confidence) for one in document.certainty()]


@pytest.fixture
def file(fake: FakeTesseract, tmp_path: Path) -> Path:
    """A PDF whose second page is a picture."""
    fake.words = words(41.0)
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([LAYER]), [], column([LAYER])], picture=True))
    return path


def test_each_word_has_its_place_in_the_text_as_read(file: Path) -> None:
    expected = [(word, 0.41 if word == "lượg" else 0.965) for word in SAID]
    assert told(read(file)) == expected
    # The page is not read again, and the numbers are there all the same.
    assert told(read(file)) == expected


def test_pages_with_text_are_not_spoken_of(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([LAYER])]))
    assert told(read(path)) == []
    text = tmp_path / "x.txt"
    text.write_text(LAYER, encoding="utf-8")
    assert told(read(text)) == []


def test_a_picture_of_several_lines_and_paragraphs(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(png(b"\xff" * 4, 2, 2, 2))
    fake.words = [("Một", 90.0), ("hai", 250.0), ("ba", -1.0)]
    assert told(read(path)) == [("Một", 0.9), ("hai", 1.0), ("ba", 0.0)]


def test_what_is_illegible_is_not_told_of(fake: FakeTesseract, tmp_path: Path) -> None:
    fake.words = [("~", 12.0), ("|", 20.0)]
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([LAYER]), []], picture=True))
    assert told(read(path)) == []


@pytest.mark.parametrize(("unsure", "speaks"), [(41.0, True), (96.9, False)])
def test_it_is_evidence_on_the_way_to_suggestions(
    unsure: float, speaks: bool, fake: FakeTesseract, tmp_path: Path
) -> None:
    fake.words = words(unsure)
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([LAYER]), []], picture=True))
    document = open_document(path)
    cleaned = list(paragraphs(document))
    plain = [one for one in suggest(cleaned) if one.found == "lượg"]
    weighed = [
        one
        for one in suggest(cleaned, confidence=Certainty(document.certainty()))
        if one.found == "lượg"
    ]
    assert plain
    if speaks:
        assert weighed[0].score > plain[0].score
        assert Evidence.CONFIDENCE in weighed[0].evidence
        assert "it was read with a confidence of 41%" in weighed[0].reason
    else:
        assert not weighed or weighed[0].score < plain[0].score


def test_it_goes_into_the_project(file: Path, tmp_path: Path) -> None:
    with Project.open(tmp_path / "p.align", create=True) as project:
        ingest(project, file, splitter_for("vi"))
        certainty = kept_certainty(project, "x.pdf")
        unit = next(u for u in project.units() if "lượg" in u.segment.text)
        at = unit.segment.offsets[unit.segment.text.index("lượg")]
        assert [certainty(at - 1), certainty(at), certainty(at + 3), certainty(at + 4)] == [
            None,
            0.41,
            0.41,
            None,
        ]
        first = next(iter(project.units()))
        assert certainty(first.segment.start) is None


@needs_tesseract
def test_a_real_page(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    lines = ["Huyện ủy cử cán bộ về từng xã, cùng ăn, cùng ở, cùng làm", "với xã viên."]
    scan(path, [pdf([column([LAYER])]), lines])
    document = read(path)
    found = told(document)
    assert len(found) >= 14
    assert {"Huyện", "cán", "viên."} <= {word for word, _ in found}
    assert all(word and not word[0].isspace() and " " not in word for word, _ in found)
    assert all(0.0 <= sure <= 1.0 for _, sure in found)
    assert sum(sure for _, sure in found) / len(found) > 0.8


@needs_tesseract
def test_a_real_picture_on_the_way_to_suggestions(tmp_path: Path) -> None:
    lines = [SENTENCE, "Cán bộ địa phươg cùng ăn, cùng ở."]
    pixels, width, height = picture(lines)
    path = tmp_path / "x.png"
    path.write_bytes(png(pixels, width, height, width))
    document = open_document(path)
    cleaned = list(paragraphs(document))
    certainty = Certainty(document.certainty())
    found = suggest(cleaned, confidence=certainty)
    assert found
    for one in found:
        sure = certainty(one.start)
        assert sure is not None
        assert (Evidence.CONFIDENCE in one.evidence) == (sure < 0.95)
