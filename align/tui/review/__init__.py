"""The review of an alignment: both sides of an aligned document with the links between them."""

from align.tui.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]
