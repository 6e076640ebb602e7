"""A translated Word document: the same styles, tables and headers around other words."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from align.documents.base import Document
from align.documents.word import Word, bodies, letters
from align.documents.writing.anchors import LINK, Stack
from align.documents.writing.base import Rewriter, Rewritten, counts
from align.documents.writing.slots import Slot, fill, placed
from align.units import Removed, Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Properties of a run that nobody sees: language, proofing, revision.
_UNSEEN = frozenset(
    f"{_W}{name}" for name in ("lang", "noProof", "bCs", "iCs", "szCs", "rPrChange", "ins")
)
_AROUND = frozenset(f"{_W}{name}" for name in ("hyperlink", "smartTag", "fldSimple"))


class WordRewriter(Rewriter):
    """Replaces the text of runs; whatever else is in the archive stays.

    Headers, footers, notes, comments and text boxes are no part of the text as read and stay in
    the source language.
    """

    def rewritten(
        self, document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
    ) -> Rewritten:
        """Return the translated archive."""
        if not isinstance(document, Word):
            raise TypeError(f"{document.path} is no Word document")
        opened = document.opened()
        read = document.text()
        found = list(_found(opened.element.body))
        texts = [text for _, text, _ in found]
        looks: dict[_Element, Stack] = {}
        slots = [
            Slot(text, at, _stack(element, looks), cell)
            for (element, text, cell), at in zip(found, placed(read, texts, _is_space), strict=True)
        ]
        tally = fill(slots, units, removed, len(read))
        done: set[_Element] = set()
        for (element, text, _), slot in zip(found, slots, strict=True):
            # The cells of a table in a table are read with each of the two.
            if element not in done and slot.new != text:
                _replace(element, slot.new)
            done.add(element)
        stream = BytesIO()
        opened.save(stream)
        return Rewritten(stream.getvalue(), *counts(units), tally.flattened, tally.guessed)


def _is_space(char: str) -> bool:
    return char in " \t\n"


def _found(body: "_Element") -> "Iterator[tuple[_Element, str, int]]":
    """Yield what shows text in the order in which it is read, with the number of its cell."""
    number = 0
    for block in bodies(body):
        cells = block if isinstance(block, list) else [[block]]
        for cell in cells:
            number += 1
            for paragraph in cell:
                for element, text in letters(paragraph):
                    if text.strip(" \t\n") or element.tag == f"{_W}t":
                        yield element, text, number


def _stack(element: "_Element", looks: "dict[_Element, Stack]") -> Stack:
    """Return the formatting of a text: the link around its run and the look of the run."""
    run = element.getparent()
    if run is None:
        return ()
    if run not in looks:
        around: Stack = tuple(
            (LINK, id(one)) for one in reversed(list(run.iterancestors())) if one.tag in _AROUND
        )
        properties = run.find(f"{_W}rPr")
        seen = [] if properties is None else [p for p in properties if p.tag not in _UNSEEN]
        look = tuple(sorted(f"{p.tag} {sorted(map(str, p.values()))}" for p in seen))
        looks[run] = (*around, ("look", look)) if look else around
    return looks[run]


def _replace(element: "_Element", text: str) -> None:
    run = element.getparent()
    if run is None:
        return
    if text:
        if element.tag != f"{_W}t":
            fresh = run.makeelement(f"{_W}t", {}, {})
            run.replace(element, fresh)
            element = fresh
        element.text = text
        element.set(_SPACE, "preserve")
        return
    run.remove(element)
    holder = run.getparent()
    if holder is not None and all(child.tag == f"{_W}rPr" for child in run):
        holder.remove(run)
        above = holder.getparent()
        if holder.tag in _AROUND and above is not None and not len(holder):
            above.remove(holder)
