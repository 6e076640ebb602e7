"""What a person can do, as data: footer, help screen, palette and key maps are made from it.

Each screen keeps one table of its own (``ACTIONS`` in its ``actions.py``) and a method
``action_<name>`` per entry; nothing else names a key.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Attributes:
        id: stable name, ``screen.verb-noun``: what a key map in the settings refers to.
        name: what footer and palette call it, two words.
        help: one sentence for the help screen.
        keys: keys of the default preset, comma-separated as in Textual; they must survive a
            terminal without the kitty protocol (no Alt+digit, Ctrl+I, Ctrl+M, Ctrl+Shift+letter
            as the only key).  Empty: in the palette only.
        call: Textual action, with its arguments if any.
        footer: whether the footer shows it.
        writes: whether it changes the project, so that a read-only session does not offer it.
    """

    id: str
    name: str
    help: str
    keys: str
    call: str
    footer: bool = False
    writes: bool = False


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """Return the bindings of a table; their ids serve ``App.set_keymap``.

    They have priority, so that an editor with the focus does not swallow them.
    """
    return [
        Binding(
            action.keys,
            action.call,
            action.name,
            show=action.footer,
            priority=True,
            tooltip=action.help,
            id=action.id,
        )
        for action in actions
        if action.keys
    ]


def possible(actions: Iterable[Action], node: DOMNode, *, read_only: bool) -> list[Action]:
    """Return the actions that can be done now.

    A screen says what is possible by Textual's ``check_action(name, parameters)``; what changes
    the project is left out of a session that only reads.
    """
    return [
        action
        for action in actions
        if not (read_only and action.writes) and node.check_action(*called(action))
    ]


def called(action: Action) -> tuple[str, tuple[object, ...]]:
    """Return the name of the method that an action calls, and its arguments."""
    _, name, arguments = parse(action.call)
    return name, tuple(arguments)
