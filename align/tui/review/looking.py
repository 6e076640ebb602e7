"""The part of the review that only looks: list, whole text, why a bead is doubtful, moving.

What happens to beads is in ``align.session.reviewing``.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer, Static

from align.bitext.doubts import reasons
from align.bitext.realigning import Realignment
from align.errors import AlignError
from align.session.beadview import Look, State
from align.session.reviewing import Review
from align.store.bitexts import Link
from align.tui.action import Action, bindings, called
from align.tui.review.actions import ACTIONS
from align.tui.review.detail import BeadDetail
from align.tui.review.forms import FindForm, NumberForm, Wanted
from align.tui.review.jobs import Jobs, Weighed
from align.tui.review.listing import BeadList

_PONDER_SECONDS = 0.3
"""How long the cursor must rest on a bead before its rivals are weighed."""
_BEAT_SECONDS = 5.0
_WRITING = {called(action)[0] for action in ACTIONS if action.writes}


class LookingScreen(Screen[bool]):
    """The review as far as it only looks; ``ReviewScreen`` is what is used.

    Args:
        path: the project file.
        who: the person.
        document: the aligned document, None for the first one.
        read_only: change nothing.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (13, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    LookingScreen {
        & #status { height: auto; max-height: 2; background: $panel; padding: 0 1; }
        & #message { height: auto; max-height: 2; padding: 0 1; }
        &.-narrow #texts { layout: vertical; }
        &.-narrow #texts > Static { width: 100%; }
        &.-short #detail { display: none; }
        &.-short #status { max-height: 1; }
    }
    """

    def __init__(
        self, path: Path, who: str, document: str | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__()
        self._changed = False
        self._wanted: Wanted | None = None
        self._marked: Link | None = None
        self._stop = Event()
        self._aligning: Realignment | None = None
        self._ponder: Timer | None = None
        self._jobs = Jobs(self.post_message)
        self.share: float | None = None
        """How far a re-alignment has come, 0 to 1; None: there is none."""
        self.message = ""
        self.failure = ""
        """Why nothing can be shown; empty if it can."""
        self._review: Review | None = None
        try:
            self._review = Review.open(path, who=who, document=document, read_only=read_only)
        except AlignError as error:
            self.failure = str(error)

    @property
    def review(self) -> Review:
        """What is reviewed."""
        assert self._review is not None, self.failure
        return self._review

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; the palette asks."""
        return self._review is None or self._review.read_only

    def compose(self) -> ComposeResult:
        """See ``Widget``."""
        yield Static("", id="status", markup=False)
        if self._review is not None:
            yield BeadList(self._review)
            yield BeadDetail()
        yield Static("", id="message", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show where this person left off, else the first doubtful bead."""
        if self._review is None:
            self.say(self.failure, wrong=True)
            return
        if self.review.number == 1 and self.review.state(self.review.current) is not State.DOUBTFUL:
            self.review.go_next_doubtful()
        self.set_interval(_BEAT_SECONDS, self._beat)
        self.show()

    def on_unmount(self) -> None:
        """Stop what runs and let others write."""
        self._stop.set()
        if self._review is not None:
            self._review.close()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if self._review is None:
            return action not in {called(one)[0] for one in ACTIONS} or action in ("close", "help")
        if action == "next_document":
            return len(self.review.documents) > 1
        return not (self.read_only and action in _WRITING)

    # Showing

    def show(self, *, anew: bool = True) -> None:
        """Draw the review as it stands; ``anew`` also where the rows of the list may differ."""
        review = self.review
        beads = self.query_one(BeadList)
        beads.marked = self._marked
        if anew:
            beads.reload()
        else:
            beads.follow()
        link, sides = review.current, review.sides(review.current)
        detail = self.query_one(BeadDetail)
        detail.show(review.number, link, review.state(link), sides)
        self.query_one("#status", Static).update(Text(self.status))
        if review.state(link) is State.DOUBTFUL:
            detail.explain(list(reasons(review.bitext, review.number - 1, self._languages)))
            if self._ponder is not None:
                self._ponder.stop()
            self._ponder = self.set_timer(_PONDER_SECONDS, self.weigh)
        self.refresh_bindings()

    @property
    def status(self) -> str:
        """What stands in the line above: place, doubts, filter, whether only reading is allowed."""
        review = self.review
        look = review.looking
        parts = [review.document, f"bead {review.number} of {len(review.links)}"]
        parts.append(f"{review.doubtful} doubtful")
        if look.only_doubtful:
            parts.append(f"▼ ONLY DOUBTFUL ({len(review.view)} shown)")
        if look.by_doubt:
            parts.append("least sure first")
        if self.share is not None:
            parts.append(f"re-aligning {self.share:.0%}, Escape stops")
        if review.read_only:
            parts.append(f"READ-ONLY: {review.notice}")
        return " · ".join(parts)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Put one sentence into the line below."""
        # The sign tells it apart where there are no colours.
        self.message = f"! {sentence}" if wrong else sentence
        style = "bold" if wrong else ""
        self.query_one("#message", Static).update(Text(self.message, style))

    def weigh(self) -> None:
        """Find in a thread what else the current bead could be."""
        review = self.review
        work = partial(self._jobs.weigh, review.bitext, review.number - 1, self._languages)
        self.run_worker(work, thread=True, group="weigh")

    def on_weighed(self, event: Weighed) -> None:
        """Show it, if the cursor still stands there."""
        if event.link == self.review.current:
            review = self.review
            why = list(reasons(review.bitext, review.number - 1, self._languages))
            self.query_one(BeadDetail).explain(why, event.rivals)

    @property
    def _languages(self) -> tuple[str, str]:
        fact = self.review.project.fact
        return fact("source") or "vi", fact("target") or "en"

    def _beat(self) -> None:
        try:
            self.review.beat()
        except AlignError as error:
            self.say(str(error), wrong=True)

    # Moving

    def on_bead_list_picked(self, event: BeadList.Picked) -> None:
        """Go to the bead that was clicked."""
        self._go(partial(self.review.go_to, event.number))

    def action_step(self, by: int) -> None:
        """Go some beads on or back."""
        self._go(partial(self.review.step, by))

    def action_page(self, by: int) -> None:
        """Go some pages on or back."""
        page = max(self.query_one(BeadList).size.height // 2, 1)
        self._go(partial(self.review.step, by * page))

    def action_doubtful(self, by: int) -> None:
        """Go to the next doubtful bead or the one before."""
        if self.review.go_next_doubtful(back=by < 0):
            self.say("")
        else:
            self.say(f"there is no doubtful bead {'before' if by < 0 else 'behind'} this one")
        self.show(anew=False)

    def action_go_to(self) -> None:
        """Ask for a number."""

        def go(number: int | None) -> None:
            if number is not None:
                self._go(partial(self.review.go_to, number), anew=True)

        self.app.push_screen(NumberForm(len(self.review.links)), go)

    def action_find(self) -> None:
        """Ask for a text."""

        def find(wanted: Wanted | None) -> None:
            if wanted is not None:
                self._wanted = wanted
                self.action_find_again()

        self.app.push_screen(FindForm(self._wanted), find)

    def action_find_again(self) -> None:
        """Go to the next bead with the text that was asked for."""
        wanted = self._wanted
        if wanted is None:
            self.action_find()
        elif self.review.find(wanted.text, exact=wanted.exact):
            self.say("")
            self.show(anew=False)
        else:
            self.say(f"'{wanted.text}' is in none of the {len(self.review.view)} beads shown")

    def action_toggle_doubtful(self) -> None:
        """Show only doubtful beads, or all."""
        look = self.review.looking
        self.review.look(Look(not look.only_doubtful, look.by_doubt))
        self.show()

    def action_toggle_order(self) -> None:
        """Show the least sure first, or the order of reading."""
        look = self.review.looking
        self.review.look(Look(look.only_doubtful, not look.by_doubt))
        self.show()

    def action_next_document(self) -> None:
        """Review the next aligned document."""
        names = self.review.documents
        name = names[(names.index(self.review.document) + 1) % len(names)]
        self._marked = None
        self._go(partial(self.review.switch, name), anew=True)

    def action_scroll_text(self, by: int) -> None:
        """Scroll the text of the current bead."""
        self.query_one(BeadDetail).scroll_relative(y=by, animate=False)

    def _go(self, move: Callable[[], None], *, anew: bool = False) -> None:
        try:
            move()
        except AlignError as error:
            self.say(str(error), wrong=True)
        else:
            self.say("")
            self.show(anew=anew)
