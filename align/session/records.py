"""What the commands of a session answer."""

from dataclasses import dataclass
from enum import StrEnum

from align.store.editing import Line
from align.units import Status


class Advance(StrEnum):
    """Where the cursor goes when a segment is confirmed."""

    NEXT = "next"
    NEEDS_WORK = "needs work"
    """The next one that is neither confirmed nor locked, from the beginning again at the end."""
    DOUBTFUL = "doubtful"
    """Of those, the one whose score or confidence is lowest."""
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the project has come."""

    segments: dict[Status, int]
    words: dict[Status, int]
    """Source words between white space."""

    @property
    def done(self) -> float:
        """Share of the words that are confirmed, 0 to 1; 1 where there are none."""
        total = sum(self.words.values())
        return self.words[Status.CONFIRMED] / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Propagated:
    """What became of the segments with the same source, by identity."""

    written: tuple[int, ...]
    """Have the target as a draft now."""
    same: tuple[int, ...]
    """Had it already."""
    kept: tuple[int, ...]
    """Are confirmed with another target, being typed in, or locked, and stay as they are."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """What a replacement would make of one segment."""

    line: Line
    after: str
    """The new target; the old one is ``line.target``."""
    spans: tuple[tuple[int, int], ...]
    """Where the new parts stand in ``after``, in code points."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a replacement would do; nothing is changed yet."""

    substitutions: tuple[Substitution, ...]
    locked: int
    """Segments it would change, but that are locked."""

    @property
    def places(self) -> int:
        """How many places would change."""
        return sum(len(one.spans) for one in self.substitutions)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a replacement did, by identity."""

    written: tuple[int, ...]
    left: tuple[int, ...]
    """Were changed or locked since the preview, and stay as they are."""
