"""A folder as the file picker lists it while a path is typed; knows no screen."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

MOST = 500
"""Entries listed at a time; typing narrows the rest down."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder to go into, or a file to take."""

    path: Path
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What may be meant by the path typed so far."""

    folder: Path
    entries: tuple[Entry, ...] = ()
    more: int = 0
    """Entries that are not listed."""
    fault: str = ""
    """Why nothing can be listed."""


def listing(typed: str, kinds: Collection[str], *, hidden: bool = False) -> Listing:
    """Return what a folder has under the beginning of a name.

    Args:
        typed: path; what follows its last slash is the beginning of a name, or part of one,
            whatever its case.
        kinds: endings of the files that are of use, with their dots and in small letters.
        hidden: also what begins with a dot; it is listed anyway once a dot is typed.
    """
    folder, part = split(typed)
    try:
        with os.scandir(folder) as found:
            entries = [one for one in found if _offered(one, part, kinds, hidden)]
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Listing(
            folder, fault=f"{folder}: cannot be listed ({reason}); choose another folder"
        )
    except ValueError:
        return Listing(folder, fault="this is no path; correct it")
    ranked = sorted(
        entries, key=lambda one: (not _begins(one, part), not _is_folder(one), one.name)
    )
    shown = tuple(Entry(folder / one.name, _is_folder(one)) for one in ranked[:MOST])
    return Listing(folder, shown, len(ranked) - len(shown))


def split(typed: str) -> tuple[Path, str]:
    """Return the folder that a typed path is in, and the beginning of a name in it."""
    head, slash, tail = typed.rpartition("/")
    return expanded(f"{head}{slash}" or "."), tail


def expanded(typed: str) -> Path:
    """Return the path that was typed, with ``~`` as the home folder where there is one."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # nobody has that name
        return Path(typed)


def _offered(one: os.DirEntry[str], part: str, kinds: Collection[str], hidden: bool) -> bool:
    # A name with control characters, or in another encoding, cannot be shown or typed.
    if not one.name.isprintable() or _folded(part) not in _folded(one.name):
        return False
    if one.name.startswith(".") and not (hidden or part.startswith(".")):
        return False
    if _is_folder(one):
        return os.access(one.path, os.R_OK | os.X_OK)
    known = one.name.lower().removesuffix(".gz").endswith(tuple(kinds))
    return known and os.access(one.path, os.R_OK) and Path(one.path).is_file()


def _is_folder(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_dir()
    except OSError:
        return False


def _begins(one: os.DirEntry[str], part: str) -> bool:
    return _folded(one.name).startswith(_folded(part))


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()
