"""Small pieces of coloured text; document text goes in as it is, never as markup."""

from collections.abc import Callable
from typing import TypeAlias

from rich.style import Style
from rich.text import Text

from align.tui.editor.cells import one_line

Ink: TypeAlias = Callable[[str], Style]
"""The style of a meaning; see ``LineView.ink``."""
_MOST = 4_000


def data(text: str, style: Style | None = None) -> Text:
    """Return document text, without controls and not endlessly long."""
    shown = one_line(text[:_MOST])
    if len(text) > _MOST:
        shown += " …"
    return Text(shown, style=style or Style.null())


def line(*parts: Text | str) -> Text:
    """Join pieces to a paragraph."""
    made = Text()
    for part in parts:
        made.append_text(part if isinstance(part, Text) else Text(part))
    return made
