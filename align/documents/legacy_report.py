"""What reading and cleaning made of a document, and why."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from align.documents.base import Document
from align.documents.cleanup import paragraphs
from align.documents.legacy_found import Found
from align.documents.scanned.page import Scan
from align.units import Block, Kind, Paragraph, Removed

_SHOWN = 30
# What `align.text.clean` does to a text, by name.
_REPAIRS = {
    "letters composed (NFC)": re.compile(
        "[A-Za-z\xc0-\u01b0][\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+"
    ),
    "zero-width characters left out": re.compile("[\u200b\u2060\ufeff]"),
    "soft hyphens left out": re.compile("\xad"),
    "direction marks left out": re.compile("[\u202a-\u202e\u2066-\u2069]"),
    "control characters left out": re.compile(
        "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
    ),
    "no-break spaces kept": re.compile("\xa0"),
}


@dataclass(frozen=True, slots=True)
class Join:
    """Two lines or blocks that became one paragraph."""

    paragraph: int
    """Number of the paragraph, from 1."""
    at: int
    """Where the second begins: code points into the document's text as read."""
    page: int | None
    line: int | None
    before: str
    """The end of the first ..."""
    after: str
    """... and the beginning of the second."""


@dataclass(frozen=True, slots=True)
class Report:
    """One document after cleaning."""

    document: str
    media: str
    encoding: str
    notices: tuple[str, ...]
    legacy: tuple[Found, ...]
    removed: tuple[Removed, ...]
    joins: tuple[Join, ...]
    repairs: dict[str, int]
    """Characters by what became of them."""
    paragraphs: int
    characters: int
    scans: tuple[Scan, ...] = ()
    """How well pages were read that are pictures."""


def examine(
    document: Document,
    *,
    keep_furniture: bool = False,
    on_paragraph: Callable[[Paragraph], None] = lambda _: None,
) -> Report:
    """Clean a document and tell what that did.

    Args:
        document: an open document.
        keep_furniture: leave page numbers, running heads and notices where they stand.
        on_paragraph: is given each paragraph.

    Raises:
        InputError: nothing is left to read.
    """
    removed: list[Removed] = []
    spans: list[tuple[int, int]] = []
    characters = 0
    for paragraph in paragraphs(document, keep_furniture=keep_furniture, on_removed=removed.append):
        on_paragraph(paragraph)
        spans.append((paragraph.content.start, paragraph.content.end))
        characters += len(paragraph.content.text)
    gone = {piece.start for piece in removed}
    text = document.text()
    return Report(
        document=document.name,
        media=document.media,
        encoding=document.encoding or "",
        notices=document.notices,
        legacy=document.legacy,
        removed=tuple(removed),
        joins=tuple(_joins(document.blocks(), spans, gone)),
        repairs={name: n for name, what in _REPAIRS.items() if (n := len(what.findall(text)))},
        paragraphs=len(spans),
        characters=characters,
        scans=document.scans,
    )


def _joins(blocks: Iterator[Block], spans: list[tuple[int, int]], gone: set[int]) -> Iterator[Join]:
    """Yield the blocks that begin inside a paragraph."""
    number = 0
    last = ""
    for block in blocks:
        content = block.content.stripped()
        if content.start in gone or block.kind is Kind.NOTE:
            continue
        while number < len(spans) and content.start >= spans[number][1]:
            number += 1
        if number < len(spans) and spans[number][0] < content.start:
            before, after = last[-_SHOWN:], content.text[:_SHOWN]
            yield Join(number + 1, content.start, block.page, block.line, before, after)
        last = content.text
