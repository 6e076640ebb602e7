"""Which words of one text speak for which words of the other, in flat arrays."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Table:
    """Translation probabilities: one row for each word that speaks."""

    starts: "NDArray[np.int64]"
    types: "NDArray[np.int32]"
    """``types[starts[x]:starts[x + 1]]`` are the words that word *x* speaks for."""
    weights: "NDArray[np.float32]"
    """Their probabilities; those of a row sum to at most 1."""

    @property
    def empty(self) -> bool:
        """Whether no word speaks for any."""
        return not len(self.types)

    def gather(
        self, speaking: "NDArray[np.int32]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]":
        """Return for words in a row: place of the speaker in the row, word spoken for, weight."""
        import numpy as np

        begins, ends = self.starts[speaking], self.starts[speaking + 1]
        counts = ends - begins
        total = int(counts.sum())
        speakers = np.repeat(np.arange(len(speaking)), counts)
        shifts = np.repeat(begins - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        places = np.arange(total) + shifts
        return speakers, self.types[places], self.weights[places]


def table(rows: int, entries: "Entries") -> Table:
    """Make a table of ``rows`` words from entries in any order."""
    import numpy as np

    speaking, spoken, weights = entries
    order = np.argsort(speaking, kind="stable")
    counts = np.bincount(speaking, minlength=rows)
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return Table(starts, spoken[order].astype(np.int32), weights[order].astype(np.float32))


Entries = tuple["NDArray[np.int64]", "NDArray[np.int64]", "NDArray[np.float64]"]
"""Words that speak, the words they speak for, and with what probability."""


def entries(triples: Iterable[tuple[int, int, float]]) -> Entries:
    """Turn triples into arrays; weights of a row that sum to more than 1 are scaled down."""
    import numpy as np

    listed = list(triples)
    speaking = np.array([one[0] for one in listed], np.int64)
    spoken = np.array([one[1] for one in listed], np.int64)
    weights = np.array([one[2] for one in listed], np.float64)
    if listed:
        sums = np.bincount(speaking, weights)
        weights = weights / np.maximum(sums[speaking], 1.0)
    return speaking, spoken, weights


def turned(these: Entries) -> Entries:
    """Return the entries of the other direction, with rows that sum to at most 1."""
    import numpy as np

    speaking, spoken, weights = these
    if not len(spoken):
        return these
    sums = np.bincount(spoken, weights)
    return spoken, speaking, weights / np.maximum(sums[spoken], 1.0)
