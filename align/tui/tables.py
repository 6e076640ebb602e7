"""The tables of actions of all screens, for key maps: listing them loads no screen."""

from importlib import import_module

from align.tui.action import Action

_TABLES = (
    "align.tui.editor.actions",
    "align.tui.review.actions",
    "align.tui.start.actions",
)


def tables() -> dict[str, tuple[Action, ...]]:
    """Return the actions of each screen by the name of the screen."""
    found = {}
    for module in _TABLES:
        try:
            table: tuple[Action, ...] = tuple(import_module(module).ACTIONS)
        except ModuleNotFoundError:
            continue
        found[module.split(".")[2]] = table
    return found
