"""The way through a Word file that all take who read its text or write into it.

Office Open XML, ECMA-376 part 1: paragraphs, tables and revisions 17.3 to 17.13, notes 17.11;
``mc:AlternateContent`` part 3, section 9.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.opc.part import Part
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_MC}AlternateContent"
"""One content in several versions, of which a program shows the first that it knows."""
BOX = f"{W}txbxContent"
"""What a text box holds."""

TEXT = f"{W}t"
"""Some text of a run."""

_RUN, _ROW, _CELL = f"{W}r", f"{W}tr", f"{W}tc"
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
REFERENCES = {f"{W}footnoteReference": f"{W}footnote", f"{W}endnoteReference": f"{W}endnote"}
"""What stands in the text for a note, and what the note is."""
_HANGING = frozenset({BOX, *REFERENCES})
# Deleted text, text that was moved elsewhere, and properties.
_NOT_TEXT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr"))
# What may stand around paragraphs, rows or cells without being any of them.
_AROUND = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_OFF = frozenset({"0", "false", "off"})

Shown = tuple["_Element", ...]
"""What the page shows as one paragraph: more than one element where the mark between them is
deleted by a change that awaits approval."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a table row, in the order of reading."""

    cells: tuple[tuple[Shown, ...], ...]
    """Of a row its cells, otherwise one that holds one paragraph."""
    row: bool = False
    note: bool = False
    """Whether it stands in a footnote or endnote."""

    def paragraphs(self) -> Iterator[Shown]:
        """Yield the paragraphs of all cells."""
        return chain.from_iterable(self.cells)


@dataclass(frozen=True, slots=True)
class Package:
    """An open Word file with its notes."""

    document: "Opened"
    notes: "dict[tuple[str, str], _Element]"
    """Footnotes and endnotes by their tag and their number."""

    def roots(self) -> "Iterator[_Element]":
        """Yield the body and each note."""
        yield self.document.element.body
        yield from self.notes.values()

    def has_heads(self) -> bool:
        """Tell whether there are words in headers or footers."""
        from docx.opc.part import XmlPart

        parts = (
            relation.target_part
            for relation in self.document.part.rels.values()
            if relation.reltype.endswith(("/header", "/footer")) and not relation.is_external
        )
        known = (part for part in parts if isinstance(part, XmlPart))
        texts = (one.text or "" for part in known for one in part.element.iter(TEXT))
        return any(map(str.isalpha, chain.from_iterable(texts)))

    def passages(self) -> Iterator[Passage]:
        """Yield all text in the order of reading, each piece once.

        The notes, text boxes and inner tables of a paragraph or row follow it in the order in
        which they hang on it. A note that no text refers to is shown nowhere and left out.
        """
        return _Walk(self.notes).blocks(self.document.element.body, note=False)


def unpacked(document: "Opened") -> Package:
    """Find the notes of a file.

    Raises:
        XMLSyntaxError: a part with notes is no XML.
    """
    part = document.part
    notes = {
        (note.tag, note.get(f"{W}id") or ""): note
        for relation in list(part.rels.values())
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external
        for note in _root(part, relation.rId)
    }
    return Package(document, notes)


def _root(owner: "Part", relation: str) -> "_Element":
    """Return the root of a related part, in such a way that it is saved as it becomes."""
    from docx.opc.part import XmlPart

    known = owner.rels[relation]
    part = known.target_part
    if not isinstance(part, XmlPart):
        # The library keeps the bytes of parts that it knows nothing of.
        part = XmlPart.load(part.partname, part.content_type, part.blob, part.package)
        for one in known.target_part.rels.values():
            target = one.target_ref if one.is_external else one.target_part
            part.load_rel(one.reltype, target, one.rId, one.is_external)
        owner.load_rel(known.reltype, part, relation)
    root: _Element = part.element
    return root


