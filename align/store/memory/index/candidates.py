"""Which rows of a run can reach a score at all: a prefix filter.

A row of score *T* shares at least *s* = ⌈*T*·*m*/100⌉ of the *m* tokens of the query, so at most
*m* − *s* of them are lost, and of any *p* of them at least *p* − (*m* − *s*) are found. Taking the
*p* rarest leaves few rows to look at (Chaudhuri, Ganti, Kaushik: A primitive operator for
similarity joins, ICDE 2006; Xiao et al.: PPJoin, WWW 2008). Nothing that reaches the score is
ever left out.
"""

from typing import TYPE_CHECKING

from align.store.memory.index.query import Query
from align.store.memory.index.run import Run

if TYPE_CHECKING:
    from align.store.memory.index.run import Numbers, Signed

CHEAP = 100_000
"""Postings read for a stricter filter without a second thought: cheaper than scoring a row more."""
STRICT = 6
"""Tokens in common beyond which a stricter filter saves little."""


class Candidates:
    """Finds the rows of one run; keeps a counter for each row between the queries."""

    def __init__(self, run: Run) -> None:
        import numpy as np

        self.run = run
        self._counters = np.zeros(len(run), np.uint32)

    def find(self, query: Query, minimum: int) -> "tuple[Numbers, Signed]":
        """Return rows that may reach the minimum, and how many tokens each may lack at most.

        The second array bounds the score from above: a row that lacks *k* tokens of the query
        for certain cannot have more than ⌊100·(*m* − *k*)/*m*⌋ per cent. Both are ordered by it,
        and newer units come before older ones.
        """
        import numpy as np

        lost = query.length - query.needed(minimum)
        lists, weights, firsts = self._prefix(query, lost)
        if not firsts:
            return np.empty(0, np.uint32), np.empty(0, np.int64)
        counters = self._counters
        for postings, weight in zip(lists, weights, strict=True):
            counters[postings] += np.uint32(weight)
        total = sum(weights)
        rows = np.concatenate(lists[:firsts])
        found = counters[rows]
        enough = found >= total - lost
        rows, found = rows[enough], found[enough]
        for postings in lists:
            counters[postings] = 0
        rows, first = np.unique(rows, return_index=True)
        lacking = total - found[first].astype(np.int64)
        shortest, longest = query.window(minimum)
        lengths = self.run.lengths(rows)
        fitting = (shortest <= lengths) & (lengths <= longest)
        rows, lacking = rows[fitting], lacking[fitting]
        order = np.lexsort((-self.run.ids[rows], lacking))
        return rows[order], lacking[order]

    def _prefix(self, query: Query, lost: int) -> "tuple[list[Numbers], list[int], int]":
        """Return postings of the rarest tokens, their weights, and how many hold every candidate.

        A row that is found ``total − lost`` times or more is found in one of the first lists that
        together weigh more than ``lost``.
        """
        every = [self.run.rows_with(number) for number in query.numbers.tolist()]
        order = sorted(range(len(every)), key=lambda i: len(every[i]))
        lists: list[Numbers] = []
        weights: list[int] = []
        total = firsts = read = 0
        for i in order:
            if total > lost:
                firsts = firsts or len(lists)
                read += len(every[i])
                if total - lost >= STRICT or (total - lost >= 2 and read > CHEAP):
                    break
            lists.append(every[i])
            weights.append(int(query.counts[i]))
            total += weights[-1]
        if total > lost:
            firsts = firsts or len(lists)
        return lists, weights, firsts
