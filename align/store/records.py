"""What the project file keeps besides units."""

from dataclasses import dataclass

from align.units import Origin, Status


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as the project knows it."""

    name: str
    """Unique in the project."""
    path: str = ""
    digest: str = ""
    """Hash of the file's bytes: tells whether it must be read again."""
    media: str = ""
    """Format it was read as."""
    encoding: str = ""
    notices: tuple[str, ...] = ()
    """What the reader had to say about it."""
    added: str = ""
    """UTC time it was last read into the project, ISO 8601; set by the project."""


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision that a term is rendered otherwise in a unit, or not at all."""

    unit: int
    """Identity of the unit."""
    entry: str
    """Identifier of the term base entry; all its occurrences in the unit are meant."""
    reason: str
    who: str
    at: str
    """UTC time of the decision, ISO 8601."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A target that stood in a unit before something else took its place."""

    unit: int
    """Identity of the unit, which may be gone since."""
    source: str
    target: str
    status: Status
    origin: Origin | None
    score: float | None
    note: str
    made_by: str
    """Who made the target."""
    changed: str
    """UTC time the target was made, ISO 8601."""
    at: str
    """UTC time it was displaced, ISO 8601."""
    who: str
    """Who displaced it."""
    what: str
    """What displaced it: ``draft``, ``confirm``, ``clear``, ``replace``, ``split``, ``join``,
    ``undo``, ``redo``, or ``removed`` with its segment."""
