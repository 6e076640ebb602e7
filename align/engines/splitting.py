"""Table rows cut into cells, and what a model cannot read at once where one takes breath."""

import re
from collections.abc import Callable, Iterator

from align.engines.base import Span

_CELL = re.compile(r"[^\t\s](?:[^\t]*[^\t\s])?")
_BREAKS = (
    re.compile(r"(?<=[;:.!?…])\s+|\s+(?=[–—])"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+"),
)


def split(text: str, length: Callable[[str], int], most: int) -> list[Span]:
    """Return spans that cover a text but for the white space between them.

    Cells with tabs between them are spans of their own, for what stands in one says nothing of
    how the next goes on. Each span is at most ``most`` long by the measure ``length``: the text is
    halved at the strongest mark near its middle (end of a clause, comma, space) until all parts
    fit; a single word that does not fit is cut.
    """
    cells = [cell.span() for cell in _CELL.finditer(text)] or [(len(text), len(text))]
    return [span for start, end in cells for span in _halved(text, start, end, length, most)]


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


def place_prefix(prefix: str, plain: list[str]) -> tuple[int, str]:
    """Say which part of a split sentence a prefix ends in, and what of it belongs to that part.

    Args:
        prefix: what the whole translation must begin with.
        plain: the translation of each part without a prefix.
    """
    rest = prefix
    for number, text in enumerate(plain[:-1]):
        if not rest.startswith(text) or not rest[len(text) :].strip():
            return number, rest
        rest = rest[len(text) :].lstrip()
    return len(plain) - 1, rest
