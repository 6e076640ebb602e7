"""Tables in plain text: lines one below the other that have as many tabs."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.documents import open_document
from align.units import Kind

TABLE = "Huyện\tThóc\tNgô\nTràng Định\t1.234\t56\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (TABLE, [1, 2]),
        (f"Biểu 1\n{TABLE}Hết.\n", [2, 3]),
        ("TM. ỦY BAN\tCHỦ TỊCH\nHà Nội, ngày 1 tháng 5\n", []),
        ("1.\tMột là đoàn kết.\n2.\tHai là phê bình.\n", []),
        ("\tĐoạn thụt vào.\n\tĐoạn thứ hai.\n", []),
        ("Huyện\tThóc\n\nTràng Định\t1.234\n", []),
        ("Huyện\tThóc\nTràng Định\t1.234\t56\n", []),
        ("\tThóc\tNgô\nTràng Định\t1.234\t56\n", [1, 2]),
        ("Một dòng.", []),
    ],
)
def test_which_lines_are_rows(tmp_path: Path, text: str, rows: list[int]) -> None:
    path = tmp_path / "table.txt"
    path.write_text(text, encoding="utf-8")
    blocks = list(open_document(path).blocks())
    assert [block.line for block in blocks if block.kind is Kind.ROW] == rows
