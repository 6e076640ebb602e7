"""What every part of the editor rests on: its widgets, the text on its way to the project.

Textual runs an action at once while letters may still wait in the editor's queue. Whatever needs
the text therefore goes through that queue (``later``), and takes it from the widget (``sync``).
"""

from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Static

from align.checks import Finding
from align.errors import AlignError
from align.session import Progress, Session
from align.store.editing import Order
from align.text import word_count
from align.tui.action import Action, bindings, called
from align.tui.background import Background
from align.tui.editor.actions import ACTIONS
from align.tui.editor.grid import SegmentGrid
from align.tui.editor.pane import Pane
from align.tui.editor.status_line import State, StatusLine
from align.tui.editor.target import TargetEditor
from align.tui.sweeping import Sweeper
from align.tui.workplace import Workplace
from align.units import Status, Unit

PANES = {
    "matches": "Matches",
    "terms": "Terms",
    "findings": "Findings",
    "past": "History",
    "context": "Document",
}
_KEEP_SECONDS = 0.5
_COUNT_SECONDS, _QUIET_SECONDS = 5.0, 2.0
"""Counting a large project takes a moment: not more often than this, and not while keys come."""
_WRITING = {called(action)[0] for action in ACTIONS if action.writes}


class DeskScreen(Screen[None]):
    """The widgets and the session; ``EditorScreen`` is what is used.

    Args:
        session: the project at hand; whoever opened it closes it.
        place: person, settings, term base and memories.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-short"), (16, "-low"), (30, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    DeskScreen {
        & #left { width: 3fr; }
        & #side { width: 2fr; max-width: 80; }
        & #source { height: 6; }
        & #matches { height: 2fr; }
        & #terms { height: 2fr; }
        & #message { height: auto; max-height: 2; padding: 0 1; }
        &.-low #context { display: none; }
        &.-narrow {
            & #desk { layout: vertical; }
            & #left { width: 100%; height: 1fr; }
            & #side { width: 100%; max-width: 100%; height: 7; }
            & #side Pane { display: none; height: 1fr; }
            & #side Pane.chosen { display: block; }
            & #source { height: 5; }
        }
        &.-short, &.-flat {
            & #side { display: none; }
            & #source { height: 3; border: none; }
            & #target { border: none; min-height: 2; }
            & #message { max-height: 1; }
        }
        &.-flat {
            & #source, & Footer { display: none; }
            & #target { min-height: 1; max-height: 2; }
        }
    }
    """

    def __init__(self, session: Session, place: Workplace) -> None:
        super().__init__()
        self.session = session
        self.place = place
        self.glossary = place.glossary
        self.background: Background | None = None
        self.message = ""
        """The sentence that is shown; one that starts with an exclamation mark tells of a fault."""
        self.chosen_match = 0
        self.findings: tuple[Finding, ...] = ()
        self.finding = -1
        """Which finding is marked; -1: none."""
        self.offered: dict[int, str] = {}
        """Translations that the engine made and nobody has taken yet, by unit."""
        self.filter_words = ""
        self.work = ""
        self._progress: Progress | None = None
        self._stale = True
        self._counted = 0.0
        self._typed = 0.0
        self._offered: tuple[bool, bool] | None = None
        """Whether there is a segment, and whether it may only be read, when it was last offered."""
        self._loaded = 0
        """The unit whose text the editor holds; 0: none."""
        self._pause: Timer | None = None
        self._sweeper: Sweeper | None = None

    def compose(self) -> ComposeResult:
        """See ``Screen``."""
        with Horizontal(id="desk"):
            with Vertical(id="left"):
                yield SegmentGrid(self.session)
                yield Pane("Source", id="source")
                yield TargetEditor()
            with Vertical(id="side"):
                for name, title in PANES.items():
                    yield Pane(title, id=name)
        yield Static("", id="message", markup=False)
        yield StatusLine()
        yield Footer(show_command_palette=False)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; the palette asks."""
        return self.session.read_only

    @property
    def grid(self) -> SegmentGrid:
        """The list of segments."""
        return self.query_one(SegmentGrid)

    @property
    def target(self) -> TargetEditor:
        """The text that is being written."""
        return self.query_one(TargetEditor)

    def pane(self, name: str) -> Pane:
        """One of ``PANES``, or ``source``."""
        return self.query_one(f"#{name}", Pane)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if not self.session.identity and action not in {"help", "review_alignment"}:
            return action not in {called(one)[0] for one in ACTIONS}
        if action == "accept_completion":
            return bool(self.is_mounted and self.target.suggestion)
        if action == "review_alignment":
            return bool(self.session.project.bitexts())
        return not (self.read_only and action in _WRITING)

    # Doing

    def later(self, work: Callable[[], object]) -> None:
        """Do something once all letters that were typed before it are in the text."""
        self._typed = monotonic()

        async def carry_out() -> None:
            work()

        self.target.call_later(carry_out)

    def do(self, command: Callable[[], object], said: str = "", *, anew: bool = False) -> bool:
        """Do a command of the session with the text as it is now; tell whether it was done.

        Args:
            command: what to do; an error of ours becomes one sentence.
            said: what to say when it is done.
            anew: whether other rows may be in view after it.
        """
        try:
            self.sync()
            command()
        except AlignError as error:
            self.say(str(error), wrong=True)
            return False
        self.say(said)
        self.show(anew=anew)
        return True

    def go(self, unit: int | None, otherwise: str = "") -> None:
        """Go to a unit; None: there is none, which is said."""

        def move() -> None:
            if unit is None:
                self.say(otherwise)
            else:
                self.do(lambda: self.session.move(unit))

        self.later(move)

    def sync(self) -> bool:
        """Give the session the text of the editor; tell whether it was another one.

        Raises:
            ProjectError: the segment is locked, or nothing may be changed.
        """
        if self._loaded != self.session.identity or self.target.read_only:
            return False
        text = self.target.text
        self.session.press(self.target.pressed())
        if text == self.session.text:
            return False
        self.session.type(text)
        return True

    def put(self, text: str) -> None:
        """Show another text in the editor, as one step that its undo takes back."""
        if text != self.target.text:
            self.target.put(text)

    def keep(self) -> None:
        """Write what was typed; what cannot be written stays typed, and is said."""
        if self.read_only or not self.session.identity:
            return
        try:
            self.sync()
            if self.session.keep():
                self.grid.refresh_current()
        except AlignError as error:
            self.say(str(error), wrong=True)
        self.tell()

    # Showing

    def show(self, *, anew: bool = False) -> None:
        """Show the session as it stands; ``anew`` also where other rows may be in view."""
        if anew:
            self.grid.reload()
        else:
            self.grid.follow()
        self._stale = True
        self.load()
        self.fill()
        self.tell()
        self._offer()

    def _offer(self) -> None:
        """Let the footer offer what can be done now; it is made anew, which takes its time."""
        can = bool(self.session.identity), self.read_only
        if can != self._offered:
            self._offered = can
            self.refresh_bindings()

    def load(self) -> None:
        """Put the text of the current segment into the editor."""
        session, target = self.session, self.target
        line = session.line
        if line is None:
            self._loaded = 0
            target.show("", lines_allowed=False, read_only=True)
            return
        came = self._loaded != line.identity
        locked = session.read_only or line.locked
        if came:
            self.chosen_match, self.findings, self.finding = 0, (), -1
            target.show(session.text, lines_allowed="\n" in line.source, read_only=locked)
        else:
            target.read_only = locked
            self.put(session.text)
        self._loaded = line.identity
        if came:
            self.arrived()

    def arrived(self) -> None:
        """Take note that another segment is current."""

    def fill(self) -> None:
        """Fill the panes."""

    def tell(self) -> None:
        """Fill the line at the bottom."""
        session = self.session
        order = "" if session.order is Order.DOCUMENT else "least sure first"
        self.query_one(StatusLine).show(
            State(
                self._progress,
                session.position,
                session.count,
                self.filter_words,
                order,
                session.read_only,
                not session.dirty,
                self.work,
            )
        )

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Show one sentence, or nothing."""
        # The sign tells a fault apart where there are no colours.
        message = f"! {sentence}" if wrong and sentence else sentence
        if message == self.message:
            return
        self.message = message
        style = "bold" if wrong else ""
        self.query_one("#message", Static).update(Content(self.message).stylize(style))

    # Time

    def on_mount(self) -> None:
        """Show where this person left off."""
        self.pane("matches").add_class("chosen")
        self.set_interval(_KEEP_SECONDS, self._tick)
        self._sweeper = Sweeper()
        # In a browser nothing has the focus by itself.
        self.target.focus()
        self.show(anew=True)
        if not self.session.identity:
            self.say("the project has no segments; add a document with 'align translate'")
        elif self.session.read_only:
            self.say(self.session.notice)
        elif self.session.recovered is not None:
            self.say(f"the session of {self.session.recovered} broke off; what was typed is here")

    async def on_unmount(self) -> None:
        """Leave the process as it was."""
        if self._sweeper is not None:
            self._sweeper.close()

    def _tick(self) -> None:
        """Keep what was typed, and show that the session lives; count and sweep in a pause."""
        self.keep()
        now = monotonic()
        quiet = now - self._typed > _QUIET_SECONDS
        if quiet and self._sweeper is not None:
            self._sweeper.pause()
        due = quiet and now - self._counted > _COUNT_SECONDS
        if self._stale and self.session.identity and (due or self._progress is None):
            self._stale, self._counted = False, now
            self._progress = self.session.progress()
            self.tell()

    def count_confirmed(self, before: Unit) -> None:
        """Take note that a unit, as it stood before, was confirmed."""
        if self._progress is None or before.status is Status.CONFIRMED:
            return
        words = word_count(before.segment.text)
        segments, volume = dict(self._progress.segments), dict(self._progress.words)
        for status, sign in ((before.status, -1), (Status.CONFIRMED, 1)):
            segments[status] += sign
            volume[status] += sign * words
        self._progress = Progress(segments, volume)
        self.tell()

    def pause(self, work: Callable[[], None], seconds: float) -> None:
        """Do something when no key has come for a while."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(seconds, work)
