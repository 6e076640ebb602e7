"""What the review asks for: a number, a text to find, a file to write."""

from dataclasses import dataclass
from pathlib import Path

from align.errors import SettingsError
from align.session.bead_export import Wish
from align.text import plain
from align.tui.start.form import Choice, Form, Line


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to find."""

    text: str
    exact: bool


class NumberForm(Form[int]):
    """Ask for the number of a bead."""

    def __init__(self, last: int) -> None:
        self._last = last
        super().__init__("Go to bead", (Line("number", "Number", "", f"1 to {last}"),), "Go")

    def result(self) -> int:
        """See ``Form``."""
        said = self.said("number")
        if not said.isdecimal() or not 1 <= int(said) <= self._last:
            raise SettingsError(
                f"there is no bead '{said}'", hint=f"name one from 1 to {self._last}"
            )
        return int(said)


class FindForm(Form[Wanted]):
    """Ask for a text."""

    def __init__(self, last: Wanted | None) -> None:
        super().__init__(
            "Find text",
            (
                Line("text", "Text", last.text if last else "", "on either side"),
                Choice("exact", "Letter by letter, with diacritics", bool(last and last.exact)),
            ),
            "Find",
        )

    def result(self) -> Wanted:
        """See ``Form``."""
        text = plain(self.said("text"))
        if not text:
            raise SettingsError("there is nothing to find", hint="type a text")
        return Wanted(text, self.ticked("exact"))


class ExportForm(Form[Wish]):
    """Ask for the file, and what is to be in it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "Export pairs",
            (
                Line("path", "File", str(path), "OUT.tmx"),
                Line("minimum", "At least", "0", "confidence, 0 to 1"),
                Choice("confirmed", "Only what a person has pinned or confirmed"),
                Choice("force", "Replace a file that is there"),
            ),
            "Export",
        )

    def result(self) -> Wish:
        """See ``Form``."""
        path = self.path("path")
        if path is None:
            raise SettingsError("no file is named", hint="name one, such as OUT.tmx")
        said = self.said("minimum").replace(",", ".") or "0"
        try:
            minimum = float(said)
        except ValueError:
            minimum = -1.0
        if not 0.0 <= minimum <= 1.0:
            raise SettingsError(
                f"'{said}' is no confidence", hint="give a number from 0 to 1, such as 0.6"
            )
        return Wish(path, minimum, self.ticked("confirmed"), self.ticked("force"))
