"""The frame of every dialog here: a title, lines, one sentence about what is wrong, the keys."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Footer, Static

from align.tui.action import Action

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A dialog that fits 60 columns and 15 lines; a subclass fills its middle."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    HEADING = ""
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 70%;
        & > #frame {
            width: 100%; max-width: 96; height: auto; max-height: 1fr;
            background: $surface; padding: 0 1;
        }
        & > #frame > #heading { text-style: bold; color: $text-primary; height: auto; }
        & > #frame > #fault { color: $text-error; height: auto; max-height: 4; }
    }
    """

    def compose(self) -> ComposeResult:
        """Put the frame around the middle."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Static(self.HEADING, id="heading", markup=False)
            yield from self.middle()
            yield Static("", id="fault", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def middle(self) -> list[Widget]:
        """Return the lines of the dialog."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Show what is wrong, or nothing."""
        # The sign tells it apart where there are no colours.
        self.query_one("#fault", Static).update(f"! {sentence}" if sentence else "")

    def action_cancel(self) -> None:
        """Go back without a result."""
        self.dismiss(None)
