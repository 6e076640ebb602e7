"""One line at the bottom: how far, where, which filter, what is the matter."""

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from align.session import Progress
from align.tui.editor.cells import fitted
from align.tui.editor.line_view import LineView
from align.units import Status

_BAR = 10


@dataclass(frozen=True, slots=True)
class State:
    """What the line tells."""

    progress: Progress | None = None
    """None until it was counted."""
    position: int | None = None
    """Place in view, counted from 0."""
    count: int = 0
    """Segments in view."""
    filter: str = ""
    """What is filtered by; empty: nothing."""
    order: str = ""
    """Any other order than that of the document."""
    read_only: bool = False
    saved: bool = True
    work: str = ""
    """Background work."""


class StatusLine(LineView):
    """Loud where something is not as usual: a filter, a session that only reads."""

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self.state = State()

    def show(self, state: State) -> None:
        """Show another state."""
        if state != self.state:
            self.state = state
            self.refresh()

    @property
    def plain(self) -> str:
        """What it says, without colours."""
        return "  ".join(text for text, _ in self._parts(200))

    def render_line(self, y: int) -> Strip:
        """See ``ScrollView``."""
        base, width = self.rich_style, self.size.width
        made: list[Segment] = []
        left = width
        for text, style in self._parts(width):
            if left <= 0:
                break
            room = min(left, cell_len(text))
            made.append(Segment(fitted(text, room), base + style))
            left -= room
            if left > 0:
                made.append(Segment(" ", base))
                left -= 1
        return Strip(Segment.adjust_line_length(made, width, base), width)

    def _parts(self, width: int) -> list[tuple[str, Style]]:
        state, plain = self.state, Style.null()
        loud = self.ink("doubt") + Style(bold=True, reverse=True)
        parts: list[tuple[str, Style]] = []
        if state.read_only:
            parts.append((" READ ONLY ", self.ink("bad") + Style(bold=True, reverse=True)))
        if state.filter:
            parts.append((f" FILTER {state.count}: {fitted(state.filter, 30).rstrip()} ", loud))
        if state.order:
            parts.append((f" {state.order.upper()} ", loud))
        place = "–" if state.position is None else str(state.position + 1)
        parts.append((f"{place}/{state.count}", plain))
        if state.work:
            parts.append((state.work, self.ink("doubt")))
        parts.append(("saved" if state.saved else "typing…", self.ink("faint")))
        if state.progress is not None:
            parts += [(text, plain) for text in _progress(state.progress, width)]
        return parts


def _progress(progress: Progress, width: int) -> list[str]:
    full = round(progress.done * _BAR)
    bar = f"{'█' * full}{'░' * (_BAR - full)} {progress.done:.0%}"
    segments = f"{progress.segments[Status.CONFIRMED]}/{sum(progress.segments.values())} segments"
    words = f"{progress.words[Status.CONFIRMED]}/{sum(progress.words.values())} words"
    return [bar, segments, words] if width >= 70 else [bar]
