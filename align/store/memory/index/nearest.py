"""The best rows of several runs."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.store.memory.index.candidates import Candidates
from align.store.memory.index.query import Query
from align.store.memory.index.run import Run

if TYPE_CHECKING:
    from align.store.memory.index.run import Numbers

BATCH = 256
"""Rows scored at a time: after each batch the rest may turn out to be beaten."""


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """A unit that is like a query."""

    score: int
    """Per cent of tokens, as ``matching.score`` counts them."""
    identity: int


class Best:
    """The best of what was seen, and the score that is worth looking at still."""

    def __init__(self, minimum: int, limit: int) -> None:
        self._minimum = max(minimum, 1)
        self._limit = limit
        self._heap: list[Near] = []

    @property
    def bar(self) -> int:
        """The least score that would still be taken."""
        if len(self._heap) < self._limit:
            return self._minimum
        return max(self._minimum, self._heap[0].score)

    def add(self, score: int, identity: int) -> None:
        """Take a row; among equals the newer unit is better."""
        near = Near(score, identity)
        if len(self._heap) < self._limit:
            heapq.heappush(self._heap, near)
        elif near > self._heap[0]:
            heapq.heapreplace(self._heap, near)

    def beats(self, score: int, identity: int) -> bool:
        """Tell whether such a row would not be taken."""
        return len(self._heap) == self._limit and Near(score, identity) < self._heap[0]

    def ranked(self) -> list[Near]:
        """Return what was kept, best first, each unit once."""
        best: dict[int, Near] = {}
        for near in sorted(self._heap, reverse=True):
            best.setdefault(near.identity, near)
        return list(best.values())


def search_run(candidates: Candidates, query: Query, best: Best) -> None:
    """Offer the rows of a run that can still be among the best."""
    rows, lacking = candidates.find(query, best.bar)
    for begin in range(0, len(rows), BATCH):
        bound = 100 * (query.length - int(lacking[begin])) // query.length
        if best.beats(bound, int(candidates.run.ids[rows[begin]])):
            return
        _score(candidates.run, rows[begin : begin + BATCH], query, best)


def search_all(run: Run, query: Query, best: Best) -> None:
    """Offer every row of a run, one by one: for a run that is small."""
    import numpy as np

    lengths = np.diff(run.starts.astype(np.int64))
    shortest, longest = query.window(best.bar)
    rows = np.flatnonzero((shortest <= lengths) & (lengths <= longest)).astype(np.uint32)
    if len(rows):
        _score(run, rows, query, best)


def _score(run: Run, rows: "Numbers", query: Query, best: Best) -> None:
    scores = query.scores(run, rows, best.bar)
    kept = scores.nonzero()[0]
    found: Sequence[int] = run.ids[rows[kept]].tolist()
    for score, identity in zip(scores[kept].tolist(), found, strict=True):
        best.add(score, identity)
