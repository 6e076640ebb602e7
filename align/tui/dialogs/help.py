"""Every action with its keys, from the table: to scroll through, or to find by typing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from align.tui.action import Action, bindings
from align.tui.dialogs.actions import HELP
from align.tui.key_names import shown
from align.tui.start.dialog import Dialog

_PALETTE = "palette"
"""Stands where an action has no key."""


class HelpScreen(Dialog[None]):
    """Lists actions.

    Args:
        actions: the table of the screen in front.
        keys: keys that differ from the table, by the id of the action.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HELP)]
    HEADING = "Keys (Ctrl+P: find and do any of them)"
    DEFAULT_CSS = """
    HelpScreen {
        & > #frame { height: 1fr; max-width: 110; }
        & #list { height: 1fr; scrollbar-size-vertical: 1; }
        & #actions { height: auto; }
    }
    """

    def __init__(self, actions: Sequence[Action], keys: Mapping[str, str]) -> None:
        super().__init__()
        self._actions = tuple(actions)
        self._keys = keys

    def middle(self) -> list[Widget]:
        """See ``Dialog``."""
        listed = Static(self._drawn(""), id="actions", markup=False)
        return [
            Input("", "type to find an action or a key", id="find", compact=True),
            VerticalScroll(listed, id="list", can_focus=False),
        ]

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits."""
        event.stop()
        self.query_one("#actions", Static).update(self._drawn(event.value))
        self.query_one("#list", VerticalScroll).scroll_home(animate=False)

    def matching(self, words: str) -> list[Action]:
        """Return the actions in whose name, help, id or keys all words occur."""
        wanted = words.casefold().split()
        return [
            action
            for action in self._actions
            if all(word in self._searched(action) for word in wanted)
        ]

    def action_scroll_list(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#list", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page_list(self, by: int) -> None:
        """Scroll by pages."""
        shown_list = self.query_one("#list", VerticalScroll)
        shown_list.scroll_relative(y=by * max(shown_list.size.height - 1, 1), animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def keys_of(self, action: Action) -> str:
        """Return the keys of an action as a person reads them, '' if it has none."""
        return shown(self._keys.get(action.id, action.keys))

    def _searched(self, action: Action) -> str:
        return f"{action.name} {action.help} {action.id} {self.keys_of(action)}".casefold()

    def _drawn(self, words: str) -> Text:
        found = self.matching(words)
        if not found:
            return Text("no action is called that; clear the line to see all")
        text = Text()
        for heading, group in _grouped(found):
            text.append(f"{heading}\n", "bold underline")
            for action in group:
                text.append(f"  {action.name}", "bold")
                text.append(f"  {self.keys_of(action) or _PALETTE}\n")
                text.append(f"    {action.help}\n")
        text.rstrip()
        return text


def _grouped(actions: Sequence[Action]) -> Iterator[tuple[str, list[Action]]]:
    """Yield the actions in groups: the common ones, those that look, those that change."""
    groups = (
        ("Most used", [one for one in actions if one.footer]),
        ("Move and look", [one for one in actions if not one.footer and not one.writes]),
        ("Change the project", [one for one in actions if not one.footer and one.writes]),
    )
    yield from ((heading, group) for heading, group in groups if group)
