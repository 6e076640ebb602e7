"""A second look at what stayed unaligned: passages that changed their place.

A chain of beads cannot cross itself, so of two blocks that swapped places one is left over on
both sides. Runs of left-over sentences vote for each other with the words that they share and few
others have, and the best pairs of runs are aligned like texts of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.bitext.band import whole
from align.bitext.certainty import certainty
from align.bitext.readings import Reading, words_of
from align.bitext.scorer import Scorer
from align.bitext.search import Step, best, lattice
from align.bitext.shapes import all_shapes
from align.bitext.sides import NOTHING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONGEST = 150
"""Sentences of a run that are looked at together."""
_COMMON = 12
"""Left-over sentences that a word may stand in and still vote."""
_CANDIDATES = 3
_WORTH = 14.0
"""What a moved passage must be worth beyond leaving it unaligned."""
_LIKELY = 0.7
_SHAPES = all_shapes(4)


@dataclass(frozen=True, slots=True)
class Moved:
    """A bead off the chain."""

    step: Step
    confidence: float


def moved(scorer: Scorer, steps: Sequence[Step]) -> list[Moved]:
    """Find beads among the sentences that no step holds."""
    found: list[Moved] = []
    left = _left_over(scorer.source.barred, [(s[0], s[1]) for s in steps])
    right = _left_over(scorer.target.barred, [(s[2], s[3]) for s in steps])
    for *_, passage in sorted(_passages(scorer, left, right), reverse=True):
        for step, sure in passage:
            first, last, begin, end = step
            if all(left[first:last]) and all(right[begin:end]):
                left[first:last] = [False] * (last - first)
                right[begin:end] = [False] * (end - begin)
                found.append(Moved(step, sure))
    return found


def _left_over(barred: "NDArray[np.bool_]", spans: Sequence[tuple[int, int]]) -> list[bool]:
    free = [not one for one in barred]
    for first, last in spans:
        free[first:last] = [False] * (last - first)
    return free


def _runs(free: Sequence[bool]) -> list[tuple[int, int]]:
    """Return runs of left-over sentences, long ones in pieces."""
    runs: list[tuple[int, int]] = []
    first = None
    for place, one in enumerate([*free, False]):
        if one and first is None:
            first = place
        elif first is not None and (not one or place - first == _LONGEST):
            runs.append((first, place))
            first = place if one else None
    return runs


Passage = list[tuple[Step, float]]


def _passages(
    scorer: Scorer, left: Sequence[bool], right: Sequence[bool]
) -> Iterator[tuple[float, int, int, Passage]]:
    """Yield what pairs of runs are worth, with their beads."""
    ours, theirs = _runs(left), _runs(right)
    for one, other in _votes(scorer.forward[0], ours, theirs, len(right)):
        (first, last), (begin, end) = ours[one], theirs[other]
        part = scorer.part(slice(first, last), slice(begin, end))
        net = lattice(part, whole(last - first, end - begin), _SHAPES)
        steps, total = best(net)
        gaps = 2 * net.opening + (last - first + end - begin) * net.dropping
        if not steps or total - gaps < _WORTH:
            continue
        sure = certainty(net, steps).beads
        placed = [
            ((a + first, b + first, c + begin, d + begin), one_sure)
            for (a, b, c, d), one_sure in zip(steps, sure, strict=True)
            if one_sure >= _LIKELY
        ]
        yield total - gaps, one, other, placed


def _votes(
    reading: Reading, ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]], size: int
) -> Iterator[tuple[int, int]]:
    """Yield pairs of runs that share telling words, the best few for each run of the source."""
    import numpy as np

    if not ours or not theirs:
        return
    run_of = np.full(size, -1)
    for number, (begin, end) in enumerate(theirs):
        run_of[begin:end] = number
    starts, homes = _index(reading, run_of)
    for number, (first, last) in enumerate(ours):
        votes = np.zeros(len(theirs))
        for voice in reading.voices:
            if voice.table.empty:
                continue
            speaking = words_of(voice.words, np.arange(first, last))
            _, spoken, weights = voice.table.gather(speaking)
            counts = starts[spoken + 1] - starts[spoken]
            for word in np.unique(spoken[(weights > 0.1) & (counts > 0)]):
                places = homes[starts[word] : starts[word + 1]]
                votes[places] += voice.share / len(places)
        for other in np.argsort(-votes)[:_CANDIDATES]:
            if votes[other] > 0:
                yield number, int(other)


def _index(
    reading: Reading, run_of: "NDArray[np.int64]"
) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return for each word that few left-over sentences hold the runs it stands in."""
    import numpy as np

    words = reading.explained
    runs = np.repeat(run_of, words.sizes())
    types = words.types[words.starts[0] : words.starts[-1]].astype(np.int64)
    free = (runs >= 0) & (types != NOTHING)
    size = len(reading.background)
    pairs = np.unique(types[free] * (len(run_of) + 1) + runs[free])
    types, runs = pairs // (len(run_of) + 1), pairs % (len(run_of) + 1)
    often = np.bincount(types, minlength=size)
    kept = often[types] <= _COMMON
    starts = np.concatenate(([0], np.cumsum(np.bincount(types[kept], minlength=size))))
    return starts, runs[kept]
