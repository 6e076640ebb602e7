"""Footnotes of PDF pages stand behind the paragraph that they interrupt."""

from pathlib import Path

import pytest

from align.documents import open_document, paragraphs
from align.units import Kind
from tests.documents.pdfs import Shown, pdf, rule
from tests.documents.test_pdf_columns import SIZE, across, prose, set_in, wrapped

NOTES = [
    ["1 Xem báo cáo của ban quản trị, trang 12, và thư của đội", "trưởng đội ba."],
    ["2 Số liệu của kho xã."],
]
Told = list[tuple[Kind, int | None, str]]


def told(path: Path) -> Told:
    return [(p.kind, p.page, p.content.text) for p in paragraphs(open_document(path))]


def page(
    lines: list[str], number: int, notes: list[list[str]], *, size: float = 8, gap: float = 24
) -> list[Shown]:
    shown = set_in(lines, 60, 760)
    low = shown[-1].y - gap
    below = set_in([line for note in notes for line in note], 60, low, size=size, pitch=10)
    return [*shown, *below, Shown(str(number), 300, 40, SIZE)]


@pytest.mark.parametrize(
    ("size", "gap", "ruled"), [(8, 24, False), (8, 24, True), (8, 13, True), (10, 24, True)]
)
def test_a_sentence_goes_on_over_notes(
    size: float, gap: float, ruled: bool, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    text = prose(220)
    lines = wrapped(text, 460)
    cut = next(i for i in range(10, 30) if lines[i][-1] != "." and lines[i + 1][0].islower()) + 1
    low = 760 - 13 * (cut - 1)
    drawn = [rule(60, 160, low - gap / 2 + 2)] if ruled else []
    pages = [page(lines[:cut], 1, NOTES, size=size, gap=gap), page(lines[cut:], 2, [])]
    path.write_bytes(pdf(pages, drawn=drawn))
    assert told(path) == [
        (Kind.TEXT, 1, text),
        (Kind.NOTE, 1, " ".join(NOTES[0])),
        (Kind.NOTE, 1, NOTES[1][0]),
    ]


@pytest.mark.parametrize("mark", ["*", "**", "†", "(1)", "[1]", "1.", "¹"])
def test_marks_of_notes(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    text = prose(100)
    path.write_bytes(pdf([page(wrapped(text, 460), 1, [[f"{mark} Theo lời cụ Bảy."]])]))
    assert told(path)[:2] == [(Kind.TEXT, 1, text), (Kind.NOTE, 1, f"{mark} Theo lời cụ Bảy.")]


def test_notes_at_the_foot_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    text = prose(200)
    lines = wrapped(text, 215)
    half = len(lines) // 2
    shown = [*set_in(lines[:half], 60, 700), *set_in(lines[half:], 293, 700)]
    low = min(s.y for s in shown) - 30
    shown += [Shown("1 Ghi ở cột trái.", 60, low, 8), Shown("2 Ghi ở cột phải.", 293, low, 8)]
    path.write_bytes(pdf([across(shown)]))
    assert told(path) == [
        (Kind.TEXT, 1, text),
        (Kind.NOTE, 1, "1 Ghi ở cột trái."),
        (Kind.NOTE, 1, "2 Ghi ở cột phải."),
    ]


def test_a_note_that_goes_on_overleaf(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    text = prose(100)
    rest = [["còn dài và nói về việc khác."], ["3 Ghi sau."]]
    shown = page(wrapped(text, 460), 1, rest)
    low = min(s.y for s in shown if s.size == SIZE and s.y > 50)
    path.write_bytes(pdf([shown], drawn=[rule(60, 160, low - 8)]))
    notes = [(Kind.NOTE, 1, note[0]) for note in rest]
    assert [one for one in told(path) if one[0] is Kind.NOTE] == notes


@pytest.mark.parametrize(
    "last",
    [
        ["1. Gieo mạ", "2. Cấy lúa"],
        ["* * *"],
        ["1946 là năm đói lớn, còn 1947 thì nước lên to."],
    ],
)
def test_what_is_no_note(last: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([page(wrapped(prose(100), 460), 1, [last], size=SIZE)]))
    assert Kind.NOTE not in {kind for kind, _, _ in told(path)}


def test_a_page_in_small_type_has_no_notes(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    small = set_in(["1 Ghi đầu trang.", "2 Ghi sau.", *wrapped(prose(90), 460)], 60, 760, size=8)
    path.write_bytes(pdf([small]))
    assert Kind.NOTE not in {kind for kind, _, _ in told(path)}


def test_a_small_foot_with_the_page_number_is_no_note(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    texts = [prose(150, seed) for seed in range(4)]
    pages = [
        [*set_in(wrapped(text, 460), 60, 760), Shown(f"{n} Báo cáo năm", 60, 40, 7)]
        for n, text in enumerate(texts, 11)
    ]
    path.write_bytes(pdf(pages))
    assert told(path) == [(Kind.TEXT, n, text) for n, text in enumerate(texts, 1)]
