"""One of several, with the arrow keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from align.tui.start.dialog import Dialog


class TermChoice(Dialog[int | None]):
    """Which term of a source is meant; answers with its place in the list."""

    HEADING = "Which term?"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Back")]

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def middle(self) -> list[Widget]:
        """See ``Dialog``."""
        return [OptionList(*map(Content, self._names), id="names")]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        self.dismiss(event.option_index)
