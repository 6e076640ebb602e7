"""How sure each bead is: its share of all chains through the band.

The sum over all chains forward and backward (Baum 1972). A bead whose runner-up is nearly as good
gets about half; one that nothing competes with, not even leaving its sentences unaligned, gets
about one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.bitext.band import NEVER, Reach
from align.bitext.search import Lattice, Step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FAINT = 1e-3
# Words come in phrases, so their sum claims more than it knows: halved, it is about as often
# right as it says (on the development sets).
_TEMPER = 0.5


@dataclass(frozen=True, slots=True)
class Certainty:
    """Probabilities of what was found."""

    beads: list[float]
    """Of each bead, to be exactly this."""
    source: "NDArray[np.float64]"
    """Of each source sentence, to be in some bead."""
    target: "NDArray[np.float64]"


def certainty(found: Lattice, steps: Sequence[Step]) -> Certainty:
    """Judge the beads of the best chain."""
    import numpy as np

    band = found.band
    before = _forward(found)
    after = _backward(found)
    after -= after[0]
    index = {shape: number for number, shape in enumerate(found.shapes)}
    sure = []
    for first, last, begin, end in steps:
        cell = band.cell(last, end)
        score = _TEMPER * found.scores[index[last - first, end - begin], cell]
        whole = before[band.cell(first, begin)] + score + after[cell]
        sure.append(float(np.exp(min(0.0, whole))))
    return Certainty(sure, *_covered(found, before, after))


def _forward(found: Lattice) -> "NDArray[np.float64]":
    """Return the logarithm of the sum over all chains up to each pair of borders."""
    import numpy as np

    band = found.band
    reach = Reach(band, found.shapes)
    sums = np.full(band.cells, NEVER)
    value = reach.table()
    match = down = np.zeros(0)
    opening, dropping = _TEMPER * found.opening, _TEMPER * found.dropping
    for row in range(len(band)):
        cells, columns = band.row(row), reach.columns(row)
        opened = reach.moved(match, row, row - 1) + opening
        down = np.logaddexp(opened, reach.moved(down, row, row - 1)) + dropping
        if row:
            match = _sum(value[reach.begins(row)] + _TEMPER * found.scores[:, cells])
        else:
            match = np.where(columns == 0, 0.0, NEVER)
        ramp = columns * dropping
        run = np.logaddexp.accumulate(np.logaddexp(match + opening, down) - ramp)
        across = np.full(len(columns), NEVER)
        across[1:] = run[:-1] + ramp[1:]
        sums[cells] = np.logaddexp(np.logaddexp(match, down), across)
        reach.put(value, row, sums[cells])
    return sums


def _backward(found: Lattice) -> "NDArray[np.float64]":
    """Return the same for all chains that go on where a bead has ended."""
    import numpy as np

    band = found.band
    reach = Reach(band, found.shapes)
    sums = np.full(band.cells, NEVER)
    value = reach.table()
    scored = [reach.table() for _ in found.shapes]
    last = len(band) - 1
    down = np.zeros(0)
    opening, dropping = _TEMPER * found.opening, _TEMPER * found.dropping
    for row in range(last, -1, -1):
        cells, columns = band.row(row), reach.columns(row)
        if row < last:
            ends = reach.ends(row)
            options = value[ends]
            for number, table in enumerate(scored):
                options[number] += table[ends[number]]
            beads = _sum(np.maximum(options, NEVER))
        else:
            beads = np.where(columns == columns[-1], 0.0, NEVER)
        below = reach.moved(down, row, row + 1) + dropping
        # Going right ends in a bead or at the end of the text.
        ramp = columns * dropping
        run = np.logaddexp.accumulate((beads + ramp)[::-1])[::-1]
        across = np.full(len(columns), NEVER)
        across[:-1] = run[1:] - ramp[:-1]
        gap = np.logaddexp(below, across)
        down = np.logaddexp(beads, gap)
        sums[cells] = np.logaddexp(beads, gap + opening)
        reach.put(value, row, sums[cells])
        for number, table in enumerate(scored):
            reach.put(table, row, _TEMPER * found.scores[number, cells].astype(np.float64))
    return sums


def _sum(options: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    peak = options.max(axis=0)
    total: NDArray[np.float64] = peak + np.log(np.exp(options - peak).sum(axis=0))
    return np.maximum(total, NEVER)


def _covered(
    found: Lattice, before: "NDArray[np.float64]", after: "NDArray[np.float64]"
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return for each sentence of both sides how probably some bead holds it."""
    import numpy as np

    band = found.band
    low, high, starts = band.low, band.high, band.starts
    source, target = np.zeros(len(band) + 1), np.zeros(int(high[-1]) + 2)
    cells = np.arange(band.cells)
    row = np.repeat(np.arange(len(band)), high - low + 1)
    column = cells - starts[row] + low[row]
    for number, (a, b) in enumerate(found.shapes):
        first, begin = np.maximum(row - a, 0), column - b
        inside = (row >= a) & (begin >= low[first]) & (begin <= high[first])
        at = cells[inside]
        start = before[(starts[first] + begin - low[first])[inside]]
        part = np.exp(np.minimum(start + _TEMPER * found.scores[number, at] + after[at], 0.0))
        telling = part > _FAINT
        part, at = part[telling], at[telling]
        for sums, end, size in ((source, row[at], a), (target, column[at], b)):
            sums += np.bincount(end - size, part, len(sums))
            sums -= np.bincount(end, part, len(sums))
    return (
        np.clip(np.cumsum(source)[: len(band) - 1], 0.0, 1.0),
        np.clip(np.cumsum(target)[: int(high[-1])], 0.0, 1.0),
    )
