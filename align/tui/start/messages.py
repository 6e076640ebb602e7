"""What the start screen tells the application."""

from pathlib import Path

from textual.message import Message


class OpenProject(Message):
    """A project is to be opened in the editor; bubbles up to the application.

    Attributes:
        path: the project file.
        glossary: term base chosen for it, None for the one in force.
        memories: translation memories chosen for it, empty for those in force.
    """

    def __init__(
        self, path: Path, glossary: Path | None = None, memories: tuple[Path, ...] = ()
    ) -> None:
        super().__init__()
        self.path = path
        self.glossary = glossary
        self.memories = memories
