"""The review of an alignment: both sides of an aligned document with the links between them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.tui.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]


def __getattr__(name: str) -> object:
    """Load the screen when it is wanted: whoever only lists its keys must not wait (PEP 562)."""
    if name == "ReviewScreen":
        from align.tui.review.screen import ReviewScreen

        return ReviewScreen
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
