"""The list of segments: as many rows as there are, of which only those in sight are made."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from align.tui.editor.cells import fitted
from align.tui.editor.line_view import LineView
from align.units import Status

if TYPE_CHECKING:
    from align.session import Session
    from align.store.editing import Line

_GLYPHS = {Status.CONFIRMED: "✓", Status.DRAFT: "~", Status.NEW: "·"}
_MARKS, _MATCH = 5, 5
_NARROW = 40
"""Width under which only the number, the glyph and the source have room."""
_PAGES_AHEAD = 2


class SegmentGrid(LineView):
    """Number, glyphs, source, target and match rate of each segment; the current one in the middle.

    Glyphs: ``✓`` confirmed, ``~`` draft, ``·`` not translated; behind them ``!`` a term is missing
    or forbidden, ``✎`` typed and not confirmed, ``■`` locked, ``♪`` note, ``►`` bookmark.
    """

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, identity: int) -> None:
            super().__init__()
            self.identity = identity

    DEFAULT_CSS = """
    SegmentGrid { height: 1fr; min-height: 1; }
    """

    def __init__(self, session: "Session") -> None:
        super().__init__(id="grid")
        self._session = session
        self._lines: dict[int, Line] = {}
        self._place = 0
        self._digits = 4

    def reload(self) -> None:
        """Look at the view anew: its size, its rows, the place in it."""
        self._lines.clear()
        self._digits = max(4, len(str(self._session.count)))
        self.virtual_size = Size(self.size.width, self._session.count)
        self.follow()

    def follow(self) -> None:
        """Put the current row in the middle, with what it shows now."""
        self._place = self._session.position or 0
        self._lines.clear()
        # At once: put off, it would come with a frame of its own.
        self.scroll_to(y=self._middle(), animate=False, force=True, immediate=True)
        self.refresh()

    def refresh_current(self) -> None:
        """Draw the current row anew, after typing."""
        self._lines.pop(self._place, None)
        self.refresh_line(self._place)

    def line(self, place: int) -> "Line | None":
        """Return what stands at a place of the view, counted from 0."""
        if place not in self._lines:
            height = max(self.size.height, 1)
            first = max(min(place, self.scroll_offset.y) - height, 0)
            if not first <= place < first + (2 * _PAGES_AHEAD - 1) * height:
                first = place
            if len(self._lines) > 8 * height:
                self._lines.clear()
            lines = self._session.window(first, (2 * _PAGES_AHEAD - 1) * height)
            self._lines.update(zip(range(first, first + len(lines)), lines, strict=True))
        return self._lines.get(place)

    @property
    def place(self) -> int:
        """Place of the current row in the view, counted from 0."""
        return self._place

    def on_resize(self, event: events.Resize) -> None:
        """Keep the current row in the middle."""
        self.virtual_size = Size(event.size.width, self._session.count)
        self.scroll_to(y=self._middle(), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Pick the row under the pointer."""
        line = self.line(event.y + self.scroll_offset.y)
        if line is not None:
            self.post_message(self.Picked(line.identity))

    def render_line(self, y: int) -> Strip:
        """See ``ScrollView``."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        line = self.line(place) if place < self._session.count else None
        if line is None:
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        if place == self._place:
            base += self.paint("current")
        return Strip(self._row(line, width, place == self._place, base), width)

    def _row(self, line: "Line", width: int, current: bool, base: Style) -> list[Segment]:
        number = f"{'▶' if current else ' '}{line.number:>{self._digits}} "
        glyph, meaning = glyph_of(line)
        parts = [
            Segment(number, base + self.ink("faint")),
            Segment(glyph, base + self.ink(meaning)),
            Segment(
                fitted(marks_of(line), _MARKS), base + self.ink("bad" if line.problems else "doubt")
            ),
        ]
        used = len(number) + 1 + _MARKS
        if width < _NARROW:
            parts.append(Segment(fitted(line.source, width - used), base))
            return list(Segment.adjust_line_length(parts, width, base))
        room = width - used - _MATCH - 1
        left = room // 2
        match = "" if line.match is None else f"{line.match}%"
        parts += [
            Segment(fitted(line.source, left), base),
            Segment(" ", base),
            Segment(fitted(line.target, room - left), base),
            Segment(f"{match:>{_MATCH}}", base + self.ink("faint")),
        ]
        return parts

    def _middle(self) -> int:
        return max(self._place - self.size.height // 2, 0)


def glyph_of(line: "Line") -> tuple[str, str]:
    """Return the glyph of a row and what it means."""
    meaning = {Status.CONFIRMED: "good", Status.DRAFT: "doubt", Status.NEW: "faint"}
    return _GLYPHS[line.status], meaning[line.status]


def marks_of(line: "Line") -> str:
    """Return the glyphs of what else is the matter with a row."""
    marks = (
        (line.problems > 0, "!"),
        (line.typed, "✎"),
        (line.locked, "■"),
        (bool(line.note), "♪"),
        (line.bookmarked, "►"),
    )
    return "".join(glyph for there, glyph in marks if there)
