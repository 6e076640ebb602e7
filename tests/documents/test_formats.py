"""What is particular to one format."""

from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from align.documents import open_document, paragraphs
from align.documents.layout import Placed, begins
from align.units import Kind
from tests.documents.pdfs import Shown, column, pdf
from tests.documents.writers import texts

Found = list[tuple[Kind, str]]


def read(path: Path) -> Found:
    return [(p.kind, p.content.text) for p in paragraphs(open_document(path))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Một **hai** #\n", [(Kind.HEADING, "Một hai")]),
        ("Một\nhai\n===\n", [(Kind.HEADING, "Một hai")]),
        ("- một\n- hai\n  ba\n", [(Kind.ITEM, "một"), (Kind.ITEM, "hai ba")]),
        ("1. 1 một\n2. hai\n", [(Kind.ITEM, "1 một"), (Kind.ITEM, "hai")]),
        ("> - trích\n", [(Kind.ITEM, "trích")]),
        ("Xem [trang](http://a.vn/b).", [(Kind.TEXT, "Xem trang.")]),
        ("Xem [b](http://a.vn/b)b.", [(Kind.TEXT, "Xem bb.")]),
        ("Xem <http://a.vn>!", [(Kind.TEXT, "Xem http://a.vn!")]),
        ("Ảnh ![đồng](a.png) lúa", [(Kind.TEXT, "Ảnh đồng lúa")]),
        (r"5 \* 3 &lt; 16 &amp; *nghiêng*", [(Kind.TEXT, "5 * 3 < 16 & nghiêng")]),
        ("Gõ `align  x` xong", [(Kind.TEXT, "Gõ align x xong")]),
        ("Một  \nhai", [(Kind.TEXT, "Một hai")]),
        ("Một\n\n```\nmã\n```\n\n    mã\n\n<div>x</div>\n", [(Kind.TEXT, "Một")]),
        ("---\ntitle: x\n---\nMột\n", [(Kind.TEXT, "Một")]),
        (
            "| a | b \\| c |\n|---|---|\n| 1 | **2** |\n",
            [(Kind.ROW, "a\tb | c"), (Kind.ROW, "1\t2")],
        ),
    ],
)
def test_markdown(source: str, expected: Found, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(source, encoding="utf-8")
    assert read(path) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>Một</h1><p>Hai <b>ba</b>&amp;\n  bốn</p>", [(1, "Một"), (0, "Hai ba& bốn")]),
        ("trần<p>trong</p>trụi", [(0, "trần"), (0, "trong"), (0, "trụi")]),
        ("<p>Một<br>hai</p>", [(0, "Một hai")]),
        ("<ul><li>một<li><p>hai</p></ul>", [(2, "một"), (2, "hai")]),
        ("<ul><li>một <ul><li>hai</li></ul> ba</li></ul>", [(2, "một"), (2, "hai"), (2, "ba")]),
        (
            "<table><tr><th>a<th>b</tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>",
            [(3, "a\tb"), (3, "1 2\t3")],
        ),
        ("<p>Một</p><script>x</script><style>y</style><pre>mã</pre><!-- z -->", [(0, "Một")]),
        ("<title>x</title><p>Một&nbsp;hai&shy;ba", [(0, "Một\u00a0haiba")]),
        ("<p>Một\0hai", [(0, "Mộthai")]),
        ("<p>" + "<span>" * 3000 + "sâu", [(0, "sâu")]),
    ],
)
def test_html(source: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(source, encoding="utf-8")
    kinds = (Kind.TEXT, Kind.HEADING, Kind.ITEM, Kind.ROW)
    assert read(path) == [(kinds[kind], text) for kind, text in expected]


def test_word_keeps_order_and_kinds(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    document = docx.Document()
    document.add_paragraph("Báo cáo", style="Title")
    table = document.add_table(rows=2, cols=3)
    for row, values in enumerate((("a", "b", "c"), ("1", "2", "3"))):
        for cell, value in zip(table.rows[row].cells, values, strict=True):
            cell.text = value
    table.rows[1].cells[0].merge(table.rows[1].cells[1])
    document.add_paragraph("một", style="List Bullet")
    document.add_paragraph("Hết.")
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    document.save(str(path))
    assert read(path) == [
        (Kind.HEADING, "Báo cáo"),
        (Kind.ROW, "a\tb\tc"),
        (Kind.ROW, "1 2\t3"),
        (Kind.ITEM, "một"),
        (Kind.TEXT, "Hết."),
    ]


@pytest.mark.parametrize(("tag", "seen"), [("w:ins", True), ("w:del", False), ("w:sdt", True)])
def test_word_reads_what_the_page_shows(tag: str, seen: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    document = docx.Document()
    paragraph = document.add_paragraph("Một ")
    run = paragraph.add_run("hai")
    around = OxmlElement(tag)
    inner = around
    if tag == "w:sdt":
        inner = OxmlElement("w:sdtContent")
        around.append(inner)
    paragraph._p.append(around)
    inner.append(run._r)
    document.save(str(path))
    assert texts(open_document(path)) == ["Một hai" if seen else "Một"]


def test_word_breaks(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    document = docx.Document()
    run = document.add_paragraph().add_run("một\thai\nba")
    page = OxmlElement("w:br")
    page.set(qn("w:type"), "page")
    run._r.append(page)
    document.save(str(path))
    assert open_document(path).text() == "một\thai\nba \n"
    assert texts(open_document(path)) == ["một hai ba"]


LINES = [
    "Năm ấy huyện ủy cử cán bộ về từng xã, cùng ăn, cùng ở, cùng",
    "làm với xã viên, giúp chi bộ sắp xếp lại chi ủy và bồi dưỡng",
    "cán bộ trẻ, thực hiện đúng nghị quyết của Ban Chấp hành Trung",
]


def test_pdf_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    next_page = ["ương. Đến cuối năm, kinh nghiệm của xã Tân Lập được sơ kết", "và phổ biến."]
    path.write_bytes(pdf([column(LINES), column([*next_page, "", "Hết."])]))
    document = open_document(path)
    assert texts(document) == [" ".join([*LINES, *next_page]), "Hết."]
    assert [p.page for p in paragraphs(document)] == [1, 2]
    assert document.text() == "\n".join([*LINES, "\f" + next_page[0], next_page[1], "", "Hết.\n\f"])


def test_pdf_indent_begins_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    shown = column([*LINES[:2], "Hết.", *LINES])
    shown[3] = Shown(shown[3].text, x=90, y=shown[3].y)
    path.write_bytes(pdf([shown]))
    assert texts(open_document(path)) == [" ".join([*LINES[:2], "Hết."]), " ".join(LINES)]


def test_pdf_hyphen_at_a_line_end(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    lines = [
        "The committee of the province of Vinh asked for infor-",
        "mation from every district on the work of the cooperative",
        "in Tân-",
    ]
    path.write_bytes(pdf([column([*lines, "Lập; this information came late."])]))
    assert texts(open_document(path)) == [
        "The committee of the province of Vinh asked for information from every district on the"
        " work of the cooperative in Tân-Lập; this information came late."
    ]


@pytest.mark.parametrize(
    ("steps", "gaps"),
    [([14, 14, 14, 14], 0), ([14, 28, 14, 14], 1), ([28, 28, 28], 0), ([14], 0), ([40], 1)],
)
def test_gaps_between_lines(steps: list[int], gaps: int) -> None:
    heights = [700 - sum(steps[:i]) for i in range(len(steps) + 1)]
    lines = [Placed("x", 72, bottom, 14) for bottom in heights]
    assert sum(begins(lines)) == gaps
