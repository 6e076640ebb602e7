"""The source of the current segment, its terms marked."""

from collections.abc import Sequence

from rich.text import Text

from align.tui.editor.panes.ink import Ink, data
from align.tui.editor.panes.terms import STATES
from align.units import TermUse


def source(text: str, uses: Sequence[TermUse], ink: Ink) -> list[Text]:
    """Return the source; a term is underlined, one that is missing has the colour of a mistake."""
    made = data(text)
    for use in uses:
        _, meaning = STATES[use.outcome]
        made.stylize(ink("term"), use.hit.start, use.hit.end)
        if meaning == "bad":
            made.stylize(ink(meaning), use.hit.start, use.hit.end)
    return [made]
