"""Places that all but certainly belong together, found without looking at every pair.

What stands in one sentence of each text only (a number, an address, a name, the target of a
translated or known word, the numbers of a heading) ties these two; of all such ties the longest
chain that crosses nowhere is kept, the heavier one first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from align.bitext.readings import Reading
from align.bitext.sides import NOTHING, Stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Point = tuple[int, int]
_TELLING = 0.5
"""Weight from which one word alone ties two sentences."""
_TIES = 2
"""Ties that an anchor needs: one may be an accident."""


def anchors(reading: Reading) -> list[Point]:
    """Return pairs of sentences (source, target), ascending on both sides.

    Args:
        reading: the target explained by the source.
    """
    import numpy as np

    home = _homes(reading.explained, len(reading.background))
    ties: dict[Point, int] = {}
    for voice in reading.voices:
        if voice.table.empty:
            continue
        speaks = _homes(voice.words, len(voice.table.starts) - 1)
        words = np.nonzero(speaks >= 0)[0].astype(np.int32)
        speaker, spoken, weight = voice.table.gather(words)
        kept = (weight >= _TELLING) & (home[spoken] >= 0)
        pairs = zip(speaks[words[speaker[kept]]], home[spoken[kept]], strict=True)
        for i, j in set(pairs):
            ties[int(i), int(j)] = ties.get((int(i), int(j)), 0) + 1
    strong = [point for point, count in ties.items() if count >= _TIES]
    return chain(strong)


def _homes(words: Stream, size: int) -> "NDArray[np.int64]":
    """Return for each word type the unit it stands in, -1 where there are several or none."""
    import numpy as np

    units = np.repeat(np.arange(len(words)), words.sizes())
    types = words.types[words.starts[0] : words.starts[-1]]
    first = np.full(size, len(words))
    last = np.full(size, -1)
    np.minimum.at(first, types, units)
    np.maximum.at(last, types, units)
    homes = np.where(first == last, first, -1)
    homes[NOTHING] = -1
    return homes


def chain(points: Iterable[Point]) -> list[Point]:
    """Return the longest part of the points that ascends on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    ordered = sorted(points, key=lambda point: (point[0], -point[1]))
    before: list[int] = []
    for number, (_, j) in enumerate(ordered):
        place = bisect_left(tails, j)
        tails[place : place + 1] = [j]
        before.append(ends[place - 1] if place else -1)
        ends[place : place + 1] = [number]
    found = list(_followed(before, ends[-1] if ends else -1))
    return [ordered[number] for number in reversed(found)]


def _followed(before: list[int], at: int) -> Iterator[int]:
    while at >= 0:
        yield at
        at = before[at]
