"""Rows that hold some tokens one behind the other."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from align.store.memory.index.gather import gathered
from align.store.memory.index.run import Run

if TYPE_CHECKING:
    from align.store.memory.index.run import Numbers, Signed

BLOCK = 4_000


def units_with_phrase(run: Run, phrase: Sequence[int]) -> Iterator[int]:
    """Yield the units whose row holds the numbers of a phrase in a stretch, last row first."""
    rows = _rows_with_all(run, phrase)
    for end in range(len(rows), 0, -BLOCK):
        some = rows[max(end - BLOCK, 0) : end]
        holding = some[_holding(run, some, phrase)]
        yield from run.ids[holding][::-1].tolist()


def _rows_with_all(run: Run, phrase: Sequence[int]) -> "Numbers":
    """Return the rows that hold every number somewhere; of a run without postings, all rows."""
    import numpy as np

    if not len(run.postings):
        return np.arange(len(run), dtype=np.uint32)
    rows, *others = sorted((run.rows_with(number) for number in set(phrase)), key=len)
    for other in others:
        at = np.searchsorted(other, rows)
        at[at == len(other)] = 0
        rows = rows[other[at] == rows] if len(other) else other
    return rows


def _holding(run: Run, rows: "Numbers", phrase: Sequence[int]) -> "Signed":
    """Return which of some rows hold the phrase."""
    import numpy as np

    tokens, places = gathered(run, rows)
    last = max(len(tokens) - len(phrase) + 1, 0)
    starts = np.flatnonzero(tokens[:last] == np.uint32(phrase[0]))
    for further, number in enumerate(phrase[1:], 1):
        starts = starts[tokens[starts + further] == np.uint32(number)]
    row = np.searchsorted(places, starts, side="right") - 1
    # What begins in one row may end in the next: they only lie side by side.
    return np.unique(row[starts + len(phrase) <= places[row + 1]])
