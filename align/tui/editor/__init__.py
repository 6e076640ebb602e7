"""The editor: the list of segments, the translation being written, and what helps with it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.tui.editor.screen import EditorScreen

__all__ = ["EditorScreen"]


def __getattr__(name: str) -> object:
    """Load the screen when it is wanted: its tables and small pieces serve others, too."""
    if name == "EditorScreen":
        from align.tui.editor.screen import EditorScreen

        return EditorScreen
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
