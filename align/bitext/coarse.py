"""Where to search: from large groups of sentences down to single ones.

The plane is first searched whole, but in groups of so many sentences that there are few of them;
each finer search keeps to the neighbourhood of the path before (Salvador and Chan 2007, as
Thompson and Koehn 2019 do for sentences). Time and memory grow with n log n.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from align.bitext.band import Band, whole
from align.bitext.scorer import Scorer
from align.bitext.search import best, lattice
from align.bitext.shapes import NARROW

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Point = tuple[int, int]
"""A border of the source and a border of the target that belong together."""

WHOLE = 400
"""Groups that are compared each with each."""
_FACTOR = 4
_MARGIN = 24
"""Units beside the path that a finer search looks at."""


def first_band(scorer: Scorer, anchors: list[Point]) -> Band:
    """Return the band for a first search of single sentences.

    Args:
        scorer: what is known before any bead is.
        anchors: borders that are all but certain, ascending on both sides.
    """
    rows, columns = len(scorer.source), len(scorer.target)
    if max(rows, columns) <= WHOLE:
        return whole(rows, columns)
    path: list[Point] = []
    factor = 1
    for factor in _factors(max(rows, columns)):
        grouped = scorer.grouped(_borders(rows, factor), _borders(columns, factor))
        size = len(grouped.source), len(grouped.target)
        points = [(i // factor, j // factor) for i, j in anchors]
        if not path:
            band = whole(*size)
        else:
            band = around([(i // factor, j // factor) for i, j in path], points, *size, _MARGIN)
        steps, _ = best(lattice(grouped, band, NARROW))
        ends = ((end for end in ((a, c), (b, d))) for a, b, c, d in steps)
        path = [(i * factor, j * factor) for pair in ends for i, j in pair]
    return around(path, anchors, rows, columns, _MARGIN + factor)


def around(path: list[Point], anchors: list[Point], rows: int, columns: int, margin: int) -> Band:
    """Return a band around a path and anchors that leaves room for where they disagree."""
    import numpy as np

    at = np.arange(rows + 1)
    low, high = np.full(rows + 1, columns), np.zeros(rows + 1, np.int64)
    for points in (path, anchors):
        if points is anchors and not anchors:
            continue
        corners = np.array([(0, 0), *points, (rows, columns)])
        xs, ys = corners[:, 0], np.maximum.accumulate(corners[:, 1])
        # A path that leaps to the right has several points in one row.
        last = np.searchsorted(xs, at, side="right") - 1
        first = np.searchsorted(xs, at, side="left")
        between = np.interp(at, xs, ys)
        met = xs[np.minimum(first, len(xs) - 1)] == at
        low = np.minimum(low, np.where(met, ys[np.minimum(first, len(ys) - 1)], between))
        high = np.maximum(high, np.where(met, ys[last], between))
    return _open(low.astype(np.int64), high.astype(np.int64), columns, margin)


def _open(low: "NDArray[np.int64]", high: "NDArray[np.int64]", columns: int, margin: int) -> Band:
    """Widen a band by a margin upwards, downwards, left and right."""
    import numpy as np

    rows = len(low)
    at = np.arange(rows)
    up, down = np.maximum(at - margin, 0), np.minimum(at + margin, rows - 1)
    # Rows ascend, so what a neighbourhood spans is told by its first and last row.
    low = np.maximum(np.minimum(low[up], low - margin // 2), 0)
    high = np.minimum(np.maximum(high[down], high + margin // 2), columns)
    low[0], high[-1] = 0, columns
    return Band(np.maximum.accumulate(low), np.maximum.accumulate(high))


def _factors(size: int) -> Iterator[int]:
    """Yield how many sentences make a group, coarsest first, finer than single ones left out."""
    factor = 1
    while size / factor > WHOLE:
        factor *= _FACTOR
    while factor > 1:
        yield factor
        factor //= _FACTOR


def _borders(size: int, factor: int) -> "NDArray[np.int64]":
    import numpy as np

    return np.append(np.arange(0, size, factor), size)
