"""The list of beads: as many rows as there are sentences, of which only those in sight are made."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from align.session.beadview import State
from align.session.reviewing import Review
from align.store.bitexts import Link
from align.tui.editor.cells import fitted
from align.tui.editor.line_view import LineView
from align.tui.review.drawing import JOINT, RATING, Row, crosses, height, rated, rows

_STACKED = 60
"""Width under which source and target stand in one column."""
_BARE = 34
"""Width under which number and confidence have no room."""
_MEANING = {
    State.PINNED: "good",
    State.CONFIRMED: "good",
    State.SURE: "faint",
    State.DOUBTFUL: "doubt",
}


class BeadList(LineView):
    """Number, confidence, source, link and target of each bead; the current one in the middle.

    Glyphs: ``◆`` pinned, ``✓`` confirmed in the editor, ``·`` sure, ``?`` doubtful; in front
    ``▶`` the current bead, ``+`` the marked one.
    """

    class Picked(Message):
        """A bead was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    DEFAULT_CSS = """
    BeadList { height: 1fr; min-height: 1; }
    """

    def __init__(self, review: Review) -> None:
        super().__init__(id="beads")
        self._review = review
        # What is drawn belongs together, whatever the review has come to meanwhile.
        self._links: Sequence[Link] = ()
        self._view = array("q")
        self._tops = array("q", [0])
        self.stacked = False
        """Whether source and target stand in one column."""
        self._digits = 4
        self.marked: Link | None = None

    @property
    def room(self) -> int:
        """Cells beside the scrollbar."""
        return self.scrollable_content_region.width

    def reload(self) -> None:
        """Look at the view anew: how many rows its beads take, and where the current one is."""
        self.stacked = self.room < _STACKED
        self._links, self._view = self._review.links, self._review.view
        tall = (height(self._links[number - 1], stacked=self.stacked) for number in self._view)
        self._tops = array("q", accumulate(tall, initial=0))
        self._digits = max(4, len(str(len(self._links))))
        self.virtual_size = Size(self.room, self._tops[-1])
        self.follow()

    def follow(self) -> None:
        """Bring the current bead to the middle."""
        top = self._tops[self._review.position]
        self.scroll_to(y=max(top - self.size.height // 2, 0), animate=False, force=True)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the beads out for the new width."""
        self.reload()

    def on_click(self, event: events.Click) -> None:
        """Pick the bead under the pointer."""
        found = self._at(event.y + self.scroll_offset.y)
        if found is not None:
            self.post_message(self.Picked(found[0]))

    def render_line(self, y: int) -> Strip:
        """See ``ScrollView``."""
        width = self.room
        found = self._at(y + self.scroll_offset.y)
        if found is None:
            return Strip.blank(width, self.rich_style)
        number, place = found
        link = self._links[number - 1]
        sides, crossed = self._review.sides(link), crosses(self._links, number - 1)
        row = rows(link, sides, stacked=self.stacked, crossed=crossed)[place]
        base = self.rich_style
        if number == self._review.number:
            base += self.paint("current")
        parts = [*self._front(number, link, place, base), *self._text(link, row, base)]
        return Strip(list(Segment.adjust_line_length(parts, width, base)), width)

    def _at(self, line: int) -> tuple[int, int] | None:
        """Return the number of the bead in a line and which of its rows this is."""
        if not 0 <= line < self._tops[-1]:
            return None
        place = bisect_right(self._tops, line) - 1
        return self._view[place], line - self._tops[place]

    def _front(self, number: int, link: Link, place: int, base: Style) -> list[Segment]:
        """Return what stands before the text: cursor, number, confidence."""
        current = number == self._review.number
        cursor = "▶" if current else "+" if link == self.marked else " "
        state = self._review.state(link)
        rating = rated(link, state)
        if self.room < _BARE:
            return [Segment(f"{cursor}{rating[0] if not place else ' '}", base)]
        ink = base + self.ink(_MEANING[state])
        if place:
            return [Segment(cursor + " " * (self._digits + 2 + RATING), base)]
        return [
            Segment(f"{cursor}{number:>{self._digits}} ", base),
            Segment(rating, ink),
            Segment(" ", base),
        ]

    def _text(self, link: Link, row: Row, base: Style) -> list[Segment]:
        """Return the sentences of a row and the joint between them."""
        ink = base + self.ink(_MEANING[self._review.state(link)])
        bare = self.room < _BARE
        used = 2 if bare else self._digits + 3 + RATING
        if self.stacked:
            room = self.room - used - len(row.joint) - 1
            return [Segment(f"{row.joint} ", ink), Segment(fitted(row.source, room), base)]
        room = self.room - used - JOINT - 2
        left = room // 2
        return [
            Segment(fitted(row.source, left), base),
            Segment(f" {row.joint} ", ink),
            Segment(fitted(row.target, room - left), base),
        ]
