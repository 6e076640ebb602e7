"""The words, one a line: how sure, how often, what stands there, what is proposed, and why."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from align.session.misread import Deck, Group
from align.tui.editor.cells import fitted
from align.tui.editor.line_view import LineView
from align.tui.misread.wording import TIERS, VERDICTS

_TRUST = 8
_FORMS = 18
"""Cells of what was found, and of what is proposed, where there is room."""
_NARROW = 60
_SOME = "~"
"""Some of a group are decided so, some otherwise."""


class MisreadList(LineView):
    """Draws the groups that are in sight; the current one is marked and kept in the middle.

    Glyphs: ``●`` certain, ``◐`` likely, ``○`` possible; ``✓`` accepted, ``✗`` rejected, ``~`` some.
    """

    class Picked(Message):
        """A word was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    DEFAULT_CSS = """
    MisreadList { height: 1fr; min-height: 1; }
    """

    def __init__(self, deck: Deck) -> None:
        super().__init__(id="words")
        self._deck = deck
        self._groups: Sequence[Group] = ()
        self.current = 0

    def show(self, groups: Sequence[Group], current: int) -> None:
        """Show other groups, or another one as the current."""
        self._groups, self.current = groups, current
        self.virtual_size = Size(self.size.width, len(groups))
        self.scroll_to(y=max(current - self.size.height // 2, 0), animate=False, force=True)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Pick the word under the pointer."""
        number = event.y + self.scroll_offset.y
        if number < len(self._groups):
            self.post_message(self.Picked(number))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the current word in sight."""
        self.show(self._groups, self.current)

    def render_line(self, y: int) -> Strip:
        """See ``ScrollView``."""
        width, base = self.scrollable_content_region.width, self.rich_style
        number = y + self.scroll_offset.y
        if number >= len(self._groups):
            return Strip.blank(width, base)
        if number == self.current:
            base += self.paint("current")
        parts = self._parts(self._groups[number], number == self.current, width)
        segments = [Segment(text, base + style) for text, style in parts]
        return Strip(list(Segment.adjust_line_length(segments, width, base)), width)

    def plain(self, number: int) -> str:
        """Return what a line says, without colours."""
        parts = self._parts(self._groups[number], number == self.current, self.size.width)
        return "".join(text for text, _ in parts)

    def _parts(self, group: Group, current: bool, width: int) -> list[tuple[str, Style]]:
        none, (sign, meaning) = Style.null(), TIERS[group.trust]
        trust = "" if width < _NARROW else f"{group.trust.value:<{_TRUST}} "
        forms = min(_FORMS, max((width - len(trust) - 16) // 2, 4))
        return [
            ("▶" if current else " ", none),
            (f"{self._verdict(group)} ", none),
            (f"{sign} {trust}", self.ink(meaning)),
            (f"{f'×{len(group.places)}':>5}  ", self.ink("faint")),
            (fitted(group.found, forms), self.ink("gone")),
            (" → ", none),
            (fitted(group.proposed, forms), self.ink("added")),
            (f"  {group.best.reason}", self.ink("faint")),
        ]

    def _verdict(self, group: Group) -> str:
        said = {self._deck.verdict(place) for place in group.places}
        return VERDICTS[said.pop()] if len(said) == 1 else _SOME
