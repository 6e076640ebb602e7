"""The start screen: recent projects, a new one, import, statistics, export.

What is named here is loaded when it is asked for: whoever only lists the keys of this screen, as
``align.tui.tables`` does before an editor opens, must not wait for readers of documents.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.tui.start.messages import OpenProject
    from align.tui.start.recent import forget, remember, remembered
    from align.tui.start.screen import StartScreen

__all__ = ["OpenProject", "StartScreen", "forget", "remember", "remembered"]

_PLACES = {
    "OpenProject": "messages",
    "StartScreen": "screen",
    "forget": "recent",
    "remember": "recent",
    "remembered": "recent",
}


def __getattr__(name: str) -> object:
    """Load what is exported (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
