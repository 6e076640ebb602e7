"""The screen: the words that were perhaps misread, alike together, the surest first."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from align.errors import AlignError
from align.session import Session
from align.session.misread import Decided, Deck, Group, Place
from align.tui.action import Action, bindings, called
from align.tui.editor.pane import Pane
from align.tui.misread.actions import ACTIONS
from align.tui.misread.detail import detail, units_of
from align.tui.misread.listing import MisreadList
from align.tui.misread.wording import counted, told

_WRITING = {called(action)[0] for action in ACTIONS if action.writes}


class MisreadScreen(Screen[int | None]):
    """Its result is the segment to go to, None to stay.

    Args:
        session: the project at hand.
        deck: the places; whoever has them looked for calls ``show`` when they have come.
        look: has the project looked through anew.
        done: is told of every decision.
        no_model: language for which there is no model; empty where there is one.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS)]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (14, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    MisreadScreen {
        & #status { height: auto; max-height: 2; background: $panel; padding: 0 1; }
        & #places { height: 2fr; min-height: 4; }
        & #words { height: 3fr; }
        & #message { height: auto; max-height: 2; padding: 0 1; }
        &.-short #places { display: none; }
        &.-short #status { max-height: 1; }
    }
    """

    def __init__(
        self,
        session: Session,
        deck: Deck,
        *,
        look: Callable[[], None] = lambda: None,
        done: Callable[[Decided], None] = lambda _: None,
        no_model: str = "",
    ) -> None:
        super().__init__()
        self.session = session
        self.deck = deck
        self.message = ""
        self.looking = ""
        """How far the search is; empty while there is none."""
        self.decided_too = False
        self.groups: Sequence[Group] = ()
        self.current = self.chosen = 0
        """The word, and which of its places is meant; both from 0."""
        self._look, self._done = look, done
        self._no_model = no_model

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; the palette asks."""
        return self.session.read_only

    def compose(self) -> ComposeResult:
        """See ``Widget``."""
        yield Static("", id="status", markup=False)
        yield MisreadList(self.deck)
        yield Pane("Places", id="places")
        yield Static("", id="message", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Take over what was decided elsewhere, then show what is open."""
        if self.read_only:
            self.say(self.session.notice)
        else:
            self.catch_up()
        self.show()

    def catch_up(self) -> None:
        """Take over what was decided about the documents on the command line."""
        if self.read_only:
            return
        try:
            taken = self.deck.catch_up()
        except AlignError as error:
            self.say(str(error), wrong=True)
            return
        if taken.done:
            self._done(taken)
            self.say(f"{counted(len(taken.done), 'decision')} of the command line taken over")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if self.read_only and action in _WRITING:
            return False
        return bool(self.groups) or action not in {"decide_place", "decide_alike", "go_to"}

    # Showing

    @property
    def group(self) -> Group | None:
        """The current word, None where there is none."""
        return self.groups[self.current] if self.groups else None

    @property
    def place(self) -> Place | None:
        """The chosen place, None where there is none."""
        return self.group.places[self.chosen] if self.group is not None else None

    def show(self) -> None:
        """Draw the places as they stand; the cursor stays where it is as far as it can."""
        self.groups = self.deck.groups(decided=self.decided_too)
        self.current = min(self.current, max(len(self.groups) - 1, 0))
        group = self.group
        self.chosen = min(self.chosen, len(group.places) - 1) if group is not None else 0
        self._draw()
        self.refresh_bindings()

    def _draw(self) -> None:
        group = self.group
        self.query_one(MisreadList).show(self.groups, self.current)
        self.query_one("#status", Static).update(Text(self.status))
        pane = self.query_one("#places", Pane)
        if group is None:
            pane.fill([Text(self._nothing(), style=pane.ink("faint"))])
            return
        lines = {one.identity: one for one in self.session.lines_of(units_of(group))}
        pane.fill(detail(group, self.chosen, self.deck, lines, pane.ink), count=len(group.places))
        pane.reveal(self.chosen + 1)

    @property
    def status(self) -> str:
        """What stands in the line above."""
        parts = ["Perhaps misread", f"{counted(self.deck.open, 'place')} open"]
        if self.groups:
            parts.append(f"word {self.current + 1} of {len(self.groups)}")
        if self.decided_too:
            parts.append("DECIDED TOO")
        if self.looking:
            parts.append(self.looking)
        if self.read_only:
            parts.append("READ ONLY")
        return " · ".join(parts)

    def _nothing(self) -> str:
        if self._no_model:
            return f"there is no model of {self._no_model} to find misread words with"
        if not self.deck.looked:
            return "looking through the project …"
        if self.deck.places:
            return "everything is decided; f shows it"
        return "nothing looks misread"

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Put one sentence into the line below."""
        # The sign tells a fault apart where there are no colours.
        self.message = f"! {sentence}" if wrong and sentence else sentence
        style = "bold" if wrong else ""
        self.query_one("#message", Static).update(Text(self.message, style))

    # Moving

    def action_step(self, by: int) -> None:
        """Go some words on or back."""
        self._go(self.current + by)

    def action_page(self, by: int) -> None:
        """Go some pages on or back."""
        self._go(self.current + by * max(self.query_one(MisreadList).size.height - 1, 1))

    def action_edge(self, last: bool) -> None:
        """Go to the first word, or the last one."""
        self._go(len(self.groups) - 1 if last else 0)

    def on_misread_list_picked(self, event: MisreadList.Picked) -> None:
        """Go to the word that was clicked."""
        self._go(event.number)

    def action_choose(self, by: int) -> None:
        """Choose another place of the current word."""
        if self.group is not None:
            self.chosen = min(max(self.chosen + by, 0), len(self.group.places) - 1)
            self._draw()

    def _go(self, number: int) -> None:
        self.current = min(max(number, 0), max(len(self.groups) - 1, 0))
        self.chosen = 0
        self.say("")
        self._draw()

    def action_toggle_decided(self) -> None:
        """Show what is decided as well, or only what is open."""
        self.decided_too = not self.decided_too
        self.current = self.chosen = 0
        self.show()

    # Deciding

    def action_decide_place(self, accepted: bool | None) -> None:
        """Say something about the chosen place."""
        if self.place is not None:
            self._decide([self.place], accepted)

    def action_decide_alike(self, accepted: bool | None) -> None:
        """Say the same about every place of this word in the project."""
        if self.place is not None:
            self._decide(self.deck.alike(self.place), accepted)

    def action_accept_certain(self) -> None:
        """Accept what is certain and open."""
        certain = self.deck.certain()
        if certain:
            self._decide(certain, True)
        else:
            self.say("nothing certain is open")

    def action_undo(self) -> None:
        """Take the last decision back."""
        taken: list[int] = []

        def undo() -> None:
            taken.append(self.deck.undo())

        if self._do(undo):
            waiting = self.session.waiting()[0]
            last = f"; '{waiting}' came after it: take that back in the editor" if waiting else ""
            self.say(
                f"{counted(taken[0], 'decision')} taken back"
                if taken[0]
                else f"there is no decision to take back{last}"
            )
            self._done(Decided())
            self.show()

    def _decide(self, places: Sequence[Place], accepted: bool | None) -> None:
        answers: list[Decided] = []

        def decide() -> None:
            answers.append(self.deck.decide(places, accepted))

        if self._do(decide):
            self._done(answers[0])
            self.say(told(answers[0], accepted), wrong=bool(answers[0].unkept))
            self.show()

    def _do(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except AlignError as error:
            self.say(str(error), wrong=True)
            return False
        return True

    # Leaving

    def action_look_again(self) -> None:
        """Look through the project anew."""
        self.say("")
        self._look()

    def action_go_to(self) -> None:
        """Go back, to the segment of the chosen place."""
        self.dismiss(self.place.unit if self.place is not None else None)

    def action_help(self) -> None:
        """Show all actions and their keys."""
        from align.tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(ACTIONS, getattr(self.app, "key_map", {})))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
