"""Word documents (Office Open XML)."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from zipfile import BadZipFile

import regex

from align.documents.base import Document
from align.documents.flow import written
from align.documents.legacy_fonts import Fonts
from align.documents.legacy_text import Mending, Span, joined_spans
from align.errors import InputError
from align.units import Block, Kind

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What is not the text of this paragraph: deleted text, the drawn copy of a text box kept for old
# programs, a text box (it is no part of the sentence it is anchored in), notes' own marks.
_NOT_TEXT = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr"}
)
_CHARACTERS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
# What zipfile and python-docx raise on archives that are damaged, encrypted or something else.
_BROKEN = (BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError)
_HEADING = regex.compile(r"(heading|title|subtitle)\b", regex.I)
_LIST = regex.compile(r"list\b(?! continue)", regex.I)


class Word(Document):
    """A .docx file. The text as read is that of its blocks, each followed by one LF.

    Blocks are the paragraphs and table rows of the body in their order, cells separated by tabs,
    line breaks as LF; insertions that await approval are text, deletions are not. Headers,
    footers, notes, comments and text boxes are left out. Runs in an older encoding of Vietnamese,
    as their fonts or their syllables tell, stand in the text as read as the file has them, and in
    the blocks as the page shows them.
    """

    media: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

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

    def opened(self) -> "Opened":
        """Open the file anew.

        Raises:
            InputError: it is no Word file.
        """
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import XMLSyntaxError

        try:
            opened: Opened = docx.Document(str(self.path))
        except (*_BROKEN, OpcError, XMLSyntaxError) as error:
            raise InputError(
                "this Word file is broken or is no Word file",
                where=str(self.path),
                hint="open it in a word processor and save it again as .docx",
            ) from error
        return opened

    def _survey(self, opened: "Opened") -> None:
        """Find out whether paragraphs are in an older encoding."""
        fonts = Fonts(opened.styles.element)
        paragraphs = opened.element.body.iter(f"{_W}p")
        self._mending.survey(_spans(paragraph, fonts) for paragraph in paragraphs)
        self.legacy = self._mending.found
        self._notice(*(found.notice for found in self.legacy))

    def _pieces(self) -> Iterator[tuple[list[Span], Kind]]:
        opened = self.opened()
        names = {style.style_id: style.name or "" for style in opened.styles}
        fonts = Fonts(opened.styles.element)
        for found in bodies(opened.element.body):
            if isinstance(found, list):
                yield _row(found, fonts), Kind.ROW
            else:
                yield _spans(found, fonts), _kind(found, names)


def _spans(paragraph: "_Element", fonts: Fonts) -> list[Span]:
    """Return the text of a paragraph with the font of each stretch."""
    return [(text, fonts.of(element, paragraph)) for element, text in letters(paragraph)]


def _row(cells: "list[list[_Element]]", fonts: Fonts) -> list[Span]:
    """Return the text of a table row: cells parted by tabs, their paragraphs by spaces."""
    row: list[Span] = []
    for number, cell in enumerate(cells):
        row += [("\t", "")] if number else []
        for place, paragraph in enumerate(cell):
            row += [(" ", "")] if place else []
            row += [(text.replace("\n", " "), font) for text, font in _spans(paragraph, fonts)]
    return row


def bodies(parent: "_Element") -> "Iterator[_Element | list[list[_Element]]]":
    """Yield what a body holds, looking into content controls and accepted changes.

    A paragraph comes as its element, a table row as a list of cells with their paragraphs.
    """
    for element in parent:
        if element.tag == f"{_W}p":
            yield element
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [cell for cell in row.iter(f"{_W}tc") if cell.getparent() is not None]
                yield [list(cell.iter(f"{_W}p")) for cell in cells]
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from bodies(element)


def paragraph_text(paragraph: "_Element") -> str:
    """Return the text of a paragraph as the page shows it."""
    return "".join(text for _, text in letters(paragraph))


def letters(paragraph: "_Element") -> "Iterator[tuple[_Element, str]]":
    """Yield the elements of a paragraph that show text, each with its text."""
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            yield element, element.text or ""
        elif element.tag in _CHARACTERS:
            # A page or column break is layout, not a line of the paragraph.
            layout = element.get(f"{_W}type") in ("page", "column")
            yield element, " " if layout else _CHARACTERS[element.tag]
        elif element.tag not in _NOT_TEXT:
            stack.extend(reversed(element))


def _kind(paragraph: "_Element", names: dict[str, str]) -> Kind:
    """Tell what a paragraph is by its style and numbering."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return Kind.TEXT
    style = properties.find(f"{_W}pStyle")
    identity = "" if style is None else style.get(f"{_W}val") or ""
    name = names.get(identity, identity)
    if _HEADING.match(name) or properties.find(f"{_W}outlineLvl") is not None:
        return Kind.HEADING
    if _LIST.match(name) or properties.find(f"{_W}numPr") is not None:
        return Kind.ITEM
    return Kind.TEXT
