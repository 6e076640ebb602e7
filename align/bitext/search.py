"""The best chain of beads through a band.

Dynamic programming over the borders between sentences (Gale and Church 1993), with any shape of
bead and a state of its own for runs of unaligned sentences, so that the first of a run costs more
than the next (affine gaps, Gotoh 1982). One row of the band at a time is worked on, all columns
and shapes at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.bitext.band import NEVER, Band, Reach
from align.bitext.scorer import Scorer
from align.bitext.shapes import Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Step = tuple[int, int, int, int]
"""A bead: first and behind-the-last source sentence, first and behind-the-last target sentence."""

_BLOCK = 32


@dataclass(frozen=True, slots=True)
class Lattice:
    """The scores of all beads in a band."""

    band: Band
    shapes: tuple[Shape, ...]
    scores: "NDArray[np.float32]"
    """[shape, cell]: the bead of that shape that ends at that pair of borders."""
    opening: float
    dropping: float


def lattice(scorer: Scorer, band: Band, shapes: Sequence[Shape]) -> Lattice:
    """Score a band."""
    import numpy as np

    rows, columns = len(scorer.source), len(scorer.target)
    scores = np.full((len(shapes), band.cells), NEVER, np.float32)
    for start, stop in _blocks(band, rows):
        first = max(1, int(band.low[start]))
        last = min(columns, int(band.high[stop - 1]))
        if last < first:
            continue
        block = scorer.block(range(start - 1, stop - 1), range(first - 1, last), shapes)
        for row in range(start, stop):
            begin, end = max(int(band.low[row]), first), int(band.high[row])
            if begin <= end:
                cells = slice(band.cell(row, begin), band.cell(row, end) + 1)
                scores[:, cells] = block[:, row - start, begin - first : end - first + 1]
    known = scorer.shapes
    return Lattice(band, tuple(shapes), scores, known.opening, known.dropping)


def _blocks(band: Band, rows: int) -> Iterator[tuple[int, int]]:
    """Yield runs of rows that are worth scoring as one rectangle."""
    start = 1
    while start <= rows:
        stop = start + 1
        room = 2 * (int(band.high[start] - band.low[start]) + _BLOCK)
        while (
            stop <= rows
            and stop - start < _BLOCK
            and int(band.high[stop] - band.low[start]) <= room
        ):
            stop += 1
        yield start, stop
        start = stop


def best(found: Lattice) -> tuple[list[Step], float]:
    """Return the beads of the best chain, gaps left out, and its score.

    The band begins at border 0 of both sides and ends at the last ones.
    """
    import numpy as np

    band = found.band
    reach = Reach(band, found.shapes)
    value = reach.table()
    trace = _Trace.of(found)
    gap = match = np.zeros(0)
    for row in range(len(band)):
        cells, columns = band.row(row), reach.columns(row)
        entered = reach.moved(match, row, row - 1) + found.opening + found.dropping
        stayed = reach.moved(gap, row, row - 1) + found.dropping
        if row:
            options = value[reach.begins(row)] + found.scores[:, cells]
            trace.chosen[cells] = options.argmax(axis=0)
            match = options[trace.chosen[cells], columns]
        else:
            match = np.where(columns == 0, 0.0, NEVER)
        climb = np.maximum(entered, stayed)
        trace.opens[cells] = entered >= stayed
        trace.climbs[cells] = climb >= match + found.opening
        ramp = columns * found.dropping
        flat = np.maximum(match + found.opening, climb) - ramp
        run = np.maximum.accumulate(flat)
        peak = np.maximum.accumulate(np.where(flat >= run, columns, 0))
        trace.back[cells] = columns - peak
        gap = run + ramp
        trace.matched[cells] = match >= gap
        reach.put(value, row, np.maximum(match, gap))
    return list(trace.steps())[::-1], float(max(match[-1], gap[-1]))


@dataclass(frozen=True, slots=True)
class _Trace:
    """The way back, cell by cell."""

    found: Lattice
    chosen: "NDArray[np.int8]"
    """The best shape that ends here."""
    matched: "NDArray[np.bool_]"
    """Whether a bead ends here rather than a gap."""
    back: "NDArray[np.int32]"
    """How far a gap that ends here goes to the left."""
    climbs: "NDArray[np.bool_]"
    """Whether a gap comes from above rather than begins here."""
    opens: "NDArray[np.bool_]"
    """Whether a gap from above begins there."""

    @classmethod
    def of(cls, found: Lattice) -> "_Trace":
        import numpy as np

        size = found.band.cells
        flags = (np.zeros(size, bool) for _ in range(3))
        return cls(found, np.zeros(size, np.int8), next(flags), np.zeros(size, np.int32), *flags)

    def steps(self) -> Iterator[Step]:
        """Yield the beads, last first."""
        band = self.found.band
        row, column = len(band) - 1, int(band.high[-1])
        in_match = bool(self.matched[band.cell(row, column)])
        while row or column:
            cell = band.cell(row, column)
            if in_match:
                a, b = self.found.shapes[self.chosen[cell]]
                yield row - a, row, column - b, column
                row, column = row - a, column - b
                in_match = bool(self.matched[band.cell(row, column)])
                continue
            column -= int(self.back[cell])
            cell = band.cell(row, column)
            if self.climbs[cell]:
                in_match = bool(self.opens[cell])
                row -= 1
            else:
                in_match = True
