"""A long work with its progress, and the way to stop it."""

import time
from threading import Event
from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, ProgressBar, Static

from align.tui.action import Action, bindings
from align.tui.start.actions import WORK
from align.tui.start.dialog import Dialog
from align.tui.start.work import Ended, Stopped, Work, run

T = TypeVar("T")
_EVERY_SECONDS = 0.1


class Told(Message):
    """How far the work has come; see ``Tell``."""

    def __init__(self, stage: str, done: int, total: int) -> None:
        super().__init__()
        self.stage, self.done, self.total = stage, done, total


class Over(Message):
    """The work has ended."""


class Running(Dialog[Ended[T]], Generic[T]):
    """Do a work in a thread of its own and answer how it ended.

    Args:
        heading: what is being done.
        work: does it; see ``align.tui.start.work``.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = WORK
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WORK)]
    DEFAULT_CSS = """
    Running #bar { width: 100%; & Bar { width: 1fr; } }
    Running #stage { height: auto; }
    """

    def __init__(self, heading: str, work: Work[T]) -> None:
        super().__init__()
        self.HEADING = heading
        self._work = work
        self._stage = ""
        self._begun = 0.0
        self._told = 0.0
        self._stop = Event()
        self._ended: Ended[T] = Ended(stopped=True)

    def middle(self) -> list[Widget]:
        """Return the stage, the bar and the button."""
        return [
            Static("beginning …", id="stage", markup=False),
            ProgressBar(id="bar", show_eta=False),
            Button("Stop", id="stop", compact=True, action="screen.stop_work"),
        ]

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._run, thread=True, exclusive=True, group="start.work")

    def on_unmount(self) -> None:
        """Stop what would work on for nobody."""
        self._stop.set()

    def action_stop_work(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()
        self.query_one("#stage", Static).update("stopping after the step in hand …")
        self.query_one("#stop", Button).disabled = True

    def on_told(self, message: Told) -> None:
        """Show how far it has come."""
        message.stop()
        # Once it is to stop, the screen may be on its way out, and the bar gone.
        if not self._stop.is_set():
            total = message.total or None
            self.query_one(ProgressBar).update(total=total, progress=message.done)
            seconds = time.monotonic() - self._begun
            line = _line(message.stage, message.done, message.total, seconds)
            self.query_one("#stage", Static).update(line)

    def on_over(self, message: Over) -> None:
        """Go back with the result."""
        message.stop()
        self.dismiss(self._ended)

    def _run(self) -> None:
        # Messages are posted and not waited for: the thread must end although the screen is gone.
        self._ended = run(self._work, self._tell)
        self.post_message(Over())

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._begun, self._told = stage, now, 0.0
        # A screen need not be drawn for each of a hundred thousand segments.
        if now - self._told >= _EVERY_SECONDS or done == total:
            self._told = now
            self.post_message(Told(stage, done, total))


def _line(stage: str, done: int, total: int, seconds: float) -> str:
    """Put progress into words, with rate and time left once there is something to go by."""
    if not total:
        return f"{stage}: {done:,}" if done else f"{stage} …"
    rate = done / seconds if seconds > 1 and done else 0.0
    left = f", {rate:.1f}/s, {(total - done) / rate:.0f} s left" if rate else ""
    return f"{stage}: {done:,} of {total:,}{left}"
