"""Older encodings of Vietnamese in OpenDocument texts and EPUB books, by their fonts."""

from html import escape
from pathlib import Path
from zipfile import ZipFile

import pytest

from align.documents import Document, open_document
from align.documents.css_fonts import Rule, rules
from tests.documents.test_legacy import FRENCH, LINES, assert_traceable, strange
from tests.documents.writers import pack_epub, pack_odt

TCVN, VNI, CAPITALS = (
    escape(text)
    for text in (
        strange("tcvn3", LINES[0]),
        strange("vni", LINES[1]),
        strange("tcvn3", "báo cáo của tỉnh ủy"),
    )
)
READ = ["BÁO CÁO CỦA TỈNH ỦY", LINES[0], LINES[1], LINES[2], "hợp tác và café"]
MIXED = escape(strange("tcvn3", "hợp tác"))
FOUND = {
    ("tcvn3", "font .VnTime"),
    ("tcvn3-capitals", "font .VnTimeH"),
    ("vni", "font VNI-Times"),
}


def shown(document: Document) -> list[str]:
    return [block.content.text for block in document.blocks()]


def check(document: Document) -> None:
    assert shown(document) == READ
    assert {(found.encoding, found.by) for found in document.legacy} == FOUND
    assert "1 paragraph read as vni: font VNI-Times" in document.notices
    assert_traceable(document, strange("tcvn3", LINES[0]))


FACES = (
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
    "</office:font-face-decls>"
)


def style(name: str, properties: str, family: str = "paragraph", more: str = "") -> str:
    inner = f"<style:text-properties {properties}/>" if properties else ""
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}</style:style>'


def test_odt_by_styles(tmp_path: Path) -> None:
    path = tmp_path / "x.odt"
    styles = (
        FACES
        + "<office:automatic-styles>"
        + style("P1", "fo:font-family=\"'.VnTimeH', serif\"")
        + style("P2", "", more='style:parent-style-name="Base"')
        + style("P3", 'fo:font-family="VNI-Times"')
        + style("P4", 'fo:font-family="Arial"')
        + style("T1", 'style:font-name="F1"', "text")
        + "</office:automatic-styles>"
    )
    body = (
        f'<text:h text:style-name="P1">{CAPITALS}</text:h><text:p text:style-name="P2">{TCVN[:9]}'
        f'<text:span>{TCVN[9:20]}</text:span>{TCVN[20:]}</text:p><text:p text:style-name="P3">{VNI}'
        f'</text:p><text:p text:style-name="P4">{LINES[2]}</text:p><text:p text:style-name="P4">'
        f'<text:span text:style-name="T1">{MIXED}</text:span> và café</text:p>'
    )
    pack_odt(path, body, styles)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style")
    )
    base = style("Base", 'style:font-name="F1"')
    with ZipFile(path, "a") as archive:
        archive.writestr(
            "styles.xml", f"<office:document-styles{names}>{base}</office:document-styles>"
        )
    check(open_document(path))


SHEET = """
@font-face { font-family: "VNI-Times"; src: url(a.ttf) }
/* p { font-family: Arial } */
body { font: italic 12pt/1.2 ".VnTime", serif; }
@media screen { p.hoa { color: red; font-family: '.VnTimeH' } }
.vni, p#vni { font-family: VNI-Times !important }
p { margin: 0 }
p::first-letter { font-family: Arial }
"""
PAGES = (
    f'<p class="hoa">{CAPITALS}</p><p>{TCVN[:9]}<b>{TCVN[9:20]}</b>{TCVN[20:]}</p>',
    f'<p class="x vni">{VNI}</p><p style="font-family: Arial">{LINES[2]}</p>'
    f'<p><font face=".VnTime">{MIXED}</font>'
    '<span style="color: red; font: 9px Arial"> và café</span></p>',
)


@pytest.mark.parametrize("linked", [True, False])
def test_epub_by_style_sheets(linked: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    head = '<link rel="stylesheet" href="../a%20b.css"/>' if linked else f"<style>{SHEET}</style>"
    pack_epub(path, [head + page for page in PAGES])
    with ZipFile(path, "a") as archive:
        archive.writestr("a b.css", SHEET)
    check(open_document(path))


@pytest.mark.parametrize("extension", ["odt", "epub"])
@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_by_syllables(extension: str, name: str, tmp_path: Path) -> None:
    lines = [strange(name, LINES[0]), strange(name, LINES[1]), FRENCH]
    path = tmp_path / f"x.{extension}"
    save(path, lines)
    document = open_document(path)
    assert shown(document) == [LINES[0], LINES[1], FRENCH]
    assert [(found.by, found.parts) for found in document.legacy] == [("syllables", 2)]
    assert_traceable(document, lines[1])


def save(path: Path, lines: list[str]) -> None:
    if path.suffix == ".odt":
        pack_odt(path, "".join(f"<text:p>{escape(line)}</text:p>" for line in lines))
    else:
        pack_epub(path, ["".join(f"<p>{escape(line)}</p>" for line in lines)])


@pytest.mark.parametrize("extension", ["odt", "epub"])
def test_what_is_said_or_sound(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{extension}"
    save(path, [strange("tcvn3", "Năm nay")])
    assert shown(open_document(path, encoding="tcvn3")) == ["Năm nay"]
    save(path, [*LINES, FRENCH])
    document = open_document(path)
    assert (shown(document), document.legacy, document.notices) == ([*LINES, FRENCH], (), ())


def test_text_that_was_converted_keeps_its_font(tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    pack_epub(path, ["".join(f'<p style="font-family: .VnTime">{line}</p>' for line in LINES)])
    document = open_document(path)
    assert (shown(document), document.legacy) == (LINES, ())


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("p, .a b { font-family: X Y, Z }", [Rule("p", "X Y"), Rule(".a b", "X Y")]),
        ("p{font-family:A;font-family:'B'}", [Rule("p", "B")]),
        ("@import url(x); p { font: bold 1.5em/2 A }", [Rule("p", "A")]),
        ("p { font-size: 3px; font-weight: bold }", []),
        ("p { font: inherit } } } q { font-family: A", []),
        ("{{{}}}", []),
    ],
)
def test_rules_of_a_sheet(sheet: str, expected: list[Rule]) -> None:
    assert list(rules(sheet)) == expected


@pytest.mark.parametrize(
    ("selector", "weight"),
    [("p", (0, 0, 1)), ("div > p.a.b", (0, 2, 2)), ("#i p:hover::before[x]", (1, 2, 1))],
)
def test_weight_of_a_rule(selector: str, weight: tuple[int, int, int]) -> None:
    assert Rule(selector, "A").weight == weight
