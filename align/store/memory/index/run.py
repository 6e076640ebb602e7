"""One immutable part of an index: arrays in a folder, mapped into memory, never changed.

===========  ======  =====================================================
file         type    holds
===========  ======  =====================================================
ids          int64   the unit of each row
starts       uint64  where each row begins in ``tokens``; one more at the end
tokens       uint32  the numbers of all tokens, row after row
offsets      uint64  where each bucket begins in ``postings``; one more at the end
postings     uint32  the rows of each bucket, ascending, each once
===========  ======  =====================================================

A bucket holds the tokens whose numbers have the same highest bits.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Signed: TypeAlias = NDArray[np.int64]
    Unsigned: TypeAlias = NDArray[np.uint64]
    Numbers: TypeAlias = NDArray[np.uint32]

ARRAYS = ("ids", "starts", "tokens", "offsets", "postings")


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The arrays of one part."""

    ids: "Signed"
    starts: "Unsigned"
    tokens: "Numbers"
    offsets: "Unsigned"
    postings: "Numbers"

    @classmethod
    def load(cls, folder: Path) -> "Run":
        """Map the arrays of a folder.

        Raises:
            ValueError: a file is missing, cut off or something else.
        """
        import numpy as np

        try:
            arrays = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in ARRAYS]
        except Exception as error:
            # numpy reads a header as Python source and fails in as many ways as that can.
            raise ValueError(f"{folder.name}: {error}") from error
        kinds = (np.int64, np.uint64, np.uint32, np.uint64, np.uint32)
        if any(a.dtype != k or a.ndim != 1 for a, k in zip(arrays, kinds, strict=True)):
            raise ValueError(f"{folder.name}: these are not the arrays of an index")
        run = cls(*(np.asarray(one) for one in arrays))
        buckets = len(run.offsets) - 1
        whole = (
            len(run.starts) == len(run.ids) + 1
            and run.starts[-1] == len(run.tokens)
            and run.offsets[-1] == len(run.postings)
            and buckets & (buckets - 1) == 0
        )
        if not whole:
            raise ValueError(f"{folder.name}: the arrays of the index do not fit together")
        return run

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def shift(self) -> int:
        """How many low bits of a number do not matter for its bucket."""
        return 33 - (len(self.offsets) - 1).bit_length()

    def rows_with(self, number: int) -> "Numbers":
        """Return the rows that hold a token, and some that hold another of its bucket."""
        bucket = number >> self.shift
        return self.postings[int(self.offsets[bucket]) : int(self.offsets[bucket + 1])]

    def lengths(self, rows: "Numbers") -> "Signed":
        """Return how many tokens each of the rows has."""
        import numpy as np

        lengths: Signed = (self.starts[rows + np.uint32(1)] - self.starts[rows]).astype(np.int64)
        return lengths