class _Walk:
    """Goes through the stories of a file; remembers which notes it has seen."""

    def __init__(self, notes: "dict[tuple[str, str], _Element]") -> None:
        self._notes = dict(notes)

    def blocks(self, parent: "_Element", *, note: bool) -> Iterator[Passage]:
        """Yield the text of a body, a note or a text box with all that hangs on it."""
        for block in _blocks(parent):
            yield from self._block(block, note=note)

    def _block(self, block: "Shown | _Element", *, note: bool) -> Iterator[Passage]:
        if isinstance(block, tuple):
            yield Passage(((block,),), note=note)
            yield from self._hanging(block, note=note)
            return
        for row in _within(block, _ROW):
            inner = [list(_blocks(cell)) for cell in _within(row, _CELL)]
            cells = [tuple(one for one in cell if isinstance(one, tuple)) for cell in inner]
            yield Passage(tuple(cells), row=True, note=note)
            for one in chain.from_iterable(inner):
                if isinstance(one, tuple):
                    yield from self._hanging(one, note=note)
                else:
                    yield from self._block(one, note=note)

    def _hanging(self, shown: Shown, *, note: bool) -> Iterator[Passage]:
        for element in chain.from_iterable(map(seen, shown)):
            if element.tag == BOX:
                yield from self.blocks(element, note=note)
            elif element.tag in REFERENCES:
                key = (REFERENCES[element.tag], element.get(f"{W}id") or "")
                if (found := self._notes.pop(key, None)) is not None:
                    yield from self.blocks(found, note=True)


def letters(shown: Shown) -> "Iterator[tuple[_Element, str]]":
    """Yield the elements of a paragraph that show text of its own, each with its text."""
    for element in chain.from_iterable(map(seen, shown)):
        if (text := text_of(element)) is not None:
            yield element, text


def text_of(element: "_Element") -> str | None:
    """Return the text that an element shows; None if it is not there to show text."""
    if element.tag == TEXT:
        return element.text or ""
    # A page or column break is layout, not a line of the paragraph.
    if element.get(f"{W}type") in ("page", "column"):
        return " "
    return _CHARACTERS.get(element.tag)


def branches(alternate: "_Element") -> "list[_Element]":
    """Return the versions of one content, that which is read first.

    It is the first that holds any text: programs choose by what they can draw.
    """
    found = [one for one in alternate if one.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    told = ((i, next(one.iter(TEXT, *REFERENCES), None)) for i, one in enumerate(found))
    first = next((i for i, text in told if text is not None), 0)
    return [*found[first : first + 1], *found[:first], *found[first + 1 :]]


def _blocks(parent: "_Element") -> "Iterator[Shown | _Element]":
    """Yield paragraphs and tables."""
    begun: list[_Element] = []
    for element in _within(parent, f"{W}p", f"{W}tbl"):
        is_table = element.tag == f"{W}tbl"
        if not is_table:
            begun.append(element)
        if begun and (is_table or not _marked(element, f"{W}pPr/{W}rPr", "del", "moveFrom")):
            yield tuple(begun)
            begun = []
        if is_table:
            yield element
    if begun:
        yield tuple(begun)


def _within(parent: "_Element", *tags: str) -> "Iterator[_Element]":
    """Yield the children of certain kinds that the page shows, whatever is wrapped around them."""
    for element in parent:
        if element.tag in tags:
            if not (_marked(element, f"{W}trPr", "del") or _marked(element, f"{W}tcPr", "cellDel")):
                yield element
        elif element.tag in _AROUND:
            yield from _within(element, *tags)
        elif element.tag == ALTERNATE:
            for version in branches(element)[:1]:
                yield from _within(version, *tags)


def _marked(element: "_Element", path: str, *names: str) -> bool:
    """Tell whether the properties of an element hold a mark of a change."""
    return any(element.find(f"{path}/{W}{name}") is not None for name in names)


def seen(paragraph: "_Element") -> "Iterator[_Element]":
    """Yield what a paragraph shows and what hangs on it, the latter unopened."""
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == TEXT or element.tag in _CHARACTERS or element.tag in _HANGING:
            yield element
        elif element.tag == ALTERNATE:
            stack.extend(branches(element)[:1])
        elif element.tag == _RUN and (marked := _own_mark(element)):
            stack.extend(reversed(marked))
        elif element.tag not in _NOT_TEXT:
            stack.extend(reversed(element))


def _own_mark(run: "_Element") -> "list[_Element]":
    """Return the references of a run whose text is their mark, such as an asterisk."""
    return [
        one
        for one in run
        if one.tag in REFERENCES and (one.get(f"{W}customMarkFollows") or "0") not in _OFF
    ]
