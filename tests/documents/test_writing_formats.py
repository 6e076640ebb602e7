"""What formatting of each format stays, and where it goes when words move."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from align.documents.writing.anchors import LINK
from align.documents.writing.cells import cells
from align.documents.writing.escaping import escaped
from align.documents.writing.spread import spread
from align.units import Outcome, TermHit, TermUse, Tier
from tests.documents.translating import translated

UPPER = str.upper


def _table(pairs: dict[str, str]) -> Callable[[str], str]:
    """Translate what is in the table, and nothing else."""
    return lambda text: pairs.get(text, "")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("# Báo *cáo* #\n", "# BÁO *CÁO* #\n"),
        ("Tựa đề\n===\n", "TỰA ĐỀ\n===\n"),
        ("> Một câu\n> hai dòng.\n> Câu hai.\n", "> MỘT CÂU HAI DÒNG.\n> CÂU HAI.\n"),
        ("- một\n  1. hai\n", "- MỘT\n  1. HAI\n"),
        ("**Cả câu.** Câu `x_y` [đây](u.md 'v').\n", "**CẢ CÂU.** CÂU `X_Y` [ĐÂY](u.md 'v').\n"),
        ("| Tên | S |\n|--|-:|\n| a \\| b | *3* |\n", "| TÊN | S |\n|--|-:|\n| A \\| B | *3* |\n"),
        ("```\nmã\n```\n\nHết.\n", "```\nmã\n```\n\nHẾT.\n"),
        ("<div>\nhtml\n</div>\n\nHết.\n", "<div>\nhtml\n</div>\n\nHẾT.\n"),
        ("---\nt: đầu\n---\nHết.\n", "---\nt: đầu\n---\nHẾT.\n"),
        ("Xem ![ảnh](a.png) này.\n", "XEM ![ẢNH](a.png) NÀY.\n"),
        ("Một \\* sao &amp; <b>thẻ</b>.\r\nHai\r\n", "MỘT \\* SAO & <b>THẺ</b>.\r\nHAI\r\n"),
    ],
)  # fmt: skip
def test_markdown_keeps_its_marks(tmp_path: Path, source: str, target: str) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(source.encode())
    made, _ = translated(path, UPPER)
    assert made.content.decode() == target
    assert made.flattened == 0


@pytest.mark.parametrize(
    ("source", "target", "flattened"),
    [
        ("Câu **đậm** này.", "This sentence.", 1),
        ("Câu **đậm** này.", "Đậm this.", 0),
        ("Xem [trang này](u) nhé.", "See this page please.", 1),
        ("**Lưu ý**: gạo.", "Note: rice.", 1),
        ("Ảnh ![bản đồ](m.png) đây.", "Here is it.", 1),
    ],
)
def test_markdown_whose_emphasis_has_no_place(
    tmp_path: Path, source: str, target: str, flattened: int
) -> None:
    path = tmp_path / "x.md"
    path.write_text(source, encoding="utf-8")
    made, written = translated(path, lambda _: target)
    text = written.read_text()
    assert made.flattened == flattened
    assert (
        text.replace("**", "").replace("![](m.png)", "").replace("](u)", "").replace("[", "")
        == target
    )
    assert ("](u)" in text) == ("](u)" in source)
    assert ("](m.png)" in text) == ("](m.png)" in source)


PAGE = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="windows-1258"><title>tựa</title></head>'
    '<body class="x"><h1 id="t">{} <em>{}</em></h1><p style="color:red">{} <a href="u?a=1&amp;b">'
    "{}</a>.<br>{}.</p><ul><li>{} &amp; {}</li></ul><table><tbody><tr><td>{} <b>{}</b></td>"
    "<td>12</td></tr></tbody></table><pre>giữ</pre><script>var a='b';</script></body></html>"
)
WORDS = ("Báo", "cáo", "Xem", "trang này", "Dòng hai", "Mục", "ba", "Gạo", "tốt")


def test_html_keeps_tags_and_attributes(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(PAGE.format(*WORDS).replace("windows-1258", "utf-8"), encoding="utf-8")
    made, _ = translated(path, UPPER)
    wanted = PAGE.format(*map(str.upper, WORDS)).replace("windows-1258", "utf-8")
    assert made.content.decode() == wanted.replace('lang="vi"', 'lang="en"')
    assert made.flattened == 0


def test_html_in_an_older_encoding_becomes_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    page = '<html><meta charset="iso-8859-1"><body><p>Café <b>là</b> quán.</p></body></html>'
    path.write_bytes(page.encode("latin-1"))
    made, _ = translated(path, UPPER)
    text = made.content.decode()
    assert "CAFÉ <b>LÀ</b> QUÁN." in text
    assert 'charset="utf-8"' in text


def test_a_piece_of_html_stays_a_piece(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<p>Một <i>câu</i>.</p>\n<p><b></b>Hai.</p>", encoding="utf-8")
    made, _ = translated(path, _table({"Một câu.": "One.", "Hai.": "Two."}))
    assert made.content.decode() == "<p>One.</p>\n<p><b></b>Two.</p>"
    assert made.flattened == 1


def _word(path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Đầu trang"
    document.add_heading("Báo cáo", 1)
    paragraph = document.add_paragraph("Huyện ủy ", style="Quote")
    paragraph.add_run("họp").bold = True
    for part in (" ba", " ngày", ". Câu"):
        paragraph.add_run(part)
    deleted, run = OxmlElement("w:del"), paragraph.add_run("cũ")
    run._r.addprevious(deleted)
    deleted.append(run._r)
    paragraph.add_run(" hai.").italic = True
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Tên", "Số"
    table.cell(1, 0).text, table.cell(1, 1).text = "Gạo tốt", "12"
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "x")
    last = document.add_paragraph("Xem ")
    run = last.add_run("đây")
    run._r.addprevious(link)
    link.append(run._r)
    last.add_run(" nhé.")
    document.save(str(path))


def _runs(content: bytes) -> list[tuple[str, list[tuple[str, bool | None, bool | None]]]]:
    return [
        (p.style.name, [(run.text, run.bold, run.italic) for run in p.runs])
        for p in docx.Document(BytesIO(content)).paragraphs
    ]


def test_word_keeps_styles_runs_tables_headers_and_links(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    _word(path)
    made, _ = translated(path, UPPER)
    assert made.flattened == 0
    assert _runs(made.content) == [
        ("Heading 1", [("BÁO CÁO", None, None)]),
        (
            "Quote",
            [
                ("HUYỆN ỦY ", None, None),
                ("HỌP", True, None),
                (" BA NGÀY.", None, None),
                (" CÂU ", None, None),
                ("HAI.", None, True),
            ],
        ),
        ("Normal", [("XEM ", None, None), (" NHÉ.", None, None)]),
    ]
    opened = docx.Document(BytesIO(made.content))
    assert [[c.text for c in row.cells] for row in opened.tables[0].rows] == [
        ["TÊN", "SỐ"],
        ["GẠO TỐT", "12"],
    ]
    assert opened.tables[0].style.name == "Table Grid"
    assert opened.sections[0].header.paragraphs[0].text == "Đầu trang"
    assert made.notices == ("headers and footers are not read and stay as they are",)
    assert [link.text for link in opened.paragraphs[-1].hyperlinks] == ["ĐÂY"]


def test_word_gives_a_guessed_row_to_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    _word(path)
    made, _ = translated(path, lambda text: text.replace("\t", " ").upper())
    table = docx.Document(BytesIO(made.content)).tables[0]
    assert [[c.text for c in row.cells] for row in table.rows] == [["TÊN", "SỐ"], ["GẠO TỐT", "12"]]
    assert made.guessed == 2


def test_a_text_file_loses_line_breaks_and_furniture_only(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    lines = "    Huyện ủy họp ba ngày và bàn về hợp tác xã, phần lớn các"
    words = ("một", "hai", "ba", "bốn", "năm")
    pages = [
        f"{lines} {word}\nchi bộ {word} đã được củng cố.\n\nCâu {word}.\n\n- {i} -\n\f"
        for i, word in enumerate(words, 1)
    ]
    path.write_text("".join(pages), encoding="utf-8")
    made, _ = translated(path, UPPER)
    text = made.content.decode()
    assert "- 3 -" not in text and "\f" not in text
    assert "PHẦN LỚN CÁC BA CHI BỘ BA ĐÃ" in text
    assert text.count("\n\n") == 9
    assert text.count("    HUYỆN") == 5


@pytest.mark.parametrize(
    ("texts", "stacks", "target", "shares", "flattened"),
    [
        (["a b"], ["b"], "x", ["x"], False),
        (["a ", "B", " c"], ["", "b", ""], "x B y", ["x ", "B", " y"], False),
        (["a ", "B", " c"], ["", "b", ""], "x y", ["x y", "", ""], True),
        (["a ", "B", " c"], ["", "b", ""], "bx B Bx", ["bx ", "B", " Bx"], False),
        (["a ", "B", " a ", "B"], ["", "b", "", "i"], "B B", ["", "B", " ", "B"], False),
        (["A", " ", "B"], ["b", "", "i"], "A x B", ["A x", " ", "B"], False),
        (["Note", ": a"], ["b", ""], "A Note", ["", "A Note"], True),
        (["most of it ", "x"], ["b", "i"], "new words", ["new words", ""], True),
        (["a ", "here", " b"], ["", "l", ""], "one two six", ["one ", "two", " six"], True),
    ],
)
def test_a_target_is_shared_out(
    texts: list[str], stacks: list[str], target: str, shares: list[str], flattened: bool
) -> None:
    looks = [((LINK if look == "l" else look, 1),) if look else () for look in stacks]
    shared = spread(texts, looks, target)
    assert list(shared.texts) == shares
    assert shared.flattened is flattened
    assert "".join(shared.texts) == target


def test_a_term_keeps_its_look_where_its_rendering_stands() -> None:
    hit = TermHit(4, 12, "huyện ủy", "huyen-uy", Tier.EXACT)
    use = TermUse(hit, Outcome.HONOURED, "district committee", 4, 22)
    looks = [(), (("b", 1),), ()]
    shared = spread(["Các ", "huyện ủy", " họp."], looks, "The district committee met.", (use,))
    assert list(shared.texts) == ["The ", "district committee", " met."]
    assert not shared.flattened


@pytest.mark.parametrize(
    ("sources", "target", "parts", "guessed"),
    [
        (["a", "b"], "x\ty", ["x", "y"], False),
        (["a", "", "b"], "x\t\ty", ["x", "", "y"], False),
        (["a", ""], "x y", ["x y", ""], False),
        (["Tổng số", "12", "30"], "Total 12 30", ["Total", "12", "30"], True),
        (["12", "Tổng số"], "12 in total", ["12", "in total"], True),
        (["một hai", "ba bốn"], "one two three four", ["one two", "three four"], True),
        (["12", "13"], "12 13 more", ["12", "13 more"], True),
        (["một", "2"], "", ["", ""], True),
    ],
)
def test_a_row_is_shared_out(
    sources: list[str], target: str, parts: list[str], guessed: bool
) -> None:
    assert cells(sources, target) == (parts, guessed)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a_b *c*", r"a_b \*c\*"),
        ("AT&T &amp;", r"AT&T \&amp;"),
        ("[x]", r"\[x\]"),
        ("a < b", r"a \< b"),
    ],
)
def test_marks_are_escaped(text: str, made: str) -> None:
    assert escaped(text) == made


@pytest.mark.parametrize(
    ("text", "made"), [("1. a", r"1\. a"), ("# a", r"\# a"), ("- a", r"\- a"), ("-5", "-5")]
)
def test_beginnings_are_escaped(text: str, made: str) -> None:
    assert escaped(text, begins=True) == made
