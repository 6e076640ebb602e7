"""The tables of actions of all screens and dialogs, for key maps: listing them loads no screen."""

from importlib import import_module

from align.tui.action import Action

_TABLES = {
    "editor": ("editor", "ACTIONS"),
    "review": ("review", "ACTIONS"),
    "review split": ("review", "SPLIT"),
    "misread": ("misread", "ACTIONS"),
    "start": ("start", "ACTIONS"),
    "picker": ("start", "PICKER"),
    "form": ("start", "FORM"),
    "work": ("start", "WORK"),
    "figures": ("start", "FIGURES"),
    "split": ("dialogs", "SPLIT"),
    "preview": ("dialogs", "PREVIEW"),
    "concordance": ("dialogs", "CONCORDANCE"),
    "help": ("dialogs", "HELP"),
}
"""Package below ``align.tui`` and name in its ``actions.py``, by the name of the screen."""


def tables(*only: str) -> dict[str, tuple[Action, ...]]:
    """Return the actions of each screen, or of some, by the name of the screen.

    Two of one screen cannot share a key; an action may be in several.
    """
    found: dict[str, tuple[Action, ...]] = {}
    for screen in only or _TABLES:
        package, name = _TABLES[screen]
        found[screen] = getattr(import_module(f"align.tui.{package}.actions"), name)
    return found
