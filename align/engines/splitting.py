"""Table rows cut into cells, and what a model reads badly at once where one takes breath."""

import re
from collections.abc import Callable, Iterator

from align.engines.base import Span

_CELL = re.compile(r"[^\t\s](?:[^\t]*[^\t\s])?")
_CLAUSE = re.compile(r";\s+")
_BREAKS = (
    re.compile(r"(?<=[;:.!?…])\s+|\s+(?=[–—])"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+"),
)


def split(text: str, length: Callable[[str], int], most: int, clause: int = 0) -> list[Span]:
    """Return spans that cover a text but for the white space between them.

    Cells with tabs between them are spans of their own, for what stands in one says nothing of
    how the next goes on. Each span is at most ``most`` long by the measure ``length``: the text is
    halved at the strongest mark near its middle (end of a clause, comma, space) until all parts
    fit; a single word that does not fit is cut.

    Args:
        text: what to split.
        length: measures a part of it.
        most: how long a part may be.
        clause: words that must stand on both sides for the text to be cut behind a semicolon
            however short it is; 0: it is not.
    """
    cells = [cell.span() for cell in _CELL.finditer(text)] or [(len(text), len(text))]
    return [
        span
        for cell in cells
        for start, end in (_clauses(text, *cell, clause) if clause else (cell,))
        for span in _halved(text, start, end, length, most)
    ]


def _clauses(text: str, start: int, end: int, least: int) -> Iterator[Span]:
    for mark in _CLAUSE.finditer(text, start, end):
        before, behind = text[start : mark.start()], text[mark.end() : end]
        if min(len(before.split()), len(behind.split())) >= least:
            yield start, mark.start() + 1
            start = mark.end()
    yield start, end


def _halved(
    text: str, start: int, end: int, length: Callable[[str], int], most: int
) -> Iterator[Span]:
    if end - start < 2 or length(text[start:end]) <= most:
        yield start, end
        return
    cut = _nearest_break(text, start, end)
    yield from _halved(text, start, cut[0], length, most)
    yield from _halved(text, cut[1], end, length, most)


def _nearest_break(text: str, start: int, end: int) -> Span:
    middle = (start + end) // 2
    for pattern in _BREAKS:
        cuts = [
            m.span()
            for m in pattern.finditer(text, start, end)
            # A part of less than a quarter would leave the other as long as before.
            if start + (end - start) // 4 <= m.start() and m.end() <= end - (end - start) // 4
        ]
        if cuts:
            return min(cuts, key=lambda span: abs(span[0] - middle))
    return middle, middle


def between(source: str, end: int, start: int) -> str:
    """Return what stands between the translations of two neighbouring parts: tabs, or a space.

    Args:
        source: the whole of it.
        end: where the part in front ends in it.
        start: where the one behind begins.
    """
    return "\t" * source.count("\t", end, start) or " "
