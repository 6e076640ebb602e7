"""OpenDocument texts (OASIS OpenDocument 1.3, part 3)."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import regex

from align.documents.base import Document
from align.documents.flow import written
from align.documents.legacy_text import Mending, Span, joined_spans
from align.documents.odt_fonts import OdtFonts
from align.documents.packed import Packed
from align.units import Block, Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
# Names of pictures, for those who cannot see them.
_LABELS = (f"{_SVG}title", f"{_SVG}desc")
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_NOTE, _CITATION = f"{_TEXT}note", f"{_TEXT}note-citation"
_TABLES = f"{_TABLE}table"
# Deleted text is kept apart in tracked-changes; what was inserted stands in its place.
_SKIPPED = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", _CITATION, *_LABELS})
_SPACES = regex.compile("[ \t\n\r]+")
_MOST_SPACES = 100
_COUNT = regex.compile("[0-9]{1,9}")
_STYLES = "styles.xml"

Spanned = tuple[list[Span], Kind]
"""The text of one block by fonts, and what it is."""


class Odt(Document):
    """An .odt file. The text as read is that of its blocks, each followed by one LF.

    Blocks are paragraphs, headings, list items and table rows in their order, cells separated by
    tabs, line breaks as LF. Footnotes, endnotes, text boxes and tables in a cell follow the
    paragraph or row they hang on; the mark of a note is no text. Insertions that await approval
    are text, deletions, comments, headers and footers are not. Text in an older encoding of
    Vietnamese, as its font or its syllables tell, stands in the text as read as the file has it,
    and in the blocks as the page shows it.
    """

    media: ClassVar[str] = "application/vnd.oasis.opendocument.text"
    edition: ClassVar[int] = 2

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._mending = Mending(encoding)
        if encoding is not None and not self._mending.forced:
            self._notice("--encoding has no effect on a .odt file")
        self._mending.survey(spans for spans, _ in self._pieces())
        self.legacy = self._mending.found
        self._notice(*(found.notice for found in self.legacy))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body."""
        return self._mending.placed(self._pieces())

    def text(self) -> str:
        """Return the text of all blocks."""
        return written((joined_spans(spans), kind) for spans, kind in self._pieces())

    def _pieces(self) -> Iterator[Spanned]:
        packed = Packed(self.path, "OpenDocument text")
        content = packed.xml("content.xml")
        body = content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise packed.broken()
        styles = [packed.xml(_STYLES)] if packed.holds(_STYLES) else []
        return _Reader(OdtFonts(*styles, content)).pieces(body, Kind.TEXT)


class _Reader:
    """Walks the body of a text."""

    def __init__(self, fonts: OdtFonts) -> None:
        self._fonts = fonts

    def pieces(self, parent: "_Element", kind: Kind) -> Iterator[Spanned]:
        """Yield what an element holds, each piece followed by what hangs on it."""
        for element in parent:
            if element.tag in _SKIPPED or not isinstance(element.tag, str):
                continue
            hanging: list[_Element] = []
            if element.tag in _PARAGRAPHS:
                heading = element.tag == f"{_TEXT}h" and kind is not Kind.NOTE
                yield self._shown(element, hanging), Kind.HEADING if heading else kind
            elif element.tag == f"{_TABLE}table-row":
                yield self._row(element, hanging), Kind.ROW
            else:
                item = element.tag == f"{_TEXT}list" and kind is not Kind.NOTE
                yield from self.pieces(element, Kind.ITEM if item else kind)
            for one in hanging:
                in_note = one.tag == _NOTE or kind is Kind.NOTE
                yield from self.pieces(one, Kind.NOTE if in_note else Kind.TEXT)

    def _row(self, row: "_Element", hanging: "list[_Element]") -> list[Span]:
        """Return the cells parted by tabs; a table in a cell hangs on the row."""
        spans: list[Span] = []
        for number, cell in enumerate(c for c in row if c.tag == f"{_TABLE}table-cell"):
            spans += [("\t", "")] if number else []
            for place, paragraph in enumerate(self._paragraphs(cell, hanging)):
                spans += [(" ", "")] if place else []
                spans += [(_SPACES.sub(" ", text), font) for text, font in paragraph]
        return spans

    def _paragraphs(self, cell: "_Element", hanging: "list[_Element]") -> Iterator[list[Span]]:
        for element in cell:
            if element.tag in _PARAGRAPHS:
                yield self._shown(element, hanging)
            elif element.tag == _TABLES:
                hanging.append(element)
            elif element.tag not in _SKIPPED:
                yield from self._paragraphs(element, hanging)

    def _shown(self, paragraph: "_Element", hanging: "list[_Element]") -> list[Span]:
        """Return the text of a paragraph as the page shows it; tell what hangs on it."""
        spans: list[Span] = []
        style = paragraph.get(f"{_TEXT}style-name") or ""
        stack: list[tuple[_Element | str, str]] = [(paragraph, self._fonts.of("paragraph", style))]
        while stack:
            one, font = stack.pop()
            if isinstance(one, str):
                spans.append((_SPACES.sub(" ", one), font))
            elif _hangs(one):
                hanging.append(one)
            elif (text := _character(one)) is not None:
                spans.append((text, font))
            elif one.tag not in _SKIPPED:
                own = one.get(f"{_TEXT}style-name") if one.tag == f"{_TEXT}span" else None
                font = (self._fonts.of("text", own) if own else "") or font
                for child in reversed(one):
                    stack += [(child.tail or "", font), (child, font)]
                # Text of a comment or processing instruction is none of the page.
                stack += [(one.text or "", font)] if isinstance(one.tag, str) else []
        return [span for span in spans if span[0]]


def _hangs(element: "_Element") -> bool:
    """Tell a note, or something drawn, which may hold text of its own."""
    return isinstance(element.tag, str) and (element.tag == _NOTE or element.tag.startswith(_DRAW))


def _character(element: "_Element") -> str | None:
    """Return the characters that an element stands for."""
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c") or "1"
        return " " * min(int(count) if _COUNT.fullmatch(count) else 1, _MOST_SPACES)
    return {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(element.tag)
