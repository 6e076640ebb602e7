"""The places that a replacement would change, drawn as they are seen: there may be thousands."""

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from align.session import Preview, Substitution
from align.tui.editor.cells import one_line
from align.tui.editor.line_view import LineView

Span = tuple[int, int]
Piece = tuple[str, Style]
ROWS = 2
"""Lines of each place: what stands there, what will."""
_LEAD = 16
"""Code points shown in front of the place."""
_SHOWN = 1_000
"""Code points shown behind it at most; no terminal is wider."""


class PreviewList(LineView, can_focus=True):
    """Two lines a place: number and text before, text after with the new part marked."""

    DEFAULT_CSS: ClassVar[str] = """
    PreviewList { height: 1fr; min-height: 4; }
    """

    def __init__(self, preview: Preview, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._preview = preview
        counts = [max(len(one.spans), 1) for one in preview.substitutions]
        self._ends = list(accumulate(counts))
        self._digits = max((len(str(one.line.number)) for one in preview.substitutions), default=1)

    def on_mount(self) -> None:
        """Make room for every place."""
        self.virtual_size = Size(1, ROWS * (self._ends[-1] if self._ends else 0))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, base = self.size.width, self.rich_style
        place, row = divmod(y + self.scroll_offset.y, ROWS)
        if not self._ends or place >= self._ends[-1]:
            return Strip.blank(width, base)
        number = bisect_right(self._ends, place)
        nth = place - (self._ends[number - 1] if number else 0)
        parts = self._parts(self._preview.substitutions[number], nth, row)
        segments = [Segment(text, base + style) for text, style in parts]
        return Strip(list(Segment.adjust_line_length(segments, width, base)), width)

    def _parts(self, one: Substitution, nth: int, row: int) -> list[Piece]:
        faint = self.ink("faint")
        if row == 0:
            spans = old_spans(one)[nth : nth + 1]
            head = (f"{one.line.number:>{self._digits}} − ", faint)
            return [head, *_around(one.line.target, spans, "[-", "-]", self.ink("gone"))]
        spans = list(one.spans[nth : nth + 1])
        head = (f"{'':>{self._digits}} + ", faint)
        return [head, *_around(one.after, spans, "{+", "+}", self.ink("added"))]


def old_spans(one: Substitution) -> list[Span]:
    """Return where the replaced parts stand in the old target.

    What lies between the parts is the same before and after, so the parts are what lies between
    its occurrences. Where it occurs within a part as well this may be a little off; it only
    decides what a preview marks.
    """
    ends = [(0, 0), *one.spans, (len(one.after), len(one.after))]
    same = [one.after[a[1] : b[0]] for a, b in pairwise(ends)]
    before, done = one.line.target, len(same[0])
    found: list[Span] = []
    for number, gap in enumerate(same[1:], 1):
        last = number == len(same) - 1
        at = len(before) - len(gap) if last else before.find(gap, done)
        at = max(at, done)
        found.append((done, at))
        done = at + len(gap)
    return found


def _around(text: str, spans: list[Span], opening: str, closing: str, ink: Style) -> list[Piece]:
    """Return a text from a little before a part on, the part between marks and in colour."""
    begin, end = spans[0] if spans else (0, 0)
    start = max(begin - _LEAD, 0)
    head = ("…" if start else "") + one_line(text[start:begin])
    part = f"{opening}{one_line(text[begin:end])}{closing}" if spans else ""
    return [(head, Style.null()), (part, ink), (one_line(text[end : end + _SHOWN]), Style.null())]
