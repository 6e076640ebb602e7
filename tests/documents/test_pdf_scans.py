"""Pages without a text layer: read by Tesseract where it is installed, told where it is not."""

import json
import subprocess
from pathlib import Path

import pytest

from align.documents import open_document, paragraphs
from align.documents.legacy_report import examine
from align.documents.scanned import program
from align.documents.scanned.page import ScannedLine, ScannedPage, ScannedWord, pages
from align.errors import InputError
from align.text import plain
from tests.documents.pdfs import column, pdf
from tests.documents.scans import needs_tesseract, scan
from tests.documents.tesseract import FakeTesseract

LINES = [
    "Năm ấy huyện ủy cử cán bộ về từng xã, cùng ăn, cùng ở, cùng",
    "làm với xã viên, giúp chi bộ sắp xếp lại chi ủy và bồi dưỡng",
    "cán bộ trẻ, thực hiện đúng nghị quyết của đại hội đảng bộ.",
    "",
    "Đến cuối năm, kinh nghiệm của xã được sơ kết và phổ biến ở",
    "khắp nơi. Người nông dân thấy ruộng mình đủ nước, thóc đầy kho,",
    "ai nấy đều phấn khởi; nhưng những chỗ trũng vẫn còn ngập úng.",
]
pytestmark = pytest.mark.usefixtures("own_cache")
WHOLE = [" ".join(LINES[:3]), " ".join(LINES[4:])]
TEXT = "Huyện ủy họp ba ngày."
SCANNED = pdf([column([TEXT]), [], column([TEXT])], picture=True)


