"""How much of a text the memories know already, in the bands that translators are paid by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from align.store.memory.matching.match import Wanted
from align.store.memory.recall import Recall
from align.text import word_count


class Band(StrEnum):
    """Where a segment is counted, in the order of the table."""

    TWICE = "102"
    CONTEXT = "101"
    REPETITION = "repetitions"
    EXACT = "100"
    HIGH = "95-99"
    GOOD = "85-94"
    FAIR = "75-84"
    LOW = "50-74"
    NEW = "new"


_FLOORS = {
    Band.TWICE: 102,
    Band.CONTEXT: 101,
    Band.EXACT: 100,
    Band.HIGH: 95,
    Band.GOOD: 85,
    Band.FAIR: 75,
    Band.LOW: 50,
}
_LOWEST = _FLOORS[Band.LOW]


def band_of(score: int) -> Band:
    """Return the band of a match."""
    return next((band for band, floor in _FLOORS.items() if score >= floor), Band.NEW)


@dataclass(slots=True)
class Figure:
    """What one band comes to."""

    segments: int = 0
    words: int = 0
    """Source words between white space: syllables, for Vietnamese."""
    characters: int = 0
    """Without white space."""

    def add(self, other: "Figure") -> None:
        """Add what another comes to."""
        self.segments += other.segments
        self.words += other.words
        self.characters += other.characters


@dataclass(slots=True)
class Counted:
    """One document in bands."""

    name: str
    figures: dict[Band, Figure] = field(default_factory=lambda: {b: Figure() for b in Band})

    @property
    def whole(self) -> Figure:
        """What all bands come to."""
        whole = Figure()
        for figure in self.figures.values():
            whole.add(figure)
        return whole


class Counting:
    """Counts one document after the other; a repetition may repeat an earlier document.

    A segment is counted once: as a match with context if there is one, else as a repetition if
    its text stood before, else by its best match. So the first of several equal segments is paid
    as what the memory gives for it, the others as repetitions.
    """

    def __init__(self, recall: Recall | None = None) -> None:
        self._recall = recall
        self._seen: set[str] = set()
        self.total = Counted("total")

    def count(
        self, name: str, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Counted:
        """Count the segments of one document, in its order."""
        counted = Counted(name)
        for before, text, after in zip(["", *texts], texts, [*texts[1:], ""], strict=False):
            size = Figure(1, word_count(text), len("".join(text.split())))
            band = self._band(Wanted(text, before, after))
            counted.figures[band].add(size)
            self.total.figures[band].add(size)
            self._seen.add(text)
            advance(1)
        return counted

    def _band(self, wanted: Wanted) -> Band:
        repeated = wanted.source in self._seen
        if self._recall is None:
            return Band.REPETITION if repeated else Band.NEW
        # What is repeated needs only the exact matches, which are found without a search.
        least = 101 if repeated else _LOWEST
        best = self._recall.matches(wanted, minimum=least, limit=1)
        if best and best[0].score >= least:
            return band_of(best[0].score)
        return Band.REPETITION if repeated else Band.NEW
