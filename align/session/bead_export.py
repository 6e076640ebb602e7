"""Write the aligned units of a document: what a reviewer asks for, in a thread of its own."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from align.bitext.flow import write
from align.exchange import Report
from align.store import Project


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written."""

    path: Path
    """The file; its ending says the format."""
    minimum: float = 0.0
    """Leave out what is less certain and not confirmed."""
    confirmed: bool = False
    """Leave out everything that no person has confirmed or pinned."""
    force: bool = False
    """Replace a file that exists; one that this project wrote is replaced anyway."""


def export(project: Path, document: str, wish: Wish) -> Report:
    """Write a file through a connection of its own, so that it may run in another thread.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
        SettingsError: no format has that ending.
        ProjectError, StorageError: the project failed.
    """
    with Project.open(project) as opened:
        return write(
            opened,
            document,
            wish.path,
            minimum=wish.minimum,
            confirmed=wish.confirmed,
            force=wish.force or _is_ours(opened, wish.path),
        )


def _is_ours(project: Project, path: Path) -> bool:
    """Tell whether a file is, byte for byte, what this project last wrote there."""
    written = project.fact(f"export:{path.resolve()}")
    if written is None or not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == written
