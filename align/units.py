"""What flows through the house: frozen records, shared by every floor above."""

from dataclasses import dataclass, field
from enum import StrEnum

from align.text import Mapped, OffsetMap


class Kind(StrEnum):
    """What a paragraph is in the layout of its document."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"
    """A footnote or endnote: it hangs on a sentence and is no part of the text around it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text as a reader found it, before any clean-up."""

    content: Mapped
    """The text; offsets are code points into the document's text as read."""
    kind: Kind = Kind.TEXT
    page: int | None = None
    """Page number, counted from 1, where the format has pages."""
    line: int | None = None
    """Line number in the file, counted from 1, where the format has lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph after clean-up."""

    number: int
    """Position in the document, counted from 1."""
    content: Mapped
    kind: Kind = Kind.TEXT
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that clean-up took out of a document."""

    reason: str
    text: str
    start: int
    end: int
    """Code points into the document's text as read."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence or heading: the unit of translation."""

    document: str
    """Name of the document, as the project knows it."""
    paragraph: int
    number: int
    """Position in the document, counted from 1."""
    text: str
    offsets: OffsetMap = field(default_factory=OffsetMap)
    kind: Kind = Kind.TEXT
    page: int | None = None

    @property
    def start(self) -> int:
        """Where the segment begins in the document's text as read."""
        return self.offsets[0]

    @property
    def end(self) -> int:
        """Where the document goes on after the segment."""
        return self.offsets[len(self.text)]


class Status(StrEnum):
    """How far a unit has come."""

    NEW = "new"
    DRAFT = "draft"
    """Translated by a machine, not yet read by a person."""
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Origin:
    """How a target came to be."""

    engine: str
    """Name of the engine, or ``person``."""
    revision: str = ""
    glossary: str = ""
    """Hash of the term base in force, empty if there was none."""
    settings: str = ""
    """What else is needed to make it again, as ``key=value`` pairs."""


class Tier(StrEnum):
    """How closely a source text matches a term, best first."""

    EXACT = "exact"
    FOLDED = "folded"
    SKELETON = "skeleton"
    """Without diacritics: what OCR and hurried typing leave."""


@dataclass(frozen=True, slots=True)
class TermHit:
    """One occurrence of a term in a source text."""

    start: int
    end: int
    """Code points into the text that was searched."""
    surface: str
    """The text between start and end."""
    entry: str
    """Identifier of the term base entry."""
    tier: Tier


class Outcome(StrEnum):
    """What became of one occurrence of a term in the target."""

    HONOURED = "honoured"
    REPAIRED = "repaired"
    OVERRIDDEN = "overridden"
    """A person decided that the term is rendered otherwise here, or not at all."""
    FORBIDDEN = "forbidden"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TermUse:
    """The verdict on one occurrence of a term: the proof of what was enforced."""

    hit: TermHit
    outcome: Outcome
    form: str = ""
    """The target form found: an allowed one, or the forbidden one."""
    start: int = -1
    end: int = -1
    """Code points into the target, -1 where nothing was found."""
    rung: str = ""
    """What brought it about: ``plain``, ``prompt``, ``forced``; ``person: WHY`` if overridden."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment with what is known of its translation."""

    identity: int
    segment: Segment
    target: str = ""
    status: Status = Status.NEW
    origin: Origin | None = None
    score: float | None = None
    """Mean log-probability per target token, where the engine tells it."""
    terms: tuple[TermUse, ...] = ()
    note: str = ""
    changed: str = ""
    """UTC time of the last change, ISO 8601."""
    confidence: float | None = None
    """How sure the aligner is that source and target belong together, or an estimator that the
    target is good, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation on its way into the project."""

    identity: int
    target: str
    origin: Origin
    score: float | None = None
    terms: tuple[TermUse, ...] = ()
    note: str = ""
    confidence: float | None = None
    """How sure the aligner is that source and target belong together, 0 to 1."""
