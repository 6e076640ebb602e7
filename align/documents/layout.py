"""See from where its lines stand how a part of a page is divided into paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from align.documents.legacy_text import Span
from align.units import Kind

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
    """A stretch of text and where it stands, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    height: float
    right: float = 0.0
    spans: tuple[Span, ...] = ()
    """The same text by fonts, where they matter."""
    kind: Kind = Kind.TEXT

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.bottom + self.height


def merged(
    parts: Sequence[Placed], glue: str = " ", kind: Kind = Kind.TEXT, like: Placed | None = None
) -> Placed:
    """Make one of several stretches, placed as the first of them is, or as ``like`` is."""
    spans: list[Span] = []
    for part in parts:
        if spans and glue:
            spans.append((glue, spans[-1][1]))
        spans += part.spans
    first = like or parts[0]
    text = glue.join(part.text for part in parts)
    right = max(part.right for part in parts)
    kept = tuple(spans) if any(part.spans for part in parts) else ()
    return Placed(text, first.left, first.bottom, first.height, right, kept, kind)


def whole(runs: Sequence[Placed]) -> Placed:
    """Make one line of the stretches it was cut into."""
    return runs[0] if len(runs) == 1 else merged(runs)


def pitch_of(lines: Sequence[Placed]) -> float:
    """Return the usual step down from line to line, 0 of too few lines."""
    down = [step for a, b in pairwise(lines) if (step := a.bottom - b.bottom) > 0]
    return median(down) if len(down) >= 3 else 0.0


def begins(lines: Sequence[Placed]) -> list[bool]:
    """Tell of each line of a column or page whether a paragraph begins there, after the first."""
    pitch = pitch_of(lines)
    margin = median(line.left for line in lines) if lines else 0.0
    return [False, *(_begins(a, b, pitch, margin) for a, b in pairwise(lines))][: len(lines)]


def indented(line: Placed, lines: Sequence[Placed]) -> bool:
    """Tell whether a line stands further right than most lines of its column."""
    return _indented(line, median(other.left for other in lines))


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
