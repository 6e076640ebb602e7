"""Documents of every kind go the whole way: read, cleaned, split, translated, written as TMX."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from lxml import etree

from align.documents import known_extensions
from align.pipeline import ingest, translate, write
from align.segmentation import splitter_for
from align.store import Project
from align.units import Kind
from tests.documents.test_legacy import LINES, pdf_file, strange, written
from tests.documents.wordfiles import font, note, par, reference, run, table, word_file
from tests.documents.writers import WRITERS, pack_epub, pack_odt
from tests.test_pipeline import Echo

PARTS = [
    (Kind.HEADING, "BÁO CÁO CỦA HUYỆN ỦY"),
    (Kind.TEXT, f"{LINES[0]} {LINES[1]}"),
    (Kind.TEXT, LINES[2]),
]
PLAIN = [PARTS[0][1], *LINES]
ALIASES = {"text": "txt", "markdown": "md", "htm": "html"}

FOOT = f"{LINES[1]} {LINES[2]}"
NOTED = [LINES[0], *LINES[1:]]


def old(text: str) -> str:
    return strange("tcvn3", text)


def word_with_notes(path: Path) -> None:
    """Write what old Word files are: fonts of TCVN3 and VNI, a title in capitals, notes."""
    tcvn, vni = font(".VnTime"), font("VNI-Times")
    body = (
        par(run(old("báo cáo của huyện ủy"), font(".VnTimeH")))
        + par(
            run(old(LINES[0][:12]), tcvn), reference("footnote", 2), run(old(LINES[0][12:]), tcvn)
        )
        + table((par(run(strange("vni", "Tân Lập"), vni)), par(run("42"))))
    )
    word_file(path, body, [note(run(old(FOOT), tcvn))], [])


def odt_with_notes(path: Path) -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="P" style:family="paragraph">'
        '<style:text-properties fo:font-family=".VnTime"/></style:style></office:automatic-styles>'
    )
    inner = f'<text:p text:style-name="P">{escape(old(FOOT))}</text:p>'
    hanging = f"<text:note><text:note-body>{inner}</text:note-body></text:note>"
    first, second = (escape(old(part)) for part in (LINES[0][:12], LINES[0][12:]))
    pack_odt(path, f'<text:p text:style-name="P">{first}{hanging}{second}</text:p>', styles)


def epub_with_notes(path: Path) -> None:
    first, second = (escape(old(part)) for part in (LINES[0][:12], LINES[0][12:]))
    mark = '<a epub:type="noteref" href="#n">1</a>'
    aside = f'<aside epub:type="footnote" id="n"><p>{escape(old(FOOT))}</p></aside>'
    style = "<style>body { font-family: '.VnTime' }</style>"
    pack_epub(path, [f"{style}<p>{first}{mark}{second}</p>{aside}"])


def old_pdf(path: Path) -> None:
    pdf_file(path, [line for text in LINES for line in (old(text), "")], ".VnTime")


OLD: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "x.docx": (
        word_with_notes,
        ["BÁO CÁO CỦA HUYỆN ỦY", LINES[0], *LINES[1:], "Tân Lập\t42"],
    ),
    "x.odt": (odt_with_notes, NOTED),
    "x.epub": (epub_with_notes, NOTED),
    "x.pdf": (old_pdf, LINES),
    "x.txt": (lambda path: path.write_bytes(written("tcvn3", "\n\n".join(LINES))), LINES),
    "x.md": (lambda path: path.write_bytes(written("vni", "\n\n".join(LINES))), LINES),
    "x.html": (
        lambda path: path.write_bytes(written("viscii", "".join(f"<p>{x}</p>" for x in LINES))),
        LINES,
    ),
}


def memory(document: Path) -> list[tuple[str, str]]:
    """Return source and target of each unit in the TMX that is made of a document."""
    with Project.open(document.with_name("p.align"), create=True) as project:
        ingest(project, document, splitter_for("vi"))
        for _ in translate(project, Echo(), None):
            pass
        output = document.with_name("out.tmx")
        write(project, output)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    return [
        (texts["vi"], texts["en"])
        for unit in etree.parse(str(output)).iter("tu")
        for texts in [{v.get(language) or "": v.findtext("seg") or "" for v in unit.iter("tuv")}]
    ]


@pytest.mark.parametrize("extension", known_extensions())
def test_every_kind(extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"báo cáo.{extension}"
    WRITERS[ALIASES.get(extension, extension)](path, PARTS)
    assert memory(path) == [(text, f"1: {text}") for text in PLAIN]


@pytest.mark.parametrize("name", OLD)
def test_every_kind_in_an_older_encoding(name: str, tmp_path: Path) -> None:
    make, expected = OLD[name]
    make(tmp_path / name)
    assert memory(tmp_path / name) == [(text, f"1: {text}") for text in expected]


def test_a_file_that_is_now_read_otherwise_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.docx"
    word_with_notes(path)
    with Project.open(tmp_path / "p.align", create=True) as project:
        known = []
        for edition in (1, 1, 2, 2):
            monkeypatch.setattr("align.documents.word.Word.edition", edition)
            known.append(ingest(project, path, splitter_for("vi")).known)
    assert known == [False, True, False, True]
