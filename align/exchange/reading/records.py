"""What a reader of exchange files yields, and what it has to say about them."""

from dataclasses import dataclass
from typing import NamedTuple

from align.store.memory.records import PLACEHOLDER, Translated

__all__ = ["PLACEHOLDER", "FileUnit", "Problem", "Report", "Translated", "Variant"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that is not as it should be."""

    unit: int
    """Number of the unit in the file, counted from 1; 0 for the file itself."""
    line: int
    """Line it begins on, counted from 1; 0 where that is not known."""
    reason: str
    kept: str
    """What was kept nevertheless."""
    part: str = ""
    """The file inside an archive, empty where there is none."""


class Report(NamedTuple):
    """A problem before it is known which unit has it."""

    reason: str
    kept: str


# Tuples rather than dataclasses: a file of a gigabyte makes millions of them.
class Variant(NamedTuple):
    """One language of a unit (``tuv``)."""

    language: str
    text: str
    codes: tuple[str, ...]
    props: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    attributes: dict[str, str]
    """Everything but the language."""


class FileUnit(NamedTuple):
    """A unit as it stands in a file, with all its languages (``tu``)."""

    number: int
    line: int
    source_language: str
    """What the unit, or else the header, calls the language of the source; may be ``*all*``."""
    variants: tuple[Variant, ...]
    props: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    attributes: dict[str, str]
