"""Rows of tables on PDF pages are one piece each, their cells in order."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from align.documents import open_document, paragraphs
from align.units import Kind
from tests.documents.pdfs import Shown, pdf, rule
from tests.documents.test_pdf_columns import PITCH, SIZE, across, prose, set_in, wrapped

Told = list[tuple[Kind, str]]
TABLE = [
    ("TT", "Xã", "Diện tích", "Sản lượng"),
    ("1", "Tân Lập", "120,5", "1.205"),
    ("2", "Yên Bình và Yên Hòa", "98,2", "940"),
    ("3", "Hạ Trang", "101,0", "1.010"),
]


def cells(
    table: Sequence[Sequence[str]], top: float, starts: Sequence[float], pitch: float = PITCH
) -> list[Shown]:
    return [
        Shown(text, x, top - i * pitch, SIZE)
        for i, row in enumerate(table)
        for x, text in zip(starts, row, strict=True)
        if text
    ]


def told(path: Path, shown: Sequence[Shown], *drawn: str) -> Told:
    path.write_bytes(pdf([shown], drawn=drawn))
    return [(p.kind, p.content.text) for p in paragraphs(open_document(path))]


@pytest.mark.parametrize("by_columns", [False, True])
def test_a_table_without_rules(by_columns: bool, tmp_path: Path) -> None:
    text = prose(60)
    before, after = set_in(wrapped(text, 460), 60, 760), set_in(wrapped(text, 460), 60, 500)
    table = cells(TABLE, 640, (60, 100, 280, 400))
    order = sorted(table, key=lambda s: (s.x, -s.y)) if by_columns else table
    assert told(tmp_path / "x.pdf", [*before, *order, *after]) == [
        (Kind.TEXT, text),
        *((Kind.ROW, "\t".join(row)) for row in TABLE),
        (Kind.TEXT, text),
    ]


def test_figures_set_to_the_right(tmp_path: Path) -> None:
    rows = [("Thóc", "1.205"), ("Khoai", "98"), ("Lạc và vừng", "1.000.120")]
    shown = [
        part
        for i, (name, figure) in enumerate(rows)
        for part in (
            Shown(name, 60, 700 - i * PITCH, SIZE),
            Shown(figure, 300 - 5 * len(figure), 700 - i * PITCH, SIZE),
        )
    ]
    assert told(tmp_path / "x.pdf", shown) == [(Kind.ROW, f"{a}\t{b}") for a, b in rows]


@pytest.mark.parametrize("upright", [False, True])
def test_cells_of_several_lines_between_rules(upright: bool, tmp_path: Path) -> None:
    rows = [
        [["Việc"], ["Người làm"], ["Hạn"]],
        [["Đắp đê ở đầu", "làng và cuối làng"], ["Đội một,", "đội hai"], ["tháng ba"]],
        [["Nạo vét mương"], ["Đội ba"], []],
    ]
    shown: list[Shown] = []
    level: list[str] = [rule(50, 500, 714)]
    y = 700.0
    for row in rows:
        deep = max(len(cell) for cell in row)
        for x, cell in zip((60, 200, 350), row, strict=True):
            shown += set_in(cell, x, y)
        y -= deep * PITCH + 6
        level.append(rule(50, 500, y + PITCH - 1))
    sides = [f"0.5 w {x} 714 m {x} {y + PITCH - 1} l S" for x in (50, 190, 340, 500)]
    found = told(tmp_path / "x.pdf", across(shown), *level, *(sides if upright else []))
    assert found == [
        (Kind.ROW, "\t".join(" ".join(cell) for cell in row).rstrip("\t")) for row in rows
    ]


def test_columns_of_running_text_in_a_table_are_no_columns(tmp_path: Path) -> None:
    left, right = wrapped(prose(60, 1), 200)[:8], wrapped(prose(60, 2), 200)[:8]
    shown: list[Shown] = []
    level = [rule(50, 540, 715)]
    y = 700.0
    for i in (0, 4):
        shown += [*set_in(left[i : i + 4], 60, y), *set_in(right[i : i + 4], 310, y)]
        y -= 4 * PITCH + 6
        level.append(rule(50, 540, y + PITCH))
    assert told(tmp_path / "x.pdf", across(shown), *level) == [
        (Kind.ROW, "\t".join(" ".join(part[i : i + 4]) for part in (left, right))) for i in (0, 4)
    ]


def test_items_with_hanging_marks_are_no_table(tmp_path: Path) -> None:
    items = ["Gieo mạ và cấy lúa cho kịp", "Đắp đê đầu làng", "Nạo vét mương", "Chia thóc"]
    shown = cells([(f"{n}.", text) for n, text in enumerate(items, 1)], 700, (60, 82))
    kinds = {kind for kind, _ in told(tmp_path / "x.pdf", shown)}
    assert Kind.ROW not in kinds


def test_two_blocks_at_the_head_of_a_letter_are_no_table(tmp_path: Path) -> None:
    shown = [
        Shown("ỦY BAN XÃ TÂN LẬP", 60, 760, SIZE),
        Shown("CỘNG HÒA", 350, 760, SIZE),
        Shown("Số: 12", 90, 747, SIZE),
        Shown("Độc lập", 355, 747, SIZE),
        *set_in(wrapped(prose(80), 460), 60, 700),
    ]
    assert Kind.ROW not in {kind for kind, _ in told(tmp_path / "x.pdf", shown)}
