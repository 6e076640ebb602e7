"""Options of the commands that ask translation memories."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.errors import UserError
from align.settings import Settings

if TYPE_CHECKING:
    from align.store.memory.matching.penalties import Penalties

MemoryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--memory",
        "-M",
        help="Translation memory (.tm) to ask first; may be given again, or several with commas."
        " NAME=10 takes 10 % off its matches. Default: those of align.toml.",
    ),
]
WriteToOption = Annotated[
    Path | None,
    typer.Option(
        "--write-to",
        help="Memory (.tm) that takes in what you confirm, and is asked, too; it is made if"
        " there is none. Default: the one of align.toml.",
    ),
]
Pretranslate = Annotated[
    int | None,
    typer.Option(
        "--pretranslate",
        min=1,
        max=103,
        help="Per cent from which a match becomes a draft; 103: never. Default: 100.",
    ),
]


def memory_to_write(settings: Settings, given: Path | None) -> Path | None:
    """Return the memory that takes in what is confirmed; None: there is none."""
    return given or (Path(settings.memory.write) if settings.memory.write else None)


def make_memory(path: Path) -> None:
    """Make a memory where there is none.

    Raises:
        ProjectError, StorageError: it cannot be made, or is something else.
    """
    from align.store.memory import Memory

    Memory.open(path, create=True).close()


def memories_of(settings: Settings, given: list[str] | None) -> "dict[Path, Penalties]":
    """Return the memories that are in force, each with what its matches are worth less."""
    from align.store.memory.matching.penalties import Penalties

    named = _split(given) if given else list(settings.memory.files)
    found: dict[Path, Penalties] = {}
    for name in named:
        path, less = _with_penalty(name)
        said = settings.memory
        found[path] = Penalties(said.machine, said.aligned, said.old, said.years, less)
    return found


def _split(given: list[str]) -> list[str]:
    # A file may have a comma in its name; then it is there under it.
    parts: list[str] = []
    for one in given:
        parts += [one] if Path(one).exists() else [part for part in one.split(",") if part]
    return parts


def _with_penalty(name: str) -> tuple[Path, int]:
    head, sign, tail = name.rpartition("=")
    if not sign or Path(name).exists():
        return Path(name), 0
    if not tail.isdecimal() or int(tail) > 100:
        raise UserError(
            f"'{tail}' is no penalty for {head}", hint="write NAME=10 for ten per cent less"
        )
    return Path(head), int(tail)
