"""What is shown in place of a project that cannot be opened: the reason, and the way out."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from align.errors import AlignError
from align.tui.action import Action, bindings

ACTIONS: tuple[Action, ...] = (
    Action(
        "failure.open-backup",
        "Open backup",
        "Open the newest backup beside the project, for reading.",
        "b",
        "open_backup",
        footer=True,
    ),
    Action("failure.leave", "Leave", "Leave the workbench.", "q,escape", "leave", footer=True),
)


class FailureScreen(Screen[None]):
    """One sentence, and the backup if there is one."""

    ACTIONS = ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTIONS),
        Binding("enter", "leave", show=False),
    ]
    DEFAULT_CSS = """
    FailureScreen { align: center middle; }
    FailureScreen #sentence { width: 80%; height: auto; border: heavy $error; padding: 1 2; }
    """

    def __init__(self, error: AlignError, path: Path) -> None:
        super().__init__()
        self.error = error
        self.backup = backup_of(path)

    @property
    def sentence(self) -> str:
        """What is said."""
        if self.backup is None:
            return str(self.error)
        return f"{self.error}. There is a backup, {self.backup.name}: B opens it for reading."

    def compose(self) -> ComposeResult:
        """See ``Screen``."""
        yield Static(Content(self.sentence), id="sentence", markup=False)
        yield Footer(show_command_palette=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a backup only where there is one."""
        return self.backup is not None if action == "open_backup" else True

    def action_open_backup(self) -> None:
        """Open the backup; it stays as it is."""
        from align.tui.app import Workbench

        app = self.app
        if self.backup is not None and isinstance(app, Workbench):
            app.pop_screen()
            app.open_project(self.backup, read_only=True)

    def action_leave(self) -> None:
        """Leave with the exit code of the error."""
        self.app.exit(self.error.exit_code, message=f"align: {self.error}")


def backup_of(path: Path) -> Path | None:
    """Return the newest backup beside a project, None if there is none."""
    try:
        found = [one for one in path.parent.glob(f"{path.name}*.bak") if one.is_file()]
        return max(found, key=lambda one: one.stat().st_mtime, default=None)
    except OSError:
        return None
