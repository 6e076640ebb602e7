"""Put the lines of columns together where a line ends for want of room only.

How full a line is, is seen from where it ends in its column. What is known later, from the lengths
of all lines of a document (``learning``), tells little where columns are of several widths.
"""

from collections.abc import Iterator, Sequence

import regex

from align.documents.layout import Placed, begins, indented, merged
from align.documents.shapes import ends_clause, ends_sentence, in_capitals, is_heading, is_item
from align.units import Kind

# A dash between spaces parts no word.
_HYPHEN = regex.compile(r"\p{L}[-\u2010\u00ad]\s*$")
_TAIL = 8
# Share of a column's width that a line has at least which the next one goes on.
_FULL = 0.97


def flowed(columns: Sequence[Sequence[Placed]]) -> Iterator[Placed | None]:
    """Yield the paragraphs of columns as far as they are certain, None before one that begins.

    A paragraph keeps its line ends. It ends at a hyphen, too: what becomes of that is decided where
    the whole document is known.

    Args:
        columns: lines of columns that are read one after the other.
    """
    growing: list[Placed] = []
    edge = 0.0
    for column in columns:
        parted = begins(column)
        for number, line in enumerate(column):
            new = parted[number] if number else indented(line, column)
            if growing and not new and _goes_on(growing[-1], line, edge):
                growing.append(line)
            else:
                yield from _grown(growing)
                if growing and (new or not _undecided(growing[-1], line)):
                    yield None
                growing = [line]
            edge = _edge(column)
    yield from _grown(growing)


def _grown(lines: Sequence[Placed]) -> Iterator[Placed]:
    if lines:
        yield merged(lines, "\n", lines[0].kind)


def _undecided(line: Placed, following: Placed) -> bool:
    """Tell whether only the whole document shows how two lines hang together."""
    titles = in_capitals(line.text.strip()) and in_capitals(following.text.strip())
    return titles or _HYPHEN.search(line.text[-_TAIL:]) is not None


def _edge(column: Sequence[Placed]) -> float:
    """Return how far lines of a column reach; one that sticks out does not count."""
    ends = sorted((line.right for line in column), reverse=True)
    return ends[min(len(ends) // 20, len(ends) - 1)]


def _goes_on(line: Placed, following: Placed, edge: float) -> bool:
    if {line.kind, following.kind} != {Kind.TEXT} or _HYPHEN.search(line.text[-_TAIL:]):
        return False
    if abs(line.height - following.height) > 0.2 * line.height:
        return False
    if is_item(following.text) and ends_clause(line.text):
        return False
    if is_heading(following.text) and ends_sentence(line.text):
        return False
    word = len(following.text.split(maxsplit=1)[0]) + 1
    letter = (following.right - following.left) / max(1, len(following.text))
    return line.right + word * letter > edge - (1 - _FULL) * (edge - line.left)
