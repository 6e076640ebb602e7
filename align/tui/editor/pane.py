"""A pane of text beside the editor: wrapped once when it is filled, drawn as it is seen.

No layout is made when the text changes, so that a pane costs next to nothing at a confirm.
"""

from rich.console import Console
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip

from align.tui.editor.line_view import LineView

_CONSOLE = Console(width=200, legacy_windows=False)
_MOST = 4_000
"""Characters of one paragraph that a pane shows."""


class Pane(LineView):
    """Paragraphs under a title; scrolls with the wheel, or with the keys when it has the focus."""

    DEFAULT_CSS = """
    Pane { border: round $foreground 50%; border-title-color: $text-primary;
           padding: 0 0 0 1; scrollbar-gutter: stable; min-height: 2; height: 1fr; }
    Pane:focus { border: round $accent; }
    """

    # What a pane takes up does not depend on what it holds.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, title: str, *, id: str, focusable: bool = False) -> None:
        super().__init__(id=id)
        self.can_focus = focusable
        self.border_title = title
        self._title = title
        self._paragraphs: list[Text] = []
        self._strips: list[Strip] = []

    @property
    def plain(self) -> str:
        """What stands in the pane, without colours."""
        return "\n".join(text.plain for text in self._paragraphs)

    def fill(self, paragraphs: list[Text], *, count: int | None = None) -> None:
        """Show other paragraphs, from the top; ``count`` goes into the title."""
        if paragraphs == self._paragraphs and self._strips:
            return
        title = self._title if count is None else f"{self._title} {count}"
        if self.border_title != title:
            self.border_title = title
        self._paragraphs = paragraphs
        self._wrap()
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def reveal(self, paragraph: int) -> None:
        """Scroll to a paragraph."""
        width = max(self.scrollable_content_region.width, 1)
        above = sum(len(_wrapped(text, width)) for text in self._paragraphs[:paragraph])
        if not self.scroll_offset.y <= above < self.scroll_offset.y + self.size.height:
            self.scroll_to(y=above, animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew."""
        self._wrap()

    def notify_style_update(self) -> None:
        """See ``Widget``; the colours of another theme."""
        super().notify_style_update()
        self._wrap()

    def render_line(self, y: int) -> Strip:
        """See ``ScrollView``."""
        place = y + self.scroll_offset.y
        width = self.size.width
        if place >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[place].adjust_cell_length(width).apply_style(self.rich_style)

    def _wrap(self) -> None:
        width = max(self.scrollable_content_region.width, 1)
        self._strips = [
            Strip(line.render(_CONSOLE))
            for text in self._paragraphs
            for line in _wrapped(text, width)
        ]
        self.virtual_size = Size(width, len(self._strips))
        self._scroll_update(self.virtual_size)
        self.refresh()


def _wrapped(text: Text, width: int) -> list[Text]:
    if len(text) > _MOST:
        text = text[:_MOST] + Text(" …")
    return list(text.wrap(_CONSOLE, width)) or [Text()]