def distance(a: str, b: str) -> int:
    """Count the characters to change (Levenshtein 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@needs_tesseract
def test_a_real_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    scan(path, [LINES])
    document = open_document(path)
    assert document.notices == ("no text layer on page 1: read by Tesseract (vie)",)
    found = [plain(p.content.text) for p in paragraphs(document)]
    whole = "\n".join(WHOLE)
    assert 1 - distance("\n".join(found), whole) / len(whole) >= 0.95
    (told,) = document.scans
    assert told.page == 1
    assert told.words >= 80
    assert told.confidence >= 80


@needs_tesseract
def test_a_real_mixed_file(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    scan(path, [pdf([column([TEXT])]), LINES[:3]])
    document = open_document(path)
    assert document.unread() == 1
    found = list(paragraphs(document))
    assert [p.page for p in found] == [1, 2]
    assert found[0].content.text == TEXT


def test_what_to_install_is_said(without_tesseract: None, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    with pytest.raises(InputError, match="no text layer on page 2 and Tesseract is not") as raised:
        open_document(path)
    message = str(raised.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    for part in ("apt install tesseract-ocr tesseract-ocr-vie", "brew", "winget", "ALIGN_SCANS"):
        assert part in message
    assert raised.value.exit_code == 2


def test_a_missing_language_is_said(fake: FakeTesseract, tmp_path: Path) -> None:
    fake.languages = ["eng", "osd"]
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    with pytest.raises(InputError, match="Tesseract has no data for vie; install it"):
        open_document(path)


def test_pages_with_text_are_read_if_so_wished(
    without_tesseract: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(program.VARIABLE, "skip")
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    document = open_document(path)
    assert document.notices == ("no text layer on page 2: left out",)
    assert [p.page for p in paragraphs(document)] == [1, 3]


def test_a_file_with_text_needs_no_tesseract(without_tesseract: None, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column([TEXT])], picture=True))
    assert [p.content.text for p in paragraphs(open_document(path))] == [TEXT]


def test_only_pages_without_text_are_handed_over(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    document = open_document(path)
    assert [(p.page, p.content.text) for p in paragraphs(document)] == [
        (1, TEXT),
        (2, "Chi bộ họp."),
        (3, TEXT),
    ]
    assert fake.runs == 1
    assert document.text() == f"{TEXT}\n\fChi bộ họp.\n\f{TEXT}\n\f"


def test_a_stamped_number_is_no_text_layer(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([column(["12"]), column([TEXT])], picture=True))
    assert [p.content.text for p in paragraphs(open_document(path))] == ["Chi bộ họp.", TEXT]


def test_confidence_is_reported(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    report = examine(open_document(path))
    assert [(s.page, s.words, s.confidence) for s in report.scans] == [(2, 3, 80.0)]


def test_a_picture_of_no_text_is_left_out(fake: FakeTesseract, tmp_path: Path) -> None:
    fake.words = [("~", 12.0), ("|", 20.0)]
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    document = open_document(path)
    document.prepare()
    assert document.notices[1:] == ("nothing legible on page 2: left out",)
    assert [p.page for p in paragraphs(document)] == [1, 3]


def test_a_doubtful_page_is_told(fake: FakeTesseract, tmp_path: Path) -> None:
    fake.words = [("Chi", 60.0), ("bộ", 70.0)]
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    document = open_document(path)
    assert [p.content.text for p in paragraphs(document)] == [TEXT, "Chi bộ", TEXT]
    assert document.notices[1:] == ("Tesseract is not sure of page 2 (below 75 %)",)


def test_an_interruption_loses_one_page_at_most(fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([[], [], []], picture=True))
    document = open_document(path)
    done: list[int] = []

    def interrupt(pages: int) -> None:
        done.append(pages)
        if len(done) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        document.prepare(interrupt)
    again = open_document(path)
    assert again.unread() == 1
    again.prepare()
    assert fake.runs == 3
    assert [s.page for s in again.scans] == [1, 2, 3]


def test_another_language_is_read_anew(
    fake: FakeTesseract, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    open_document(path).prepare()
    monkeypatch.setenv(program.VARIABLE, "vie+eng")
    assert open_document(path).unread() == 1


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"lines": 1, "words": 2, "confidence": 3}'])
def test_a_damaged_cache_is_read_anew(damage: str, fake: FakeTesseract, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    open_document(path).prepare()
    (kept,) = (tmp_path / "cache").rglob("*.json")
    assert json.loads(kept.read_text(encoding="utf-8"))["words"] == 3
    kept.write_text(damage, encoding="utf-8")
    document = open_document(path)
    assert document.unread() == 1
    document.prepare()
    assert fake.runs == 2


@pytest.mark.parametrize(
    ("fails", "told"),
    [
        (subprocess.TimeoutExpired("tesseract", 180), "page 2: Tesseract did not finish within"),
        (1, r"page 2: Tesseract cannot read this \(Error during processing\); leave out"),
    ],
)
def test_a_failure_is_told(
    fails: BaseException | int, told: str, fake: FakeTesseract, tmp_path: Path
) -> None:
    fake.fails = fails
    path = tmp_path / "x.pdf"
    path.write_bytes(SCANNED)
    with pytest.raises(InputError, match=told):
        list(paragraphs(open_document(path)))


def test_a_table_of_words() -> None:
    rows = [
        (4, 1, 1, 1, 1, 0, -1, ""),
        (5, 1, 1, 1, 1, 1, 91.5, "Một"),
        (5, 1, 1, 1, 1, 2, 88.5, '"hai"'),
        (5, 1, 1, 1, 2, 1, 60, "ba"),
        (5, 1, 1, 2, 1, 1, 80, "bốn"),
        (5, 1, 1, 2, 1, 2, 95, " "),
        (1, 2, 0, 0, 0, 0, -1, ""),
    ]
    lines = ["\t".join(map(str, (*r[:6], 0, 0, 1, 1, *r[6:]))) for r in rows]
    first, second = pages("\n".join(["level", *lines]))
    texts = (
        ('Một "hai"', True, (ScannedWord(0, 3, 0.915), ScannedWord(4, 9, 0.885))),
        ("ba", False, (ScannedWord(0, 2, 0.6),)),
        ("bốn", True, (ScannedWord(0, 3, 0.8),)),
    )
    assert first == ScannedPage(tuple(ScannedLine(*line) for line in texts), 4, 80.0)
    assert not second.legible
