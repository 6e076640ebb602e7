"""Which files a job is about, and what it calls them."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from align.documents import known_extensions
from align.errors import InputError


@dataclass(frozen=True, slots=True)
class Input:
    """A file with the name it has in the job."""

    name: str
    """Path below the folder it was found in, with ``/``."""
    path: Path
    """Absolute."""


def find_inputs(
    places: Iterable[Path], *, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> list[Input]:
    """Return the documents of folders and the files that are named, in the order of their names.

    Folders are searched to their bottom for extensions that can be read; links to folders are
    not followed, hidden files and folders are passed over. A file that is named is taken whatever
    its extension. Where two would have one name, each gets more of its folders.

    Args:
        places: folders and files.
        include: globs on the name or its last part; only what one of them matches is taken.
        exclude: globs likewise; what one of them matches is left out.

    Raises:
        InputError: a place does not exist, or nothing is found.
    """
    found: dict[Path, str] = {}
    for place in places:
        if not place.exists():
            raise InputError("there is no such file or folder", where=str(place))
        if place.is_dir():
            top = place.resolve()
            for path in _files(top):
                found.setdefault(path, path.relative_to(top).as_posix())
        else:
            found.setdefault(place.absolute(), place.name)
    wanted = {
        path: name
        for path, name in found.items()
        if (not include or _matches(name, include)) and not _matches(name, exclude)
    }
    if not wanted:
        raise InputError(
            "there is no document to translate",
            hint="name a folder with documents, or correct --include and --exclude",
        )
    return sorted(_told_apart(wanted), key=lambda one: one.name)


def listed(lines: Iterable[str], folder: Path) -> Iterator[Path]:
    """Yield the files that a list names, one a line; relative ones are below ``folder``."""
    for line in lines:
        name = line.rstrip("\r\n")
        if name.strip():
            yield folder / name


def _files(top: Path) -> Iterator[Path]:
    known = {f".{extension}" for extension in known_extensions()}
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if not name.startswith(".") and PurePath(name).suffix.lower() in known:
                yield Path(folder, name)


def _matches(name: str, globs: Sequence[str]) -> bool:
    last = name.rpartition("/")[2]
    return any(fnmatchcase(name, glob) or fnmatchcase(last, glob) for glob in globs)


def _told_apart(found: dict[Path, str]) -> Iterator[Input]:
    """Give files that would have one name as many of their folders as tell them apart."""
    often = Counter(found.values())
    taken = {name for name, times in often.items() if times == 1}
    for path, name in found.items():
        own = name
        if often[name] > 1:
            longer = (
                "/".join(path.parts[-kept:]) for kept in range(name.count("/") + 2, len(path.parts))
            )
            own = next((one for one in longer if one not in taken), path.as_posix().lstrip("/"))
            taken.add(own)
        yield Input(own, path)
