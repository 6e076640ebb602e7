"""Word documents (Office Open XML)."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from zipfile import BadZipFile

import regex

from align.documents.base import Document
from align.documents.flow import written
from align.documents.legacy_fonts import Fonts
from align.documents.legacy_text import Mending, Span, joined_spans
from align.documents.word_walk import Package, Shown, W, letters, unpacked
from align.errors import InputError
from align.units import Block, Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

# What zipfile and python-docx raise on archives that are damaged, encrypted or something else.
_BROKEN = (BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError)
_TABS = regex.compile("[\t\n]")
_HEADING = regex.compile(r"(heading|title|subtitle)\b", regex.I)
_LIST = regex.compile(r"list\b(?! continue)", regex.I)


class Word(Document):
    """A .docx file. The text as read is that of its blocks, each followed by one LF.

    Blocks are the paragraphs and table rows in their order, cells separated by tabs, line breaks
    as LF. Footnotes, endnotes, text boxes and tables in a cell follow the paragraph or row they
    hang on; the mark of a note is no text. Insertions that await approval are text, deletions are
    not. Headers and footers, which repeat on each page as furniture does, comments and diagrams
    are left out. Runs in an older encoding of Vietnamese, as their fonts or their syllables tell,
    stand in the text as read as the file has them, and in the blocks as the page shows them.
    """

    media: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    edition: ClassVar[int] = 2

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._mending = Mending(encoding)
        if encoding is not None and not self._mending.forced:
            self._notice("--encoding has no effect on a .docx file")
        self._survey(self.opened())

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body."""
        return self._mending.placed(self._pieces())

    def text(self) -> str:
        """Return the text of all blocks."""
        return written((joined_spans(spans), kind) for spans, kind in self._pieces())

    def opened(self) -> Package:
        """Open the file anew.

        Raises:
            InputError: it is no Word file.
        """
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import XMLSyntaxError

        try:
            return unpacked(docx.Document(str(self.path)))
        except (*_BROKEN, OpcError, XMLSyntaxError) as error:
            raise InputError(
                "this Word file is broken or is no Word file",
                where=str(self.path),
                hint="open it in a word processor and save it again as .docx",
            ) from error

    def _survey(self, opened: Package) -> None:
        """Find out whether paragraphs are in an older encoding."""
        fonts = Fonts(opened.document.styles.element)
        self._mending.survey(
            _spans(shown, fonts) for passage in opened.passages() for shown in passage.paragraphs()
        )
        self.legacy = self._mending.found
        self._notice(*(found.notice for found in self.legacy))

    def _pieces(self) -> Iterator[tuple[list[Span], Kind]]:
        opened = self.opened()
        styles = opened.document.styles
        names = {style.style_id: style.name or "" for style in styles}
        fonts = Fonts(styles.element)
        for passage in opened.passages():
            if passage.row:
                yield _row(passage.cells, fonts), Kind.ROW
                continue
            for shown in passage.paragraphs():
                kind = Kind.NOTE if passage.note else _kind(shown[-1], names)
                yield _spans(shown, fonts), kind


def _spans(shown: Shown, fonts: Fonts) -> list[Span]:
    """Return the text of a paragraph with the font of each stretch."""
    return [
        (text, fonts.of(element, paragraph))
        for paragraph in shown
        for element, text in letters((paragraph,))
    ]


def _row(cells: Iterable[tuple[Shown, ...]], fonts: Fonts) -> list[Span]:
    """Return the text of a table row: cells parted by tabs, their paragraphs by spaces."""
    row: list[Span] = []
    for number, cell in enumerate(cells):
        row += [("\t", "")] if number else []
        for place, shown in enumerate(cell):
            row += [(" ", "")] if place else []
            row += [(_TABS.sub(" ", text), font) for text, font in _spans(shown, fonts)]
    return row


def _kind(paragraph: "_Element", names: dict[str, str]) -> Kind:
    """Tell what a paragraph is by its style and numbering."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return Kind.TEXT
    style = properties.find(f"{W}pStyle")
    identity = "" if style is None else style.get(f"{W}val") or ""
    name = names.get(identity, identity)
    if _HEADING.match(name) or properties.find(f"{W}outlineLvl") is not None:
        return Kind.HEADING
    if _LIST.match(name) or properties.find(f"{W}numPr") is not None:
        return Kind.ITEM
    return Kind.TEXT
