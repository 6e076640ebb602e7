"""The contract of an exchange format, and what every one of them is told and tells."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from align.units import Unit


@dataclass(frozen=True, slots=True)
class Facts:
    """What a format may need to say about the whole file."""

    source: str
    """Language of the sources, BCP 47."""
    target: str
    """Language of the targets, BCP 47."""
    tool_version: str
    created: datetime
    """When the file is made, with its time zone."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the units that a format was given."""

    written: int
    """Units written with a translation."""
    untranslated: int
    """Units without a source or a target. A format for pairs leaves them out; one for translators
    has those with a source as well, for somebody to translate."""
    stripped: int
    """Characters left out of sources and targets because the format cannot hold them."""


class Format(ABC):
    """Writes units for other tools.

    A subclass consumes the units one by one and keeps none, writes to the stream it is given
    (which becomes the user's file only if nothing is raised), and reports what it left out.
    """

    name: str
    """How the user calls it."""
    suffix: str
    """Ending of its files, with the dot."""

    @abstractmethod
    def write(self, stream: BinaryIO, units: Iterable[Unit], facts: Facts) -> Report:
        """Write all units.

        Raises:
            SettingsError: the format cannot hold what ``facts`` say.
            OSError: the stream cannot be written.
        """
