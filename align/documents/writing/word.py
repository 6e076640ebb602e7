"""A translated Word document: the same styles, tables and headers around other words."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from align.documents.base import Document
from align.documents.word import Word
from align.documents.word_walk import (
    ALTERNATE,
    BOX,
    REFERENCES,
    TEXT,
    Package,
    Passage,
    W,
    branches,
    seen,
    text_of,
)
from align.documents.writing.anchors import LINK, Stack
from align.documents.writing.base import Rewriter, Rewritten, counts
from align.documents.writing.slots import Slot, fill, placed
from align.units import Removed, Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Properties of a run that nobody sees: language, proofing, revision.
_UNSEEN = frozenset(
    f"{W}{name}" for name in ("lang", "noProof", "bCs", "iCs", "szCs", "rPrChange", "ins")
)
_AROUND = frozenset(f"{W}{name}" for name in ("hyperlink", "smartTag", "fldSimple"))

_HEADS = "headers and footers are not read and stay as they are"


class WordRewriter(Rewriter):
    """Replaces the text of runs; whatever else is in the archive stays.

    Headers, footers and comments are no part of the text as read and stay in the source language.
    """

    def rewritten(
        self, document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
    ) -> Rewritten:
        """Return the translated archive."""
        if not isinstance(document, Word):
            raise TypeError(f"{document.path} is no Word document")
        opened = document.opened()
        read = document.text()
        found = list(_found(opened.passages()))
        texts = [one.text for one in found]
        looks: dict[_Element, Stack] = {}
        slots = [
            Slot(one.text, at, _stack(one.element, looks), one.cell, one.marked)
            for one, at in zip(found, placed(read, texts, _is_space), strict=True)
        ]
        tally = fill(slots, units, removed, len(read))
        copies = [(box, copy, _text(box)) for box, copy in _copies(opened)]
        for one, slot in zip(found, slots, strict=True):
            if slot.new != one.text:
                _replace(one.element, slot.new)
        for box, copy, text in reversed(copies):
            if _text(box) != text:
                copy[:] = [deepcopy(one) for one in box]
        stream = BytesIO()
        opened.document.save(stream)
        return Rewritten(
            stream.getvalue(),
            *counts(units),
            tally.flattened,
            tally.guessed,
            (*tally.notices, *((_HEADS,) if opened.has_heads() else ())),
        )


def _is_space(char: str) -> bool:
    return char in " \t\n"


class _Found(NamedTuple):
    """What shows some text."""

    element: "_Element"
    text: str
    cell: int
    marked: bool
    """Whether the mark of a note stands before it."""


def _found(passages: Iterable[Passage]) -> Iterator[_Found]:
    """Yield what shows text in the order in which it is read."""
    for number, cell in enumerate(chain.from_iterable(one.cells for one in passages)):
        for shown in cell:
            marked = False
            for element in chain.from_iterable(map(seen, shown)):
                text = text_of(element)
                if text is not None and (text.strip(" \t\n") or element.tag == TEXT):
                    yield _Found(element, text, number, marked)
                    marked = False
                else:
                    marked = marked or element.tag in REFERENCES


def _copies(opened: Package) -> "Iterator[tuple[_Element, _Element]]":
    """Yield the text boxes that are read, each with its copy for programs that know no such box."""
    for root in opened.roots():
        for alternate in root.iter(ALTERNATE):
            read, *others = ([*one.iter(BOX)] for one in branches(alternate))
            for boxes in others:
                if list(map(_text, boxes)) == list(map(_text, read)):
                    yield from zip(read, boxes, strict=True)


def _text(element: "_Element") -> str:
    return "".join(one.text or "" for one in element.iter(TEXT))


def _stack(element: "_Element", looks: "dict[_Element, Stack]") -> Stack:
    """Return the formatting of a text: the link around its run and the look of the run."""
    run = element.getparent()
    if run is None:
        return ()
    if run not in looks:
        around: Stack = tuple(
            (LINK, id(one)) for one in reversed(list(run.iterancestors())) if one.tag in _AROUND
        )
        properties = run.find(f"{W}rPr")
        seen = [] if properties is None else [p for p in properties if p.tag not in _UNSEEN]
        look = tuple(sorted(f"{p.tag} {sorted(map(str, p.values()))}" for p in seen))
        looks[run] = (*around, ("look", look)) if look else around
    return looks[run]


def _replace(element: "_Element", text: str) -> None:
    run = element.getparent()
    if run is None:
        return
    if text:
        if element.tag != TEXT:
            fresh = run.makeelement(TEXT, {}, {})
            run.replace(element, fresh)
            element = fresh
        element.text = text
        element.set(_SPACE, "preserve")
        return
    run.remove(element)
    holder = run.getparent()
    if holder is not None and all(child.tag == f"{W}rPr" for child in run):
        holder.remove(run)
        above = holder.getparent()
        if holder.tag in _AROUND and above is not None and not len(holder):
            above.remove(holder)
