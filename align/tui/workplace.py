"""Who works, and with what: what every screen may need besides the project."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from align.glossary import Glossary
from align.settings import Settings

if TYPE_CHECKING:
    from align.session.assist import Assistant


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
    assistant: "Callable[[Path], Assistant] | None" = None
    """What makes the assistant of a project; None: the engine of the settings."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person has named for one project, and not in the settings."""

    glossary: Path | None = None
    memories: tuple[Path, ...] = ()


NOTHING = Chosen()
