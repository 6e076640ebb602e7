"""The projects somebody worked on, newest first: a small file in the user's state folder."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from align.errors import AlignError, OutputError, StorageError
from align.exchange.atomic import fresh_file
from align.store.clock import now

_MOST = 50
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was opened once."""

    path: Path
    opened: str
    """UTC time, ISO 8601."""
    glossary: Path | None = None
    memories: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """The list, and what was wrong with its file."""

    projects: tuple[Recent, ...] = ()
    notice: str = ""


def list_file() -> Path:
    """Return where the list is kept."""
    return Path(platformdirs.user_state_dir("align")) / "recent.json"


def remembered() -> Remembered:
    """Return the list, newest first; a file that makes no sense is set aside and said so."""
    path = list_file()
    try:
        return Remembered(_parsed(path.read_bytes()))
    except FileNotFoundError:
        return Remembered()
    except OSError as error:
        said = f"the recent projects cannot be read ({error.strerror}); check its rights"
        return Remembered(notice=f"{path}: {said}")
    except (ValueError, KeyError, TypeError, RecursionError):
        return Remembered(notice=_set_aside(path))


def remember(path: Path, *, glossary: Path | None = None, memories: Iterable[Path] = ()) -> None:
    """Put a project at the head of the list.

    What was chosen for it before stays where nothing is chosen now.

    Raises:
        StorageError: the list cannot be written; nothing else is the worse for it.
    """
    place = Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 (a link keeps its name)
    kept = remembered().projects
    before = next((one for one in kept if one.path == place), Recent(place, ""))
    newest = replace(
        before,
        opened=now(),
        glossary=glossary or before.glossary,
        memories=tuple(memories) or before.memories,
    )
    _write([newest, *(one for one in kept if one.path != place)][:_MOST])


def forget(path: Path) -> None:
    """Take a project off the list; the file itself stays.

    Raises:
        StorageError: the list cannot be written.
    """
    _write([one for one in remembered().projects if one.path != path])


def _parsed(raw: bytes) -> tuple[Recent, ...]:
    found = json.loads(raw)
    if found["version"] != _VERSION:
        raise ValueError("another version")
    return tuple(
        Recent(
            Path(_text(one["path"])),
            _text(one["opened"]),
            Path(_text(one["glossary"])) if one["glossary"] else None,
            tuple(Path(_text(name)) for name in one["memories"]),
        )
        for one in found["projects"]
    )


def _text(value: object) -> str:
    # A path with a zero byte raises at every call of the system, so it must not come in.
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text")
    return value


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".broken.json")
    try:
        path.replace(aside)
    except OSError as error:
        return f"{path}: the list of recent projects is damaged ({error.strerror}); delete it"
    return f"{path}: the list of recent projects was damaged; it was set aside as {aside.name}"


def _write(projects: list[Recent]) -> None:
    path = list_file()
    rows = [
        {
            "path": str(one.path),
            "opened": one.opened,
            "glossary": str(one.glossary) if one.glossary else "",
            "memories": [str(name) for name in one.memories],
        }
        for one in projects
    ]
    text = json.dumps({"version": _VERSION, "projects": rows}, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh_file(path, force=True) as stream:
            stream.write(text.encode())
    except (OSError, OutputError) as error:
        said = error.what if isinstance(error, AlignError) else error.strerror
        raise StorageError(
            f"the recent projects cannot be remembered ({said})",
            where=str(path),
            hint="make the folder writable",
        ) from error
