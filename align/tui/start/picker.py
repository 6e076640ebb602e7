"""A file is chosen: the path is typed with the folder's entries beneath it."""

from collections.abc import Collection
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from align.tui.action import Action, bindings
from align.tui.start.actions import PICKER
from align.tui.start.dialog import Dialog
from align.tui.start.folder import Entry, Listing, expanded, listing, split


class FilePicker(Dialog[Path | None]):
    """Choose a file of some kinds.

    Args:
        heading: what the file is for.
        kinds: endings of file names, with their dots.
        start: folder to begin in, or file to begin beside.
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = PICKER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PICKER)]
    DEFAULT_CSS = """
    FilePicker {
        & #entries { height: 1fr; min-height: 3; border: none; padding: 0;
                     text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1; }
        & #kinds { color: $text-muted; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #frame { height: 1fr; }
    }
    """

    def __init__(self, heading: str, kinds: Collection[str], start: Path | None = None) -> None:
        super().__init__()
        self.HEADING = heading
        self._kinds = tuple(kinds)
        self._hidden = False
        self._listing = Listing(Path())
        self._start = (start or Path.cwd()).absolute()

    def middle(self) -> list[Widget]:
        """Return the path field and the entries."""
        folder = self._start if self._start.is_dir() else self._start.parent
        entries = OptionList(id="entries", markup=False, compact=True)
        entries.can_focus = False
        return [
            Input(_as_typed(folder), id="path", compact=True, select_on_focus=False),
            entries,
            Static("", id="kinds", markup=False),
        ]

    def on_mount(self) -> None:
        """List the folder to begin with."""
        self._list()

    def on_input_changed(self) -> None:
        """List what may be meant now."""
        self._list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self._take(self._listing.entries[event.option_index])

    def action_choose_entry(self) -> None:
        """Take the file whose path is typed, or the entry under the cursor."""
        typed = expanded(self._typed)
        chosen = self._chosen
        if chosen is not None:
            self._take(chosen)
        elif _is_file(typed):
            self.say(f"{typed.name}: files of that type are of no use here; choose {self._known}")
        else:
            self.say(self._listing.fault or f"{typed}: there is no such file; correct the path")

    def action_complete_path(self) -> None:
        """Put the name under the cursor into the path."""
        if self._chosen is not None:
            self._type(
                _as_typed(self._chosen.path) if self._chosen.is_folder else str(self._chosen.path)
            )

    def action_leave_folder(self) -> None:
        """Go to the folder above; what was begun to be typed goes."""
        self._type(_as_typed(self._listing.folder.absolute().parent))

    def action_toggle_hidden(self) -> None:
        """Show or hide what begins with a dot."""
        self._hidden = not self._hidden
        self._list()

    def action_move(self, by: int) -> None:
        """Move the cursor of the entries."""
        entries = self.query_one(OptionList)
        if entries.option_count:
            now = entries.highlighted or 0
            entries.highlighted = min(max(now + by, 0), entries.option_count - 1)

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    @property
    def _known(self) -> str:
        return ", ".join(self._kinds)

    @property
    def _chosen(self) -> Entry | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None else self._listing.entries[at]

    def _type(self, path: str) -> None:
        field = self.query_one(Input)
        field.value = path
        field.cursor_position = len(path)

    def _take(self, entry: Entry) -> None:
        if entry.is_folder:
            self._type(_as_typed(entry.path))
        else:
            self.dismiss(entry.path)

    def _list(self) -> None:
        self._listing = found = listing(self._typed, self._kinds, hidden=self._hidden)
        entries = self.query_one(OptionList)
        entries.clear_options()
        part = split(self._typed)[1]
        entries.add_options(Option(_row(one, part)) for one in found.entries)
        entries.highlighted = 0 if found.entries else None
        self.say(found.fault)
        more = f" · {found.more:,} more, type to narrow down" if found.more else ""
        none = "" if found.entries or found.fault else "nothing of use here · "
        hidden = " · with hidden files" if self._hidden else ""
        self.query_one("#kinds", Static).update(f"{none}{self._known}{hidden}{more}")


def _row(entry: Entry, part: str) -> Text:
    """Show a folder with its slash; a file by its name, what was typed of it underlined."""
    name = entry.path.name
    text = Text(f"{name}/" if entry.is_folder else name, style="bold" if entry.is_folder else "")
    at = name.casefold().find(part.casefold()) if part else -1
    if at >= 0:
        text.stylize("underline", at, at + len(part))
    return text


def _as_typed(folder: Path) -> str:
    text = str(folder)
    return text if text.endswith("/") else f"{text}/"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
