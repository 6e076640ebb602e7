"""What sentence embeddings say of two blocks: the cosine of their sums, as a likelihood ratio.

Blocks are pooled from single sentences (Thompson and Koehn 2019 embed every overlap instead, at
eight times the cost). What a cosine is worth is learned from the texts: from beads that are
certain, against sentences far apart; a model that cannot tell these apart is not listened to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.bitext.shapes import Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TEMPER = 0.5
"""Part of its evidence that is news beside what the words say."""
_MOST = 8.0
"""What no cosine is worth more than."""
_PAIRS = 2_000


@dataclass(frozen=True, slots=True)
class Embedded:
    """Sentence vectors of both texts in one space."""

    source: "NDArray[np.float32]"
    target: "NDArray[np.float32]"
    """Rows weighted by the lengths of their sentences, so that sums are pooled."""
    slope: float = 0.0
    middle: float = 0.0
    """The likelihood ratio is the slope times the cosine's distance from the middle."""

    def grouped(self, source: "NDArray[np.int64]", target: "NDArray[np.int64]") -> "Embedded":
        """Return the same for larger units, given where each begins."""
        import numpy as np

        return replace(
            self,
            source=np.add.reduceat(self.source, source[:-1], axis=0),
            target=np.add.reduceat(self.target, target[:-1], axis=0),
        )

    def part(self, source: slice, target: slice) -> "Embedded":
        """Return the same for some units in a row."""
        return replace(self, source=self.source[source], target=self.target[target])

    def block(self, source: range, target: range, shapes: Sequence[Shape]) -> "NDArray[np.float64]":
        """Return log-likelihood ratios [shape, source, target], at the last units of beads."""
        import numpy as np

        found = np.zeros((len(shapes), len(source), len(target)))
        if not self.slope:
            return found
        left = {a: _pooled(self.source, source, a) for a in {a for a, _ in shapes}}
        right = {b: _pooled(self.target, target, b) for b in {b for _, b in shapes}}
        for number, (a, b) in enumerate(shapes):
            cosine = left[a] @ right[b].T
            found[number] = np.clip(self.slope * (cosine - self.middle), -_MOST, _MOST)
        return found

    def learned(self, pairs: "Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]") -> "Embedded":
        """Learn what a cosine is worth from beads that are certain."""
        import numpy as np

        sample = pairs[:: max(1, len(pairs) // _PAIRS)]
        if len(sample) < 10:
            return self
        left = _unit(np.array([self.source[one].sum(axis=0) for one, _ in sample]))
        right = _unit(np.array([self.target[other].sum(axis=0) for _, other in sample]))
        near = np.einsum("ij,ij->i", left, right)
        return self._fitted(near, _far(left, right))

    def guessed(self) -> "Embedded":
        """Guess it before any bead is known: most sentences have one that is their best."""
        import numpy as np

        left = _unit(self.source[:: max(1, len(self.source) // 500)])
        right = _unit(self.target)
        near = np.concatenate([(part @ right.T).max(axis=1) for part in np.array_split(left, 8)])
        return self._fitted(near, _far(left, right[:: max(1, len(right) // len(left))]))

    def _fitted(self, near: "NDArray[np.float64]", far: "NDArray[np.float64]") -> "Embedded":
        gap = float(near.mean() - far.mean())
        variance = float((near.var() + far.var()) / 2) + 1e-4
        # Less than one standard deviation apart is hearsay.
        if gap**2 < variance:
            return replace(self, slope=0.0)
        return replace(
            self, slope=_TEMPER * gap / variance, middle=float(near.mean() + far.mean()) / 2
        )


def embedded(
    source: "NDArray[np.float32]",
    target: "NDArray[np.float32]",
    lengths: "tuple[NDArray[np.float64], NDArray[np.float64]]",
) -> Embedded:
    """Put vectors of sentences together (rows of length 1) with the lengths of these."""
    ours, theirs = (one[:, None].astype("float32") for one in lengths)
    return Embedded(source * ours, target * theirs).guessed()


def _pooled(vectors: "NDArray[np.float32]", units: range, size: int) -> "NDArray[np.float32]":
    """Return the vector of the run that ends with each unit, at length 1."""
    import numpy as np

    first = max(0, units.start - size + 1)
    rows = vectors[first : units.stop]
    total = np.zeros((len(units), rows.shape[1]), np.float32)
    for back in range(size):
        begin = units.start - first - back
        at = max(0, -begin)
        total[at:] += rows[begin + at : max(0, begin + len(units))]
    return _unit(total)


def _unit(vectors: "NDArray[np.float32]") -> "NDArray[np.float32]":
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)
    return found


def _far(left: "NDArray[np.float32]", right: "NDArray[np.float32]") -> "NDArray[np.float64]":
    """Return cosines of sentences that have nothing to do with each other."""
    import numpy as np

    size = min(len(left), len(right))
    shift = max(1, size // 3)
    other = np.roll(right[:size], shift, axis=0)
    found: NDArray[np.float64] = np.einsum("ij,ij->i", left[:size], other).astype(np.float64)
    return found
