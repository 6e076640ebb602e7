"""Effort summed up by document, origin, band or person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from align.effort.measure import Effort
from align.store.memory.bands import Band

KEYS: dict[str, Callable[[Effort], str]] = {
    "document": lambda one: one.document,
    "origin": lambda one: one.engine,
    "band": lambda one: one.band.value,
    "person": lambda one: one.who,
}
"""What effort is summed by."""
TOTAL = "total"
_BANDS = [band.value for band in Band]


@dataclass(slots=True)
class Sum:
    """What some confirmed segments cost together."""

    by: str
    """``document``, ``origin``, ``band``, ``person`` or ``total``."""
    name: str
    segments: int = 0
    words: int = 0
    """Source words between white space."""
    untouched: int = 0
    """Segments confirmed as they were drafted."""
    edits: int = 0
    length: int = 0
    """Words of the targets."""
    characters: int = 0
    """Edit distance to the first drafts."""
    seconds: float = 0.0
    keys: int | None = None
    """Keys that changed the texts in the workbench; None where none was counted."""
    keyed: int = 0
    """Segments whose keys were counted."""
    timed_words: int = 0
    """Source words of the segments whose time is known."""

    @property
    def hter(self) -> float:
        """Edits by words of the targets."""
        return self.edits / self.length if self.length else 0.0

    @property
    def words_per_hour(self) -> float | None:
        """Source words an hour where time is known; None where it is not."""
        return 3600 * self.timed_words / self.seconds if self.seconds else None

    @property
    def figures(self) -> tuple[str, ...]:
        """Segments, words, untouched, HTER, characters, keys, minutes, words an hour; to read."""
        keys, speed = self.keys, self.words_per_hour
        return (
            f"{self.segments:,}",
            f"{self.words:,}",
            f"{self.untouched:,}",
            f"{100 * self.hter:.1f} %",
            f"{self.characters:,}",
            "–" if keys is None else f"{keys:,}",
            f"{self.seconds / 60:,.1f}",
            "–" if speed is None else f"{speed:,.0f}",
        )

    def add(self, one: Effort) -> None:
        """Count a segment in."""
        self.segments += 1
        self.words += one.words
        self.untouched += one.draft == one.target
        self.edits += one.edits
        self.length += one.length
        self.characters += one.characters
        if one.keys is not None:
            self.keys = (self.keys or 0) + one.keys
            self.keyed += 1
        if one.seconds is not None:
            self.seconds += one.seconds
            self.timed_words += one.words


def summed(efforts: Iterable[Effort]) -> list[Sum]:
    """Return sums by document, origin, band and person, and one over all, which comes last.

    Documents come in their order, bands best first, the others by name.
    """
    found: dict[tuple[str, str], Sum] = {}
    total = Sum(TOTAL, TOTAL)
    for one in efforts:
        total.add(one)
        for by, key in KEYS.items():
            name = key(one)
            found.setdefault((by, name), Sum(by, name)).add(one)
    made: list[Sum] = []
    for by in KEYS:
        part = [one for one in found.values() if one.by == by]
        if by == "band":
            part.sort(key=lambda one: _BANDS.index(one.name))
        elif by != "document":
            part.sort(key=lambda one: one.name)
        made += part
    return [*made, total]
