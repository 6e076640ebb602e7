"""Where an index lives, and who may write there."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from align.store.memory.index.manifest import Manifest, size_of
from align.store.memory.index.run import ARRAYS

_RUN = "run-"
_LOCK = "lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process write at a time; the others wait.

    Raises:
        OSError: the folder cannot be written.
    """
    with (folder / _LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def new_run(folder: Path, write: Callable[[Path], int]) -> tuple[str, int, int]:
    """Have a run written and return its name, its size in bytes and its rows.

    A run appears under its name only when all of it is on the disk.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    part = folder / f"part-{token_hex(6)}"
    part.mkdir()
    try:
        rows = write(part)
        for name in ARRAYS:
            with (part / f"{name}.npy").open("rb") as file:
                os.fsync(file.fileno())
        name = _RUN + part.name.removeprefix("part-")
        size = size_of(part)
        part.rename(folder / name)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return name, size, rows


def sweep(folder: Path, manifest: Manifest) -> None:
    """Delete what is no part of the index any more; only under the lock.

    Who still has a run mapped keeps it until it is let go.
    """
    for entry in folder.iterdir():
        ours = entry.name.startswith((_RUN, "part-"))
        if ours and entry.name not in manifest.runs and entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
