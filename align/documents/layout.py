"""See from where its lines stand how a page is divided into paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# In line pitches: a bigger step down than this is more than line spacing.
_GAP = 1.35
# In line heights, for pages with too few lines to know their pitch.
_WIDE = 1.9
# In line heights: an indent begins at this distance from the margin ...
_INDENT = 0.5
# ... and what is further from it is centred or in another column.
_FAR = 6.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text and where it stands, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    height: float


def page_text(lines: Iterable[Placed]) -> str:
    """Write the lines of a page, each followed by LF, an empty line before a new paragraph."""
    page = list(lines)
    steps = [a.bottom - b.bottom for a, b in pairwise(page)]
    down = [step for step in steps if step > 0]
    pitch = median(down) if len(down) >= 3 else 0.0
    margin = median(line.left for line in page) if page else 0.0
    parts: list[str] = []
    for i, line in enumerate(page):
        if i and _begins(page[i - 1], line, pitch, margin):
            parts.append("\n")
        parts.append(f"{line.text}\n")
    return "".join(parts)


def _begins(before: Placed, line: Placed, pitch: float, margin: float) -> bool:
    """Tell whether a paragraph begins at this line."""
    step = before.bottom - line.bottom
    if step > (_GAP * pitch if pitch else _WIDE * line.height):
        return True
    if abs(before.height - line.height) > 0.2 * line.height:
        return True
    return _indented(line, margin) and not _indented(before, margin)


def _indented(line: Placed, margin: float) -> bool:
    return _INDENT * line.height < line.left - margin < _FAR * line.height
