"""The statistics of a project as a table."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import DataTable

from align.store.memory.bands import Counted, Figure
from align.tui.action import Action, bindings
from align.tui.start.actions import FIGURES
from align.tui.start.dialog import Dialog

_COLUMNS = ("Document", "Band", "Segments", "Words", "Characters", "% words")


class Figures(Dialog[None]):
    """Show how much of each document the memories know already."""

    ACTIONS: ClassVar[tuple[Action, ...]] = FIGURES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FIGURES)]
    DEFAULT_CSS = """
    Figures { & DataTable { height: auto; max-height: 1fr; } }
    """

    def __init__(self, heading: str, counted: Sequence[Counted]) -> None:
        super().__init__()
        self.HEADING = heading
        self._counted = counted

    def middle(self) -> list[Widget]:
        """Return the table."""
        return [DataTable[Text](cursor_type="row", zebra_stripes=True)]

    def on_mount(self) -> None:
        """Fill the table."""
        table: DataTable[Text] = self.query_one(DataTable)
        table.add_columns(*_COLUMNS)
        for one in self._counted:
            name = Text(one.name)
            for band, figure in one.figures.items():
                if figure.segments:
                    table.add_row(name, Text(band.value), *_cells(figure, one.whole))
                    name = Text("")
            bold = [Text(cell.plain, "bold", justify="right") for cell in _cells(one.whole)]
            table.add_row(name, Text("all", "bold"), *bold)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _cells(figure: Figure, whole: Figure | None = None) -> list[Text]:
    share = f"{100 * figure.words / whole.words:.1f}" if whole and whole.words else ""
    numbers = (f"{figure.segments:,}", f"{figure.words:,}", f"{figure.characters:,}", share)
    return [Text(number, justify="right") for number in numbers]
