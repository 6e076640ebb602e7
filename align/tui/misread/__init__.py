"""The list of words that were perhaps misread: accept, reject, take back."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.tui.misread.screen import MisreadScreen

__all__ = ["MisreadScreen"]


def __getattr__(name: str) -> object:
    """Load the screen when it is wanted: whoever only lists its keys must not wait (PEP 562)."""
    if name == "MisreadScreen":
        from align.tui.misread.screen import MisreadScreen

        return MisreadScreen
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
