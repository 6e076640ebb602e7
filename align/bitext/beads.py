"""One bead of an alignment: some sentences of the source and those that say the same."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 8
"""Sentences that one bead may hold, both sides together."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together; one side is empty where a text has nothing for the other."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    """Numbers of sentences, counted from 0, ascending."""
    confidence: float = 1.0
    """Probability that exactly these belong together, as far as the aligner can tell."""
    pinned: bool = False
    """Whether a person has settled it; a re-alignment leaves it as it is."""

    @property
    def full(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.source and self.target)

    def __str__(self) -> str:
        return f"{list(self.source)}:{list(self.target)}"


def in_order(beads: Iterable[Bead]) -> list[Bead]:
    """Sort beads for reading: by source; what only the target has stands behind its neighbour.

    A bead without a source follows the bead that holds the target sentence before its own.
    """
    given = list(beads)
    full = sorted((b for b in given if b.source), key=lambda b: b.source)
    alone = sorted((b for b in given if not b.source), key=lambda b: b.target)
    holder = {one: place for place, b in enumerate(full) for one in b.target}
    behind: dict[int, list[Bead]] = {}
    for bead in alone:
        place = holder.get(bead.target[0] - 1, -1) if bead.target else -1
        for one in bead.target:
            holder[one] = place
        behind.setdefault(place, []).append(bead)
    ordered = list(behind.get(-1, ()))
    for place, bead in enumerate(full):
        ordered.append(bead)
        ordered.extend(behind.get(place, ()))
    return ordered
