"""What the editor asks in one line: a note, a number, a reason."""

from typing import TypeVar

from textual.widgets import Input

from align.errors import SettingsError
from align.text import plain
from align.tui.start.form import Form, Line

T = TypeVar("T")
_BREAK = "⏎"
"""Stands for the end of a line in a note, which an input cannot show."""


class QuickForm(Form[T]):
    """A form that Enter carries out from any line."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer; where something is wrong, stay in the line."""
        event.stop()
        # Textual would have ``Form`` go on to the next line as well.
        event.prevent_default()
        self.action_carry_out()


class NoteForm(QuickForm[str]):
    """Ask for the note of a segment; an empty one takes it away."""

    def __init__(self, note: str) -> None:
        shown = note.replace("\n", _BREAK)
        hint = f"empty: no note; {_BREAK} begins a new line" if shown else "for whoever reads it"
        super().__init__("Note", (Line("note", "Note", shown, hint),), "Keep")

    def result(self) -> str:
        """See ``Form``."""
        return plain(self.said("note")).replace(_BREAK, "\n").strip()


class NumberForm(QuickForm[int]):
    """Ask for the number of a segment."""

    def __init__(self, last: int) -> None:
        self._last = last
        line = Line("number", "Number", "", f"1 to {last}")
        super().__init__("Go to segment", (line,), "Go")

    def result(self) -> int:
        """See ``Form``."""
        said = self.said("number")
        # ``isdecimal`` takes digits of every script, as ``int`` does; a long run is no number.
        number = int(said) if said.isdecimal() and len(said) < 10 else 0
        if not 1 <= number <= self._last:
            raise SettingsError(
                f"there is no segment '{said[:20]}'", hint=f"name one from 1 to {self._last}"
            )
        return number


class ReasonForm(QuickForm[str]):
    """Ask why a term is rendered otherwise; the reason may be empty."""

    def __init__(self, term: str) -> None:
        line = Line("reason", "Reason", "", "kept with the segment; may be empty")
        super().__init__(f"Release “{term}” in this segment", (line,), "Release")

    def result(self) -> str:
        """See ``Form``."""
        return " ".join(plain(self.said("reason")).split())
