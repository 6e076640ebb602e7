"""Notes and their marks in EPUB books and HTML pages."""

from pathlib import Path

import pytest

from align.documents import open_document
from align.units import Kind
from tests.documents.translating import translated
from tests.documents.writers import pack_epub, texts

Found = list[tuple[Kind, str]]
TEXT, NOTE = Kind.TEXT, Kind.NOTE
MARK = '<a epub:type="noteref" href="#n1">1</a>'
BACK = '<a epub:type="backlink" href="#r1">↩</a>'


def read(path: Path) -> Found:
    return [(block.kind, block.content.text) for block in open_document(path).blocks()]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            f'<p>Một{MARK} hai.</p><aside epub:type="footnote" id="n1"><p>Chú. {BACK}</p></aside>'
            "<p>Ba.</p>",
            [(TEXT, "Một hai."), (NOTE, "Chú."), (TEXT, "Ba.")],
        ),
        (
            '<p>Một<a role="doc-noteref" href="#n1"><sup>1</sup></a>.</p>'
            '<section role="doc-endnotes"><h2>Chú thích</h2><ol><li id="n1">Chú.'
            "<table><tr><td>a</td><td>b</td></tr></table></li></ol></section><ul><li>x</li></ul>",
            [
                (TEXT, "Một."),
                (Kind.HEADING, "Chú thích"),
                (NOTE, "Chú."),
                (Kind.ROW, "a\tb"),
                (Kind.ITEM, "x"),
            ],
        ),
        (
            '<div epub:type="rearnote"><h3>a</h3><ul><li>b</li></ul></div>',
            [(NOTE, "a"), (NOTE, "b")],
        ),
        # Books without semantics: raised links, but not all that is raised.
        (
            '<p>Một<sup><a href="n.xhtml#n1">[12]</a></sup>, m<sup>2</sup>'
            '<a href="#n2"><sup>*</sup></a> <sup><a href="#x">hai ba</a></sup>.</p>',
            [(TEXT, "Một, m2 hai ba.")],
        ),
        # The names of Markdown Extra, and words that have such names by chance.
        (
            '<p>Một<a class="footnote-ref" id="fnref1" href="#fn1">1</a>'
            '<a id="fnref:2" href="#fn:2">2</a> <a class="x" href="#fn1">3</a>'
            ' <a class="noteref" href="#x">hai ba</a>.</p><p id="fname">x</p>'
            '<div id="fn1"><p>Chú. <a class="footnote-back" href="#fnref1">↩︎</a></p></div>'
            '<ul><li id="fn:2">Nữa. <a class="backref" href="#fnref2">Về 2</a></li></ul>',
            [(TEXT, "Một 3 hai ba."), (TEXT, "x"), (NOTE, "Chú."), (NOTE, "Nữa. Về 2")],
        ),
        # A page of the printed book ends in a word; lists of contents repeat headings.
        (
            '<nav epub:type="page-list"><p>1</p></nav>'
            '<p>Mộ<span role="doc-pagebreak">12</span>t.</p>',
            [(TEXT, "Một.")],
        ),
    ],
)
def test_book(page: str, expected: Found, tmp_path: Path) -> None:
    pack_epub(tmp_path / "x.epub", [page])
    assert read(tmp_path / "x.epub") == expected


def test_notes_of_a_book_stand_where_it_has_them_each_once(tmp_path: Path) -> None:
    notes = '<aside epub:type="endnote" id="n1"><p>Chú.</p></aside>'
    path = tmp_path / "x.epub"
    pack_epub(path, [f"<p>Một{MARK}.</p>", f"<p>Hai{MARK}.</p>", notes])
    assert read(path) == [(TEXT, "Một."), (TEXT, "Hai."), (NOTE, "Chú.")]


@pytest.mark.parametrize(
    ("link", "seen"), [("trang%200.xhtml", False), ("trang%200.xhtml#a", True)]
)
def test_the_contents_of_an_old_book_are_not_read(link: str, seen: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.epub"
    pack_epub(path, ["<p>Chương một</p>", "<h1>Chương một</h1>"], guide=link)
    assert texts(open_document(path)) == ["Chương một"] * (2 if seen else 1)


PAGE = (
    '<p>Huyện ủy,<sup><a href="#n1">1</a></sup> họp.</p><p>Xem <b>Hà Nội</b><a role="doc-noteref"'
    ' href="#n2">2</a>.</p><div role="doc-footnote" id="n1">Chú <i>thích</i>.'
    '<a role="doc-backlink" href="#r1">^</a></div>'
)


def test_a_translated_page_keeps_the_marks_of_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(PAGE, encoding="utf-8")
    assert [text for _, text in read(path)] == ["Huyện ủy, họp.", "Xem Hà Nội.", "Chú thích."]
    made, _ = translated(path, str)
    assert made.content.decode() == PAGE
    targets = {
        "Huyện ủy, họp.": "The committee, meeting.",
        "Xem Hà Nội.": "See Hà Nội.",
        "Chú thích.": "A note.",
    }
    made, _ = translated(path, targets.__getitem__)
    assert made.content.decode() == (
        '<p>The committee,<sup><a href="#n1">1</a></sup> meeting.</p><p>See <b>Hà Nội</b>'
        '<a role="doc-noteref" href="#n2">2</a>.</p><div role="doc-footnote" id="n1">A note.'
        '<a role="doc-backlink" href="#r1">^</a></div>'
    )
