"""A view of lines that are drawn when they are seen, with colours by what they mean."""

from typing import ClassVar

from rich.style import Style
from textual.scroll_view import ScrollView


class LineView(ScrollView, can_focus=False):
    """The colours; every colour goes with a glyph or a word, so that none is needed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--good",
        "line--doubt",
        "line--bad",
        "line--faint",
        "line--term",
        "line--added",
        "line--gone",
        "line--current",
        "line--heading",
    }
    DEFAULT_CSS = """
    LineView { scrollbar-size-vertical: 1; overflow-x: hidden; }
    LineView > .line--good { color: $text-success; }
    LineView > .line--doubt { color: $text-warning; }
    LineView > .line--bad { color: $text-error; text-style: bold; }
    LineView > .line--faint { color: $foreground 60%; }
    LineView > .line--term { color: $text-accent; text-style: underline; }
    LineView > .line--added { color: $text-success; text-style: bold underline; }
    LineView > .line--gone { color: $text-error; text-style: strike; }
    LineView > .line--current { background: $primary 35%; text-style: bold; }
    LineView > .line--heading { color: $text-primary; text-style: bold; }
    """

    def ink(self, meaning: str) -> Style:
        """Return the style of a meaning: ``good``, ``doubt``, ``bad``, ``faint``, ``term`` …"""
        return self.get_component_rich_style(f"line--{meaning}", partial=True)

    def paint(self, meaning: str) -> Style:
        """Return the style of a meaning with its background."""
        return self.get_component_rich_style(f"line--{meaning}")
