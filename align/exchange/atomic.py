"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from align.errors import OutputError


@contextmanager
def fresh_file(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """Open a binary file that takes the name ``path`` when the block ends without an error.

    Until then it is a hidden file in the same folder, and it is removed on any error or
    interrupt; a process that is killed leaves at most that hidden file. What stood at ``path``
    is replaced in one step; a symbolic link stays and the file it points to is replaced.

    Raises:
        OutputError: the file exists and ``force`` is false, or it cannot be written.
    """
    place = Path(os.path.realpath(path))
    # Not the process number: in containers that is often the same.
    part = place.with_name(f".align-{token_hex(6)}.part")
    try:
        check_output(path, force=force)
        with part.open("xb") as stream:
            if place.exists():
                part.chmod(place.stat().st_mode & 0o777)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(place)
        _sync_folder(place.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink()


def check_output(path: Path, *, force: bool = False) -> None:
    """Make sure that a file can be written, before the work that is to fill it.

    Raises:
        OutputError: the file exists and ``force`` is false, or its place does not allow it.
    """
    place = Path(os.path.realpath(path))
    try:
        refusal = _refusal(place, force)
    except OSError as error:
        raise _unwritable(path, error) from error
    if refusal:
        what, hint = refusal
        raise OutputError(what, where=str(path), hint=hint)


def _refusal(place: Path, force: bool) -> tuple[str, str] | None:
    """Return what stands in the way and the way out, None if nothing does."""
    try:
        mode = place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        mode = 0
    if S_ISDIR(mode):
        return "this is a folder", "name a file in it"
    if mode and not S_ISREG(mode):
        # Renaming a file over a device or a pipe would destroy it.
        return "this is not a regular file", "name a new file"
    if mode and not force:
        return "the file exists already", "give --force to replace it"
    if not place.parent.is_dir():
        return "its folder does not exist", "create the folder first"
    if not os.access(place.parent, os.W_OK):
        return "its folder cannot be written", "choose another folder"
    return None


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"the file cannot be written ({error.strerror or error})",
        where=str(path),
        hint="free some space or choose another folder",
    )


def _sync_folder(folder: Path) -> None:
    # The new name is on the disk only when its folder is; some file systems refuse the request.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
