"""What work on a project needs besides the project: engine, term base, memories."""

import os
from collections.abc import Iterable
from getpass import getuser
from pathlib import Path

from align.engines.base import Engine
from align.engines.options import EngineOptions
from align.engines.registry import create
from align.errors import UserError
from align.glossary import Glossary, load_glossary
from align.settings import Settings
from align.shipped import house_glossary
from align.store.memory.matching.penalties import Penalties


def person() -> str:
    """Return the name of whoever sits here, for the history."""
    try:
        return getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "person")


def term_base(settings: Settings) -> Path:
    """Return the file of the term base in force: of the settings, in this folder, in the box."""
    if settings.glossary:
        return Path(settings.glossary)
    here = Path("glossary.yaml")
    return here if here.is_file() else house_glossary()


def glossary(settings: Settings, given: Path | None = None) -> Glossary:
    """Load the term base in force, or the one that is given.

    Raises:
        GlossaryError: it is not there, or malformed.
    """
    return load_glossary(given or term_base(settings))


def engine(settings: Settings) -> Engine:
    """Start the engine in force; a server's key comes from the environment.

    Raises:
        EngineError: it is unknown or lacks something.
    """
    options = EngineOptions(
        source=settings.source,
        target=settings.target,
        model=settings.model,
        beam=settings.beam,
        threads=settings.threads,
        base_url=settings.base_url,
        api_key=os.environ.get("OPENAI_API_KEY", ""),
    )
    return create(settings.engine, options)


def memories(settings: Settings, given: Iterable[Path] = ()) -> dict[Path, Penalties]:
    """Return the memories that are given, or those of the settings, with their penalties.

    Raises:
        UserError: a penalty in the settings is none.
    """
    said = settings.memory
    found = {}
    for name in [str(one) for one in given] or said.files:
        head, sign, tail = name.rpartition("=")
        if not sign or Path(name).exists():
            head, tail = name, "0"
        if not tail.isdecimal() or int(tail) > 100:
            raise UserError(
                f"'{tail}' is no penalty for {head}", hint="write NAME=10 for ten per cent less"
            )
        found[Path(head)] = Penalties(said.machine, said.aligned, said.old, said.years, int(tail))
    return found
