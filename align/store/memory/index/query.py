"""Score rows of a run against one query."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from align.store.memory.index.gather import gathered
from align.store.memory.index.run import Run

if TYPE_CHECKING:
    from align.store.memory.index.run import Numbers, Signed

_BYTE = 255


class Query:
    """The tokens of a segment that is looked up.

    Tokens that the query lacks are all one to it: none of them equals any of its own. So a row
    needs one byte a token, and the distance comes out the same.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        import numpy as np

        self.length = len(numbers)
        found = np.unique(np.array(numbers, np.uint32), return_inverse=True, return_counts=True)
        self.numbers: Numbers = found[0]
        """Its distinct tokens, ascending."""
        self.counts: Signed = found[2]
        """How often each of them occurs."""
        self._coded = self._buffer(found[1].reshape(-1) + 1)

    def window(self, minimum: int) -> tuple[int, int]:
        """Return the least and the greatest length a row of this score can have."""
        return -(-minimum * self.length // 100), 100 * self.length // minimum

    def needed(self, minimum: int) -> int:
        """Return how many of its tokens a row of this score shares, at least.

        At a distance of *d* at least max(*m*, *n*) − *d* tokens stay as they are.
        """
        return -(-minimum * self.length // 100)

    def scores(self, run: Run, rows: "Numbers", minimum: int) -> "Signed":
        """Return the score of each row, 0 for those below the minimum."""
        import numpy as np
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import cdist

        tokens, places = gathered(run, rows)
        at = np.searchsorted(self.numbers, tokens)
        at[at == len(self.numbers)] = 0
        codes = np.where(self.numbers[at] == tokens, at + 1, 0)
        lengths = np.diff(places)
        longest = np.maximum(lengths, self.length)
        shared = np.add.reduceat(codes > 0, places[:-1], dtype=np.int64)
        likely = np.flatnonzero(shared * 100 >= minimum * longest)
        scores = np.zeros(len(rows), np.int64)
        if len(likely):
            text = self._buffer(codes)
            begins, ends = places[likely].tolist(), places[likely + 1].tolist()
            chosen = [text[a:b] for a, b in zip(begins, ends, strict=True)]
            apart = cdist([self._coded], chosen, scorer=Levenshtein.distance, dtype=np.int32)[0]
            scores[likely] = 100 * (longest[likely] - apart) // longest[likely]
        scores[scores < minimum] = 0
        return scores

    def _buffer(self, codes: "Signed") -> bytes | str:
        """Return codes as rapidfuzz reads them fastest: a byte each, or else a character."""
        if len(self.numbers) <= _BYTE:
            return codes.astype("uint8").tobytes()
        return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
