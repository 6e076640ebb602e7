"""How likely two lengths belong together: the logarithm of their ratio is normal.

The criterion of Gale and Church (1993) in characters, with a variance that shrinks as a bead
grows, against the lengths that a bead of so many sentences has by chance.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Lengths:
    """What is known of the lengths of two texts."""

    ratio: float
    """Mean logarithm of target characters for each source character."""
    spread: float = 0.18
    """Standard deviation of that logarithm in long beads."""
    noise: float = 2.2
    """What short beads add to it: its variance at one character."""
    chance: float = 0.75
    """Standard deviation of the logarithm of a target sentence's length."""
    usual: float = 4.5
    """Mean of that logarithm."""

    def score(
        self, source: "NDArray[np.float64]", target: "NDArray[np.float64]", sentences: int
    ) -> "NDArray[np.float64]":
        """Return the log-likelihood ratio of being a bead, lengths broadcast."""
        import numpy as np

        log_target = np.log(target)
        variance = self.spread**2 + self.noise / (np.sqrt(source * target) + 1)
        off = (log_target - np.log(source) - self.ratio) ** 2 / variance
        wide = self.chance**2 / sentences + 0.04
        by_chance = (log_target - self.usual - np.log(sentences)) ** 2 / wide
        # A normal tail would let one odd pair outweigh every word that the two have in common.
        off = np.where(off > _TAIL, 2 * np.sqrt(_TAIL * np.maximum(off, 1e-9)) - _TAIL, off)
        by_chance = np.minimum(by_chance, _TAIL)
        found: NDArray[np.float64] = 0.5 * (np.log(wide / variance) + by_chance - off)
        return found


_TAIL = 9.0


def lengths_of(source: "NDArray[np.float64]", target: "NDArray[np.float64]") -> Lengths:
    """Guess from whole texts; where one has passages that the other lacks, from sentences."""
    import numpy as np

    logs = np.log(target)
    whole = float(np.log(target.sum() / source.sum()))
    usual = float(np.log(np.median(target) / np.median(source)))
    return Lengths(
        ratio=whole if abs(whole - usual) < _APART else usual,
        chance=float(max(0.3, logs.std())),
        usual=float(logs.mean()),
    )


_APART = 0.3


def fitted(known: Lengths, source: "NDArray[np.float64]", target: "NDArray[np.float64]") -> Lengths:
    """Estimate the ratio and its spread from the lengths of beads that are certain."""
    import numpy as np

    if len(source) < _FEW:
        return known
    logs = np.log(target / source)
    ratio = float(np.median(logs))
    heavy = np.sqrt(source * target)
    off = np.minimum((logs - ratio) ** 2, 1.0)
    spread = float(np.average(off, weights=heavy) - known.noise / heavy.mean())
    spread = float(np.sqrt(np.clip(spread, 0.1**2, 0.35**2)))
    return Lengths(ratio, spread, known.noise, known.chance, known.usual)


_FEW = 20
