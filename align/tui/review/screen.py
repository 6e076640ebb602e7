"""The screen: what a person does to beads, and the longer work that runs in threads."""

from collections.abc import Callable
from functools import partial
from threading import Event

from rich.text import Text
from textual.widgets import Static

from align.errors import AlignError
from align.glossary import Glossary
from align.session.bead_export import Wish
from align.tui.review.forms import ExportForm
from align.tui.review.jobs import Exported, Progress, Realigned
from align.tui.review.linking import neighbour
from align.tui.review.looking import LookingScreen
from align.tui.review.splitting import Cut, SplitDialog


class ReviewScreen(LookingScreen):
    """The review of one aligned project; its result says whether anything was changed.

    Opened with the project file, the person and, if wanted, the document and ``read_only``.
    """

    # Changing

    def action_accept(self) -> None:
        """Pin the current bead and go on to the next doubtful one."""
        if self._do(self.review.pin, "pinned"):
            self.review.go_next_doubtful()
            self.show(anew=False)

    def action_pin(self) -> None:
        """Pin the current bead, or open it again."""
        pinned = self.review.current.pinned
        self._do(partial(self.review.pin, not pinned), "open again" if pinned else "pinned")

    def action_merge(self, by: int) -> None:
        """Merge with the next bead or the one before."""
        review = self.review
        self._do(review.merge_next if by > 0 else review.merge_previous, "merged")

    def action_split(self) -> None:
        """Ask where to cut."""
        review = self.review
        link = review.current
        if len(link.source) + len(link.target) < 2:
            self.say(f"bead {review.number} holds one sentence and cannot be split", wrong=True)
            return

        def cut(found: Cut | None) -> None:
            if found is not None:
                self._do(partial(review.split, *found), "split")

        self.app.push_screen(SplitDialog(*review.sides(link)), cut)

    def action_shift(self, side: str, end: str) -> None:
        """Give a sentence at one end of a side to the neighbour."""
        self._do(partial(self.review.shift, side, last=end == "last"), f"{side} moved")

    def action_drop(self) -> None:
        """Part the two sides of the current bead."""
        self._do(self.review.drop, "parted")

    def action_mark(self) -> None:
        """Mark the current bead, or no longer."""
        link = self.review.current
        self._marked = None if self._marked == link else link
        said = "marked; go to the other one and press Link" if self._marked else "mark removed"
        self.say(said)
        self.show(anew=False)

    def action_link(self) -> None:
        """Link the current bead with the marked one, else with the neighbour that fits."""
        review = self.review
        other = neighbour(review.links, review.number, self._marked)
        if other is None:
            self.say(
                "no neighbour is a single sentence of the other side; mark that one first",
                wrong=True,
            )
        elif self._do(partial(review.link, other), "linked"):
            self._marked = None

    def action_undo(self) -> None:
        """Take the last step back."""
        self._turn("undo", "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._turn("redo", "nothing to do again")

    def _turn(self, which: str, nothing: str) -> None:
        review = self.review
        turned: list[str] = []

        def turn() -> None:
            done = review.undo() if which == "undo" else review.redo()
            if done is None:
                turned.append(nothing)
            else:
                left = f"; {len(done.left)} segments worded anew since stay" if done.left else ""
                turned.append(f"{which}: {done.name}{left}")

        if self._do(turn, ""):
            self.say(turned[0])

    def _do(self, change: Callable[[], object], said: str) -> bool:
        """Carry a step out and show what came of it; return False where it was refused."""
        if self._aligning is not None:
            self.say("the rest is being aligned; Escape stops it", wrong=True)
            return False
        try:
            change()
        except AlignError as error:
            self.say(str(error), wrong=True)
            self.show()
            return False
        self._changed = True
        self.say(said)
        self.show()
        return True

    # Longer work

    def action_realign(self) -> None:
        """Align the rest anew, in a thread."""
        if self._aligning is not None:
            self.say("the rest is being aligned already; Escape stops it", wrong=True)
            return
        task = self.review.realignment(self._glossary())
        self.share, self._aligning = 0.0, task
        # An event of its own: whoever was stopped must not be woken by the next one.
        self._stop = Event()
        work = partial(self._jobs.realign, task, self._stop.is_set)
        self.run_worker(work, thread=True, group="realign")
        self.say("aligning anew what nobody has settled")
        self.show(anew=False)

    def on_progress(self, event: Progress) -> None:
        """Show how far it has come."""
        self.share = event.share
        self.query_one("#status", Static).update(Text(self.status))

    def on_realigned(self, event: Realigned) -> None:
        """Take what was found, as one step."""
        if event.task is not self._aligning:
            return  # it was stopped, and the screen has gone on
        self._end_work()
        links = event.links
        if links is None:
            self.say(event.error or "stopped; nothing was changed", wrong=bool(event.error))
            self.show(anew=False)
            return
        self._do(partial(self.review.take, event.task, links), "the rest is aligned anew")

    def _end_work(self) -> None:
        self._aligning, self.share = None, None

    def action_export(self) -> None:
        """Ask for a file and write it, in a thread."""
        review = self.review
        path, document = review.project.path, review.document

        def write(wish: Wish | None) -> None:
            if wish is not None:
                self.say(f"writing {wish.path}")
                work = partial(self._jobs.export, path, document, wish)
                self.run_worker(work, thread=True, group="export")

        self.app.push_screen(ExportForm(path.with_suffix(".tmx")), write)

    def on_exported(self, event: Exported) -> None:
        """Say what was written."""
        said = event.error or f"{event.wish.path}: {event.units} units"
        self.say(said, wrong=bool(event.error))

    def _glossary(self) -> Glossary | None:
        """Return the term base that the application works under, if it has one."""
        glossary = getattr(getattr(self.app, "workplace", None), "glossary", None)
        return glossary if isinstance(glossary, Glossary) else None

    # Leaving

    def action_help(self) -> None:
        """Show the panel of keys, or hide it."""
        if self.query("HelpPanel"):
            self.app.action_hide_help_panel()
        else:
            self.app.action_show_help_panel()

    def action_close(self) -> None:
        """Stop what runs; where nothing does, go back."""
        if self._aligning is not None:
            self._stop.set()
            self._end_work()
            self.say("stopped; nothing was changed")
            self.show(anew=False)
        else:
            self.dismiss(self._changed)
