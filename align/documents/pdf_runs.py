"""The text of a PDF page in stretches without a wide gap, and the rules drawn on the page."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import regex

from align.documents.layout import Placed
from align.documents.legacy_pdf import line_spans
from align.documents.legacy_text import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# PDFium puts this in place of a hyphen that ends a line, and leaves the line end out.
_LINE_HYPHEN = "\ufffe"
_LINE_END = regex.compile(f"(\r\n|[\r\n]|{_LINE_HYPHEN})")
_WORD = regex.compile(r"\S+")
# In line heights, and in spaces that are usual on the page (those of a typewriter are wide): more
# than a space of a justified line, less than a gutter.
_GAP, _SPACES = 0.6, 1.8
# In points: a rule is no thicker, and longer than the marks of a drawing.
_THICK = 3.0
_LONG = 12.0
# Pages of maps and drawings have more objects, and no tables.
_MOST_OBJECTS = 3_000
_MOST_SEGMENTS = 6

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


class Rules(NamedTuple):
    """Lines drawn on a page."""

    level: tuple[tuple[float, float, float], ...] = ()
    """Left, right and height above the foot of the page."""
    upright: tuple[tuple[float, float, float], ...] = ()
    """Bottom, top and distance from the left of the page."""


class _Word(NamedTuple):
    start: int
    end: int
    left: float
    bottom: float
    right: float
    height: float


def page_lines(layer: "PdfTextPage", *, fonts: bool = False) -> Iterator[list[Placed]]:
    """Yield the lines of a page as PDFium finds them, each cut at its wide gaps.

    Args:
        layer: the text of the page.
        fonts: whether to tell the fonts, too.
    """
    found: list[tuple[str, list[_Word], str, list[Span]]] = []
    # PDFium counts UTF-16 code units.
    unit = 0
    parts = _LINE_END.split(layer.get_text_range())
    box = _Boxes(layer)
    for line, end in zip(parts[0::2], [*parts[1::2], ""], strict=True):
        if words := list(_words(box, unit, line)):
            hyphen = "-" if end == _LINE_HYPHEN else ""
            spans = line_spans(layer, unit, line) if fonts else []
            found.append((line, words, hyphen, spans))
        unit += _units(line) + _units(end)
    least = _SPACES * _usual_space(words for _, words, _, _ in found)
    for line, words, hyphen, spans in found:
        yield list(_runs(line, words, hyphen, spans, least))


def _usual_space(lines: Iterable[list[_Word]]) -> float:
    """Return the width of most spaces between words; what is wide by any measure is none."""
    pairs = ((a, b) for words in lines for a, b in pairwise(words))
    spaces = [gap for a, b in pairs if 0 < (gap := b.left - a.right) < b.height]
    return median(spaces) if spaces else 0.0


def _units(text: str) -> int:
    return (
        len(text) if text.isascii() or max(text) <= "\uffff" else len(text.encode("utf-16-le")) // 2
    )


def _words(box: "_Boxes", unit: int, line: str) -> Iterator[_Word]:
    """Yield the words of a line with their boxes; the height is that of the first letter."""
    for match in _WORD.finditer(line):
        start, end = match.span()
        first = unit + _units(line[:start])
        last = first + _units(match.group()) - 1
        left, bottom, right, top = box(first)
        if last > first:
            right = max(right, box(last)[2])
        yield _Word(start, end, left, bottom, right, top - bottom)


class _Boxes:
    """The boxes of the letters of a page, by their place in its text."""

    def __init__(self, layer: "PdfTextPage") -> None:
        from pypdfium2 import raw

        self._layer = layer
        self._raw = raw
        self._rectangle = raw.FS_RECTF()

    def __call__(self, unit: int) -> Box:
        index = self._raw.FPDFText_GetCharIndexFromTextIndex(self._layer, unit)
        found = self._rectangle
        if index < 0 or not self._raw.FPDFText_GetLooseCharBox(self._layer, index, found):
            return (0.0, 0.0, 0.0, 0.0)
        return (found.left, found.bottom, found.right, found.top)


def _runs(
    line: str, words: list[_Word], hyphen: str, spans: list[Span], least: float
) -> Iterator[Placed]:
    """Cut a line where the gap between two words is wide, or the second stands before the first."""
    begun = 0
    for i in range(1, len(words) + 1):
        if i < len(words):
            gap = words[i].left - words[i - 1].right
            height = max(words[i].height, words[i - 1].height)
            if -height < gap <= max(_GAP * height, least):
                continue
        own = words[begun:i]
        # Leading space is kept at the start of a line: it can be an indent.
        start = own[0].start if begun else 0
        end = own[-1].end if i < len(words) else len(line)
        text = line[start:end] + (hyphen if i == len(words) else "")
        # A raised mark of a note does not tell how big the type is.
        usual = sorted(own, key=lambda word: word.height)[len(own) // 2]
        yield Placed(
            text,
            own[0].left,
            usual.bottom,
            usual.height,
            max(word.right for word in own),
            _between(spans, start, end, hyphen if i == len(words) else ""),
        )
        begun = i


def _between(spans: list[Span], start: int, end: int, hyphen: str) -> tuple[Span, ...]:
    """Return the part of spans from ``start`` to ``end``, and the hyphen in their last font."""
    found: list[Span] = []
    at = 0
    for text, font in spans:
        if part := text[max(0, start - at) : max(0, end - at)]:
            found.append((part, font))
        at += len(text)
    if hyphen and found:
        found.append((hyphen, found[-1][1]))
    return tuple(found)


def page_rules(page: "PdfPage") -> Rules:
    """Find the straight lines and the edges of the boxes that are drawn on a page."""
    from pypdfium2.raw import (
        FPDF_PAGEOBJ_PATH,
        FPDFPage_CountObjects,
        FPDFPage_GetObject,
        FPDFPageObj_GetType,
        FPDFPath_CountSegments,
    )

    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    count = FPDFPage_CountObjects(page)
    for number in range(count if count <= _MOST_OBJECTS else 0):
        item = FPDFPage_GetObject(page, number)
        if FPDFPageObj_GetType(item) != FPDF_PAGEOBJ_PATH:
            continue
        if FPDFPath_CountSegments(item) > _MOST_SEGMENTS:
            continue
        left, bottom, right, top = bounds(item)
        wide, high = right - left > _LONG, top - bottom > _LONG
        flat, thin = top - bottom <= _THICK, right - left <= _THICK
        if wide and (flat or high):
            level += [(left, right, y) for y in ({bottom} if flat else {bottom, top})]
        if high and (thin or wide):
            upright += [(bottom, top, x) for x in ({left} if thin else {left, right})]
    return Rules(tuple(level), tuple(upright))


def bounds(item: object) -> Box:
    """Return the box around an object of a page (PDFium's ``FPDFPageObj_GetBounds``)."""
    from ctypes import byref, c_float

    from pypdfium2.raw import FPDFPageObj_GetBounds

    sides = [c_float() for _ in range(4)]
    FPDFPageObj_GetBounds(item, *(byref(side) for side in sides))
    left, bottom, right, top = (side.value for side in sides)
    return (left, bottom, right, top)
