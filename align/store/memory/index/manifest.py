"""The list of the runs an index is made of: one small file, replaced as a whole."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

from align.store.memory.index.run import ARRAYS, Run

FORMAT = 1
"""Raised when the arrays, or what a token is, come to mean something else."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds."""

    NAME: ClassVar[str] = "index.json"

    memory: str
    generation: int
    """Generation of the memory up to which the runs hold everything."""
    runs: tuple[str, ...] = ()
    """Names of their folders, oldest first."""
    sizes: tuple[int, ...] = ()
    """Bytes of all files of each run."""
    rows: tuple[int, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> "Manifest | None":
        """Read the list, None if there is none of this format or it is broken."""
        try:
            found = json.loads((folder / cls.NAME).read_text(encoding="utf-8"))
            if found.pop("format") != FORMAT:
                return None
            return cls(
                str(found["memory"]),
                int(found["generation"]),
                tuple(map(str, found["runs"])),
                tuple(map(int, found["sizes"])),
                tuple(map(int, found["rows"])),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, folder: Path) -> None:
        """Replace the list.

        Raises:
            OSError: the disk is full or the folder cannot be written.
        """
        part = folder / f"{self.NAME}.{os.getpid()}.part"
        with part.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT} | asdict(self), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / self.NAME)

    def load_runs(self, folder: Path) -> list[Run]:
        """Map the runs.

        Raises:
            OSError, ValueError: one is missing, or not as large as it was written.
        """
        for name, size in zip(self.runs, self.sizes, strict=True):
            if size_of(folder / name) != size:
                raise ValueError(f"{name}: a run of the index is not as it was written")
        return [Run.load(folder / name) for name in self.runs]


def size_of(run: Path) -> int:
    """Return the bytes of a run on the disk."""
    return sum((run / f"{name}.npy").stat().st_size for name in ARRAYS)
