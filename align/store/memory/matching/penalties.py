"""What a match is worth less because of where its translation comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from align.store.memory.records import Translated
from align.units import Status

ALIGNED = "aligned"
"""Engine name of a pair that was found by aligning two documents."""


@dataclass(frozen=True, slots=True)
class Penalties:
    """Per cent taken off a match; they add up."""

    machine: int = 15
    """A machine made the target and nobody has confirmed it."""
    aligned: int = 3
    """The pair comes from an alignment that nobody has confirmed."""
    old: int = 0
    """The unit was last changed more than ``years`` ago."""
    years: int = 5
    memory: int = 0
    """Everything in this memory."""

    def of(self, unit: Translated) -> Iterator[tuple[str, int]]:
        """Yield the penalties of a unit with their names."""
        unread = unit.status is not Status.CONFIRMED and unit.origin is not None
        if unread and unit.origin is not None:
            aligned = unit.origin.engine == ALIGNED
            yield (ALIGNED, self.aligned) if aligned else ("machine", self.machine)
        if self.old and _is_older(unit.changed or unit.created, self.years):
            yield "old", self.old
        yield "memory", self.memory


USUAL = Penalties()


def _is_older(time: str, years: int) -> bool:
    # What was no readable time in its file stands as it was written: it tells nothing.
    year = time[:4]
    return year.isdecimal() and time < _before(years) and len(time) > 4


def _before(years: int) -> str:
    today = datetime.now(UTC)
    return f"{today.year - years:04}-{today:%m-%dT%H:%M:%SZ}"
