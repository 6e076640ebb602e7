"""Two texts become beads."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from align.bitext.anchors import Point, anchors, chain
from align.bitext.band import Band
from align.bitext.beads import Bead, in_order
from align.bitext.certainty import Certainty, certainty
from align.bitext.coarse import around, first_band
from align.bitext.crossing import Moved, moved
from align.bitext.model import Model
from align.bitext.search import Lattice, Step, best, lattice
from align.bitext.shapes import NARROW, all_shapes

_LATER = (all_shapes(4), all_shapes())
"""Shapes of the later searches, each with the lexicon of the one before."""
ROUNDS = 1 + len(_LATER)
"""Times the texts are searched."""
_MARGIN = 10
"""Sentences beside the path that a later round looks at."""
_ALWAYS = 0.999
_OFTEN = 0.7
"""Frequency of one to one in texts that are straight throughout, and in others."""

Told = Callable[[int], None]
"""Called with the number of source sentences that a round has done."""


def _silent(_: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Found:
    """What came of two texts."""

    beads: list[Bead]
    """In the order of reading; each sentence of both sides is in exactly one."""
    model: Model
    """What was learned of the texts."""


def align(model: Model, pins: Sequence[Bead] = (), told: Told = _silent) -> Found:
    """Align two texts, neither of them empty, as far as their model goes.

    Time and memory grow with the length of the texts times its logarithm.

    Args:
        model: the texts; the sentences of ``pins`` are barred in them.
        pins: beads that are settled. Where they do not cross each other, no chain crosses them.
        told: called with the source sentences of each round done.
    """
    rows, columns = len(model.source), len(model.target)
    fixed = chain((one.source[0], one.target[0]) for one in pins if one.full)
    corners = _corners(pins, set(fixed))
    points = chain([*anchors(model.forward), *corners])
    band = first_band(model.scorer(), points).through(corners)
    steps, sure = _searched(model, band, NARROW)
    for shapes in _LATER:
        told(rows)
        model = model.learned(steps, sure.beads)
        path = [corner for a, b, c, d in steps for corner in ((a, c), (b, d))]
        band = around(path, corners, rows, columns, _MARGIN).through(corners)
        steps, sure = _searched(model, band, shapes)
    off = moved(model.scorer(), steps)
    told(rows)
    return Found(_beads(steps, sure, off, pins, rows, columns), model)


def _corners(pins: Sequence[Bead], kept: set[Point]) -> list[Point]:
    """Return where the settled beads begin and end that a chain goes through."""
    corners: list[Point] = []
    for one in sorted((one for one in pins if one.full), key=lambda bead: bead.source):
        if (one.source[0], one.target[0]) not in kept:
            continue
        begin, end = (one.source[0], one.target[0]), (one.source[-1] + 1, one.target[-1] + 1)
        if not corners or (corners[-1][0] <= begin[0] and corners[-1][1] <= begin[1]):
            corners += [begin, end]
    return corners


def _searched(
    model: Model, band: Band, shapes: Sequence[tuple[int, int]]
) -> tuple[list[Step], Certainty]:
    net = lattice(model.scorer(), band, shapes)
    steps, total = best(net)
    steps = _straight(net, total) or steps
    ours, theirs = model.source.barred, model.target.barred
    # A chain that is led through a settled bead names it again, in whatever shape.
    free = [(a, b, c, d) for a, b, c, d in steps if not (ours[a:b].any() or theirs[c:d].any())]
    return free, certainty(net, free)


def _straight(net: Lattice, total: float) -> list[Step] | None:
    """Return one to one, sentence by sentence, where that explains both texts as well.

    A text without any merged or dropped sentence is a special case common enough to be weighed
    against the best chain by a frequency of its own, which no mixture of shapes can have.
    """
    rows = len(net.band) - 1
    if rows != int(net.band.high[-1]):
        return None
    inside = all(low <= row <= high for row, (low, high) in enumerate(_runs(net.band)))
    if not inside:
        return None
    number = net.shapes.index((1, 1))
    cells = [net.band.cell(row, row) for row in range(1, rows + 1)]
    bonus = rows * (math.log(_ALWAYS) - math.log(_OFTEN))
    straight = float(net.scores[number, cells].sum()) + bonus
    return [(row, row + 1, row, row + 1) for row in range(rows)] if straight >= total else None


def _runs(band: Band) -> Iterator[tuple[int, int]]:
    yield from zip(band.low.tolist(), band.high.tolist(), strict=True)


def _beads(
    steps: Sequence[Step],
    sure: Certainty,
    off: Sequence[Moved],
    pins: Sequence[Bead],
    rows: int,
    columns: int,
) -> list[Bead]:
    beads = list(pins)
    beads += [
        Bead(tuple(range(a, b)), tuple(range(c, d)), one)
        for (a, b, c, d), one in zip(steps, sure.beads, strict=True)
    ]
    beads += [
        Bead(tuple(range(a, b)), tuple(range(c, d)), one.confidence)
        for one in off
        for a, b, c, d in (one.step,)
    ]
    left = {one for bead in beads for one in bead.source}
    right = {one for bead in beads for one in bead.target}
    beads += [Bead((i,), (), 1.0 - float(sure.source[i])) for i in range(rows) if i not in left]
    beads += [Bead((), (j,), 1.0 - float(sure.target[j])) for j in range(columns) if j not in right]
    return in_order(beads)
