"""Where a source is cut in two: the text with a mark that the arrow keys move."""

from typing import ClassVar

import regex
from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from align.tui.action import Action, bindings
from align.tui.dialogs.actions import SPLIT
from align.tui.editor.panes.ink import data
from align.tui.start.dialog import Dialog

_LETTER = regex.compile(r"\X")
_WORD = regex.compile(r"\S+")
_AROUND = 600
"""Code points shown on either side of the cut; a sentence is rarely longer."""


class SplitSource(Dialog[int | None]):
    """Answers with the code point at which the second part begins.

    Args:
        text: the source.
        at: where the cut stands first.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = SPLIT
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SPLIT)]
    HEADING = "Split the source at ┃"
    DEFAULT_CSS = """
    SplitSource #source { padding: 1 0; height: auto; }
    """

    def __init__(self, text: str, at: int) -> None:
        super().__init__()
        self._text = text
        self._letters = [0, *(found.end() for found in _LETTER.finditer(text))]
        self._words = [found.start() for found in _WORD.finditer(text)]
        self.at = _nearest(self._letters, at)

    def middle(self) -> list[Widget]:
        """See ``Dialog``."""
        return [Static(self._drawn(), id="source", markup=False)]

    def action_cut(self, by: int) -> None:
        """Move the cut by a letter, never into one."""
        place = self._letters.index(self.at) + by
        self._move(self._letters[min(max(place, 0), len(self._letters) - 1)])

    def action_cut_word(self, by: int) -> None:
        """Move the cut to the beginning of another word."""
        ahead = [at for at in self._words if (at > self.at if by > 0 else at < self.at)]
        if ahead:
            self._move(ahead[0] if by > 0 else ahead[-1])

    def action_carry_out(self) -> None:
        """Cut here, unless one part would hold nothing."""
        if not self._text[: self.at].strip() or not self._text[self.at :].strip():
            self.say("one of the two segments would hold nothing; move the cut")
            return
        self.dismiss(self.at)

    def _move(self, at: int) -> None:
        self.at = at
        self.say("")
        self.query_one("#source", Static).update(self._drawn())

    def _drawn(self) -> Text:
        start, end = max(self.at - _AROUND, 0), self.at + _AROUND
        return Text.assemble(
            "…" if start else "",
            data(self._text[start : self.at]),
            ("┃", "bold reverse"),
            data(self._text[self.at : end]),
            "…" if end < len(self._text) else "",
        )


def _nearest(places: list[int], at: int) -> int:
    return min(places, key=lambda place: abs(place - at))
