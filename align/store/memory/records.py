"""What a translation memory keeps of a unit."""

from dataclasses import dataclass

from align.units import Origin, Status

PLACEHOLDER = "\ufffc"
"""Stands in a text for one inline code (OBJECT REPLACEMENT CHARACTER, one code point).

The n-th placeholder of a text belongs to the n-th of its codes, which holds the original markup:
``<ph>…</ph>``, ``<bpt …>…</bpt>``, ``<ept …>…</ept>``, ``<it …>…</it>``, ``<ut>…</ut>`` whole, and
``<hi …>`` and ``</hi>`` apart, because the text between them is translated. A placeholder
character that the file itself has in its text is a code that holds just this character.
"""


@dataclass(frozen=True, slots=True)
class Translated:
    """A source with its translation, from a file or a memory."""

    source: str
    """NFC, line feeds only, without outer white space; a ``PLACEHOLDER`` for each code."""
    target: str
    source_language: str
    """As the file writes it: ``vi``, ``vi-VN``, ``vi_VN``, ``VIE``."""
    target_language: str
    source_codes: tuple[str, ...] = ()
    """Original of each placeholder in the source."""
    target_codes: tuple[str, ...] = ()
    number: int = 0
    """Position of the unit in its file, counted from 1; 0 where there is no file."""
    line: int = 0
    """Line in its file on which the unit begins, counted from 1."""
    props: tuple[tuple[str, str], ...] = ()
    """Type and value of whatever else is said of the unit, in the order of the file."""
    notes: tuple[str, ...] = ()
    author: str = ""
    """Who made the target, or else the unit."""
    created: str = ""
    """UTC time, ISO 8601 (``2002-01-25T21:06:00Z``), empty where it is not known."""
    changed: str = ""
    document: str = ""
    """Document the unit comes from."""
    before: str = ""
    """Source of the unit before it there."""
    after: str = ""
    """Source of the unit after it there."""
    key: str = ""
    """Identifier of the unit in its file (``tuid`` of TMX, ``id`` of OmegaT)."""
    status: Status = Status.CONFIRMED
    origin: Origin | None = None

    @property
    def codes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of the source and those of the target."""
        return self.source_codes, self.target_codes


@dataclass(frozen=True, slots=True)
class Stored:
    """A unit of a memory."""

    identity: int
    """Never used again after the unit is gone."""
    generation: int
    """Generation of the memory in which the unit came or last changed."""
    unit: Translated
