"""A dialog with lines to fill in; each file can be typed or chosen from a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Label

from align.errors import AlignError, InputError
from align.tui.action import Action, bindings
from align.tui.start.actions import FORM
from align.tui.start.dialog import Dialog
from align.tui.start.folder import expanded
from align.tui.start.picker import FilePicker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to type in."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    """Shown while it is empty."""
    kinds: tuple[str, ...] = ()
    """Endings of the files it may name; empty: it names none that must be there."""
    several: bool = False
    """Whether it takes several files, with commas."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to tick."""

    name: str
    label: str
    value: bool = False


class Tick(Checkbox):
    """A box to tick; empty where it is not, instead of paler."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        """Show it."""
        self.BUTTON_INNER = "x" if self.value else " "
        super().watch_value()


class Form(Dialog[T | None]):
    """Lines, and a button; ``result`` makes the answer of what they say.

    Args:
        heading: what it is for.
        lines: what to fill in.
        go: what the button says.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = FORM
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FORM)]
    DEFAULT_CSS = """
    Form {
        & .line { height: 1; }
        & Label { width: 14; color: $text-muted; }
        & Input { width: 1fr; }
        & Checkbox { border: none !important; padding: 0; height: 1; margin-left: 14; }
        & Button { margin-left: 14; }
    }
    """

    def __init__(self, heading: str, lines: tuple[Line | Choice, ...], go: str) -> None:
        super().__init__()
        self.HEADING = heading
        self._lines: Mapping[str, Line | Choice] = {line.name: line for line in lines}
        self._go = go

    def middle(self) -> list[Widget]:
        """Return the lines and the button."""
        button = Button(
            self._go, id="go", variant="primary", compact=True, action="screen.carry_out"
        )
        return [*map(_widget, self._lines.values()), button]

    def result(self) -> T:
        """Return what the lines say.

        Raises:
            AlignError: something in them is wrong; the sentence is shown and the form stays.
        """
        raise NotImplementedError

    def said(self, name: str) -> str:
        """Return what stands in a line, without white space around it."""
        return self.query_one(f"#{name}", Input).value.strip()

    def ticked(self, name: str) -> bool:
        """Return whether a line is ticked."""
        return self.query_one(f"#{name}", Checkbox).value

    def path(self, name: str) -> Path | None:
        """Return the path that a line names, None if it is empty.

        Raises:
            InputError: there is no such file, and there must be one.
        """
        return next(iter(self.paths(name)), None)

    def paths(self, name: str) -> tuple[Path, ...]:
        """Return the paths that a line names, see ``path``."""
        line, said = self._lines[name], self.said(name)
        assert isinstance(line, Line)
        whole = expanded(said)
        # A file may have a comma in its name; then it is there under it.
        apart = line.several and not _is_file(whole)
        names = [part.strip() for part in said.split(",")] if apart else [said]
        found = tuple(expanded(part) for part in names if part)
        for one in found:
            if line.kinds and not _is_file(one):
                raise InputError(
                    "there is no such file", where=str(one), hint="correct the line, or press F2"
                )
        return found

    def action_carry_out(self) -> None:
        """Answer with the result, or say what is wrong."""
        try:
            answer = self.result()
        except AlignError as error:
            self.say(str(error))
        except OSError as error:
            self.say(f"{error.filename}: {(error.strerror or str(error)).lower()}; correct it")
        else:
            self.dismiss(answer)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line."""
        event.stop()
        self.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the list of files only where a file is to be named."""
        return action != "browse" or bool(self._here and self._here.kinds)

    def on_descendant_focus(self) -> None:
        """Show the keys of this line."""
        self.refresh_bindings()

    def action_browse(self) -> None:
        """Choose the file of this line."""
        line = self._here
        if line is None:
            return
        field = self.query_one(f"#{line.name}", Input)
        last = field.value.rpartition(",")[2].strip() if line.several else field.value.strip()

        def take(path: Path | None) -> None:
            if path is not None:
                before = field.value.strip().rstrip(",")
                field.value = f"{before}, {path}" if line.several and before else str(path)

        start = expanded(last) if last else None
        self.app.push_screen(FilePicker(line.label, line.kinds, start), take)

    @property
    def _here(self) -> Line | None:
        name = self.focused.id if self.focused else None
        line = self._lines.get(name or "")
        return line if isinstance(line, Line) else None


def _widget(line: Line | Choice) -> Widget:
    if isinstance(line, Choice):
        return Tick(line.label, line.value, id=line.name, compact=True)
    hint = line.hint or ("F2: choose" if line.kinds else "")
    field = Input(line.value, hint, id=line.name, compact=True)
    return Horizontal(Label(line.label, markup=False), field, classes="line")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
