"""The tokens of chosen rows, side by side."""

from typing import TYPE_CHECKING

from align.store.memory.index.run import Run

if TYPE_CHECKING:
    from align.store.memory.index.run import Numbers, Signed


def gathered(run: Run, rows: "Numbers") -> "tuple[Numbers, Signed]":
    """Return the tokens of the rows one behind the other, and where each row begins and ends.

    The second array has one place more than there are rows.

    Raises:
        ValueError, IndexError: the arrays of the run are damaged.
    """
    import numpy as np

    lengths = run.lengths(rows)
    # Nonsense in the place of a length could ask for all the memory there is.
    if len(rows) and (lengths.min() < 0 or lengths.max() > len(run.tokens)):
        raise ValueError("rows of impossible length")
    places = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(lengths, out=places[1:])
    begins = run.starts[rows].astype(np.int64) - places[:-1]
    return run.tokens[np.repeat(begins, lengths) + np.arange(places[-1])], places
