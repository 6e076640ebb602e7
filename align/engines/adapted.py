"""Engines that a user adapted: where they lie, what they are called, how one is put there."""

import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from align.engines.compact import CompactEngine
from align.engines.manifest import CARD, missing_files, read_manifest
from align.engines.options import EngineDescription, EngineOptions
from align.errors import EngineError, OutputError

_NAME = re.compile(r"[^\W_][\w.-]*")


def shelf() -> Path:
    """Return the folder in the user's data that holds adapted engines, one folder each."""
    from platformdirs import user_data_path

    return user_data_path("align") / "engines"


def is_path(name: str) -> bool:
    """Whether what was given for a name says where the engine lies."""
    return "/" in name or os.sep in name or name in {".", ".."}


def place(name: str) -> Path:
    """Return the folder that an engine has or would have: a path stands for itself.

    Raises:
        EngineError: it is neither a path nor fit for a name.
    """
    if is_path(name):
        return Path(name).expanduser()
    if not _NAME.fullmatch(name):
        raise EngineError(
            f"{name!r} cannot be the name of an engine",
            hint="use letters, digits, dots, hyphens and underscores, or give a path with a slash",
        )
    return shelf() / name


def adapted_names() -> tuple[str, ...]:
    """Return the names of the engines on the shelf."""
    folder = shelf()
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(p.name for p in found if _NAME.fullmatch(p.name) and (p / CARD).is_file()))


def adapted_folder(name: str) -> Path | None:
    """Return the folder of an adapted engine, or nothing if there is none of that name."""
    if not is_path(name) and not _NAME.fullmatch(name):
        return None
    folder = place(name)
    return folder if (folder / CARD).is_file() else None


def load_adapted(name: str, folder: Path, options: EngineOptions) -> CompactEngine:
    """Start the engine in a folder under the name the user calls it by.

    Raises:
        EngineError: it is damaged, or translates other languages.
    """
    engine = CompactEngine(replace(options, model=str(folder)))
    engine.name = name
    return engine


def describe_adapted() -> Iterator[EngineDescription]:
    """Say of each engine on the shelf what it came from."""
    for name in adapted_names():
        folder = shelf() / name
        missing = tuple(f"file {file} in {folder}" for file in missing_files(folder))
        yield EngineDescription(
            name=name,
            summary=_summary(folder),
            ready=not missing,
            missing=missing,
            cached=(str(folder),),
            size=sum(path.stat().st_size for path in folder.iterdir()),
        )


def _summary(folder: Path) -> str:
    try:
        manifest = read_manifest(folder)
        table = tomllib.loads((folder / CARD).read_text("utf-8"))
    except (EngineError, OSError, ValueError):
        return "an adapted engine whose model.toml cannot be read"
    pair = f"{manifest.source} to {manifest.target}"
    figures = table.get("adapted")
    learnt = f" on {figures['pairs']} pairs" if isinstance(figures, dict) else ""
    return f"{table.get('base', 'an engine')} adapted{learnt}, {pair}"


def check_place(name: str, *, force: bool, taken: tuple[str, ...] = ()) -> Path:
    """Return the folder an engine will be installed in, if it may be.

    Args:
        name: a name for the shelf, or a path.
        force: replace an engine that is there.
        taken: names of engines that are not on the shelf.

    Raises:
        EngineError: the name is not fit, or another engine has it.
        OutputError: something else lies there, or its folder is missing.
    """
    folder = place(name)
    if name in taken:
        raise EngineError(f"{name} is an engine of the workbench", hint="choose another name")
    if (folder / CARD).is_file():
        if not force:
            raise EngineError(
                "there is an engine already", where=name, hint="choose another name, or add --force"
            )
    elif folder.exists():
        raise OutputError(
            "something that is no engine lies there", where=str(folder), hint="choose another place"
        )
    if is_path(name) and not folder.parent.is_dir():
        raise OutputError("its folder does not exist", where=str(folder), hint="make it first")
    return folder


def install(made: Path, folder: Path) -> None:
    """Move a finished engine to its place by renaming: nobody ever sees half of one.

    ``made`` must lie in the parent of ``folder``, or in a folder there.

    Raises:
        OutputError: the place cannot be written.
    """
    old = folder.with_name(f".replaced-{folder.name}-{os.getpid()}")
    try:
        if folder.exists():
            folder.replace(old)
        try:
            made.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=str(folder), hint="choose another place"
        ) from error
    shutil.rmtree(old, ignore_errors=True)
