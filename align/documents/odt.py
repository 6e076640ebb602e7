"""OpenDocument texts (OASIS OpenDocument 1.3, part 3)."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import regex

from align.documents.base import Document
from align.documents.flow import Piece, placed, written
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
# Deleted text is kept apart in tracked-changes; what was inserted stands in its place.
_SKIPPED = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", *_LABELS}
)
# What hangs on a paragraph and is read after it.
_HANGING = frozenset({f"{_TEXT}note", f"{_DRAW}text-box"})
_SPACES = regex.compile("[ \t\n\r]+")
_MOST_SPACES = 100


class Odt(Document):
    """An .odt file. The text as read is that of its blocks, each followed by one LF.

    Blocks are paragraphs, headings, list items and table rows in their order, cells separated by
    tabs, line breaks as LF. Footnotes, endnotes and text boxes follow the paragraph or row they
    hang on. Insertions that await approval are text, deletions and comments are not.
    """

    media: ClassVar[str] = "application/vnd.oasis.opendocument.text"

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        if encoding is not None:
            self._notice("--encoding has no effect on a .odt file")
        self._body()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body."""
        return placed(_pieces(self._body(), Kind.TEXT))

    def text(self) -> str:
        """Return the text of all blocks."""
        return written(_pieces(self._body(), Kind.TEXT))

    def _body(self) -> "_Element":
        packed = Packed(self.path, "OpenDocument text")
        body = packed.xml("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise packed.broken()
        return body


def _pieces(parent: "_Element", kind: Kind) -> Iterator[Piece]:
    for element in parent:
        if element.tag in _SKIPPED or not isinstance(element.tag, str):
            continue
        hanging: list[_Element] = []
        if element.tag in _PARAGRAPHS:
            heading = element.tag == f"{_TEXT}h"
            yield _shown(element, hanging), Kind.HEADING if heading else kind
        elif element.tag == f"{_TABLE}table-row":
            yield _row(element, hanging), Kind.ROW
        else:
            yield from _pieces(element, Kind.ITEM if element.tag == f"{_TEXT}list" else kind)
        for one in hanging:
            yield from _pieces(one, Kind.TEXT)


def _row(row: "_Element", hanging: "list[_Element]") -> str:
    """Return the cells parted by tabs; a table in a cell is read into the cell."""
    cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
    return "\t".join(
        " ".join(_SPACES.sub(" ", text) for text in _paragraphs(cell, hanging)).strip()
        for cell in cells
    )


def _paragraphs(cell: "_Element", hanging: "list[_Element]") -> Iterator[str]:
    for element in cell:
        if element.tag in _PARAGRAPHS:
            yield _shown(element, hanging)
        elif element.tag not in _SKIPPED:
            yield from _paragraphs(element, hanging)


def _shown(paragraph: "_Element", hanging: "list[_Element]") -> str:
    """Return the text of a paragraph as the page shows it; tell what hangs on it."""
    parts: list[str] = []
    stack: list[_Element | str] = [paragraph]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(_SPACES.sub(" ", one))
        elif one.tag in _HANGING:
            hanging.append(one)
        elif one.tag == f"{_TEXT}s":
            count = one.get(f"{_TEXT}c") or "1"
            parts.append(
                " " * min(int(count) if regex.fullmatch("[0-9]{1,9}", count) else 1, _MOST_SPACES)
            )
        elif one.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif one.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif one.tag not in _SKIPPED:
            for child in reversed(one):
                stack += [child.tail or "", child]
            # Text of a comment or processing instruction is none of the page.
            stack += [one.text or ""] if isinstance(one.tag, str) else []
    return "".join(parts)
