"""The part of the plane that is searched, row by row, and where beads begin and end in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from align.bitext.shapes import Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEVER = -1e30
"""Score of what cannot be."""


@dataclass(frozen=True)
class Band:
    """For each border between source sentences a run of borders between target sentences."""

    low: "NDArray[np.int64]"
    """First target border of each row, ascending."""
    high: "NDArray[np.int64]"
    """Last target border of each row, ascending."""

    def __len__(self) -> int:
        return len(self.low)

    @cached_property
    def starts(self) -> "NDArray[np.int64]":
        """Where each row begins in a flat array of all cells; one more for the end."""
        import numpy as np

        return np.concatenate(([0], np.cumsum(self.high - self.low + 1)))

    @property
    def cells(self) -> int:
        """Return how many pairs of borders there are."""
        return int(self.starts[-1])

    def row(self, row: int) -> slice:
        """Return where a row stands in a flat array."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))

    def cell(self, row: int, column: int) -> int:
        """Return where a pair of borders stands in a flat array."""
        return int(self.starts[row] + column - self.low[row])

    def through(self, points: Sequence[tuple[int, int]]) -> "Band":
        """Return what is left where every chain goes through some points, given ascending."""
        import numpy as np

        low, high = self.low.copy(), self.high.copy()
        for row, column in points:
            low[row:] = np.maximum(low[row:], column)
            high[: row + 1] = np.minimum(high[: row + 1], column)
        # Where the band had missed a point, it is led there.
        return Band(np.minimum(low, high), np.maximum(low, high)) if len(points) else self


def whole(rows: int, columns: int) -> Band:
    """Return the band that holds the whole plane."""
    import numpy as np

    return Band(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns))


class Reach:
    """A table of the last rows of a band, and where in it beads begin and end.

    Rows take turns in the table; each has room on both sides, where nothing can be.
    """

    def __init__(self, band: Band, shapes: tuple[Shape, ...]) -> None:
        import numpy as np

        self._band = band
        self._tall = np.array([a for a, _ in shapes])
        self._wide = np.array([b for _, b in shapes])
        widest = int((band.high - band.low).max()) + 1
        self._pad = widest + int(self._wide.max()) + 1
        self._kept = int(self._tall.max()) + 1
        self._stride = widest + 2 * self._pad
        self._columns = np.arange(widest)

    def table(self) -> "NDArray[np.float64]":
        """Return an empty table."""
        import numpy as np

        return np.full(self._kept * self._stride, NEVER)

    def put(self, table: "NDArray[np.float64]", row: int, values: "NDArray[np.float64]") -> None:
        """Write a row in place of the one that is no longer needed."""
        begin = (row % self._kept) * self._stride
        table[begin : begin + self._stride] = NEVER
        table[begin + self._pad : begin + self._pad + len(values)] = values

    def columns(self, row: int) -> "NDArray[np.int64]":
        """Return the numbers of the columns of a row, counted from its first."""
        return self._columns[: self._band.high[row] - self._band.low[row] + 1]

    def begins(self, row: int) -> "NDArray[np.int64]":
        """Return where each shape that ends in a row begins, [shape, column]."""
        import numpy as np

        low, before = self._band.low, row - self._tall
        shift = low[row] - low[np.maximum(before, 0)] - self._wide
        return self._places(row, before, shift)

    def ends(self, row: int) -> "NDArray[np.int64]":
        """Return where each shape that begins in a row ends, [shape, column]."""
        import numpy as np

        low, behind = self._band.low, row + self._tall
        shift = low[row] - low[np.minimum(behind, len(low) - 1)] + self._wide
        return self._places(row, behind, shift)

    def _places(
        self, row: int, others: "NDArray[np.int64]", shift: "NDArray[np.int64]"
    ) -> "NDArray[np.int64]":
        import numpy as np

        # Beyond its neighbours' band a bead begins and ends nowhere.
        near = np.clip(shift, -self._pad, self._pad)
        begin = (others % self._kept) * self._stride + self._pad + near
        found: NDArray[np.int64] = begin[:, None] + self.columns(row)[None, :]
        return found

    def moved(self, values: "NDArray[np.float64]", row: int, other: int) -> "NDArray[np.float64]":
        """Return values of another row at the columns of this one."""
        import numpy as np

        moved = np.full(len(self.columns(row)), NEVER)
        if not 0 <= other < len(self._band):
            return moved
        shift = int(self._band.low[row] - self._band.low[other])
        at, to = max(shift, 0), max(-shift, 0)
        kept = min(len(values) - at, len(moved) - to)
        if kept > 0:
            moved[to : to + kept] = values[at : at + kept]
        return moved
