"""Write one small document in every format that can be read."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

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


WRITERS: dict[str, Writer] = {
    "txt": write_text,
    "md": write_markdown,
    "html": write_html,
    "docx": write_word,
    "pdf": write_pdf,
}


def texts(document: Document) -> list[str]:
    return [paragraph.content.text for paragraph in paragraphs(document)]


def removed(document: Document) -> list[Removed]:
    gone: list[Removed] = []
    for _ in paragraphs(document, on_removed=gone.append):
        pass
    return gone
