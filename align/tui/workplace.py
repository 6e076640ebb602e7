"""Who works, and with what: what every screen may need besides the project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from align.glossary import Glossary
from align.settings import Settings


@dataclass(frozen=True, slots=True)
class Workplace:
    """What the command line has settled, handed from screen to screen."""

    who: str
    settings: Settings
    glossary: Glossary | None = None
    term_base: Path | None = None
    """File of the glossary, where new terms are written; None: there is none."""
    memories: tuple[Path, ...] = ()
    read_only: bool = False
    less: Mapping[Path, int] = field(default_factory=dict)
    """Per cent that the matches of single memories are worth less."""
    write_to: Path | None = None
    """Memory that takes in what is confirmed; None: the project alone keeps it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person has named for one project, and not in the settings."""

    glossary: Path | None = None
    memories: tuple[Path, ...] = ()


NOTHING = Chosen()
