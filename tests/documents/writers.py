"""Write one small document in every format that can be read."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from zipfile import ZipFile

import docx

from align.documents import paragraphs
from align.documents.base import Document
from align.units import Kind, Removed
from tests.documents.pdfs import column, pdf

Part = tuple[Kind, str]
Writer = Callable[[Path, Sequence[Part]], None]


def write_text(path: Path, parts: Sequence[Part]) -> None:
    path.write_text("\n\n".join(text for _, text in parts) + "\n", encoding="utf-8")


def write_markdown(path: Path, parts: Sequence[Part]) -> None:
    marks = {Kind.HEADING: "# "}
    path.write_text(
        "\n\n".join(marks.get(kind, "") + text.replace("*", r"\*") for kind, text in parts),
        encoding="utf-8",
    )


def write_html(path: Path, parts: Sequence[Part]) -> None:
    tags = {Kind.HEADING: "h2"}
    rows = [
        f"<{tag}>{escape(text)}</{tag}>"
        for tag, text in ((tags.get(kind, "p"), text) for kind, text in parts)
    ]
    page = '<!DOCTYPE html><meta charset="utf-8"><title>left out</title><body>' + "\n".join(rows)
    path.write_text(page, encoding="utf-8")


def write_word(path: Path, parts: Sequence[Part]) -> None:
    document = docx.Document()
    for kind, text in parts:
        document.add_paragraph(text, style="Heading 1" if kind is Kind.HEADING else None)
    document.save(str(path))


def write_pdf(path: Path, parts: Sequence[Part]) -> None:
    lines = [line for _, text in parts for line in (text, "")]
    path.write_bytes(pdf([column(lines)]))


_ODT = "urn:oasis:names:tc:opendocument:xmlns:"


def pack_odt(path: Path, body: str, styles: str = "") -> None:
    names = "".join(f' xmlns:{n}="{_ODT}{u}:1.0"' for n, u in _ODT_NAMES.items())
    content = (
        f"<office:document-content{names}>{styles}<office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)


_ODT_NAMES = {
    "office": "office",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "style": "style",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}


def write_odt(path: Path, parts: Sequence[Part]) -> None:
    tags = {Kind.HEADING: "text:h"}
    named = ((tags.get(kind, "text:p"), text) for kind, text in parts)
    pack_odt(path, "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in named))


def pack_epub(path: Path, pages: Sequence[str], *, guide: str = "", **more: str) -> None:
    """Write a book; ``guide`` is a link to its contents, ``more`` are members of META-INF."""
    items = "".join(
        f'<item id="p{i}" href="trang%20{i}.xhtml" media-type="application/xhtml+xml"/>'
        for i in reversed(range(len(pages)))
    )
    order = "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf">'
            f"<manifest>{items}</manifest><spine>{order}</spine>"
            f'<guide><reference type="toc" href="{guide}"/></guide></package>',
        )
        for name, content in more.items():
            archive.writestr(f"META-INF/{name}.xml", content)
        for i, page in enumerate(pages):
            archive.writestr(
                f"OEBPS/trang {i}.xhtml",
                '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
                f"<head><title/></head><body>{page}</body></html>",
            )


def write_epub(path: Path, parts: Sequence[Part]) -> None:
    tags = {Kind.HEADING: "h2"}
    named = ((tags.get(kind, "p"), text) for kind, text in parts)
    pack_epub(path, [f"<{tag}>{escape(text)}</{tag}>" for tag, text in named])


WRITERS: dict[str, Writer] = {
    "txt": write_text,
    "md": write_markdown,
    "html": write_html,
    "docx": write_word,
    "odt": write_odt,
    "epub": write_epub,
    "pdf": write_pdf,
}


def texts(document: Document) -> list[str]:
    return [paragraph.content.text for paragraph in paragraphs(document)]


def removed(document: Document) -> list[Removed]:
    gone: list[Removed] = []
    for _ in paragraphs(document, on_removed=gone.append):
        pass
    return gone
