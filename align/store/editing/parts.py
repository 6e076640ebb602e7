"""What a segment is to be after it was split or joined."""

from dataclasses import dataclass

from align.store.rows import Row, segment_row
from align.text import Mapped
from align.units import Segment, Status, TermUse


@dataclass(frozen=True, slots=True)
class Part:
    """The new content of a unit."""

    source: Mapped
    """The source text with its offsets into the document as read."""
    target: str = ""
    status: Status = Status.NEW
    typed: str | None = None
    """Text that is typed and not confirmed; None if there is none."""
    terms: tuple[TermUse, ...] = ()

    @property
    def text(self) -> Row:
        """The values of source, start and offsets."""
        return segment_row(Segment("", 0, 0, self.source.text, self.source.offsets))[4:]
