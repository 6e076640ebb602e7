"""How common each shape of bead is, and how common gaps are: first by experience, then counted."""

import math
from dataclasses import dataclass

from align.bitext.beads import MOST

Shape = tuple[int, int]
"""Sentences of the source and of the target in a bead."""

NARROW: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (2, 2))
"""Shapes for a first, wide search."""
_USUAL = {(1, 1): 0.70, (1, 2): 0.08, (2, 1): 0.08, (2, 2): 0.018, (1, 3): 0.018, (3, 1): 0.018}
_FALL = 0.22
"""How much rarer a shape is with each further sentence."""
_TRUST = 40
"""Beads that experience is worth, when a text is counted."""
_RAREST = -4.5
_DOUBT = 0.5


def all_shapes(most: int = MOST) -> tuple[Shape, ...]:
    """Return every shape with two sides and at most so many sentences."""
    return tuple((a, s - a) for s in range(2, most + 1) for a in range(1, s))


@dataclass(frozen=True, slots=True)
class Shapes:
    """Logarithms of how often things happen."""

    beads: dict[Shape, float]
    opening: float = -2.6
    """A run of unaligned sentences begins."""
    dropping: float = -0.9
    """A sentence more of such a run."""

    def __getitem__(self, shape: Shape) -> float:
        """Return the logarithm of the frequency of a shape."""
        return self.beads.get(shape, _NEVER)


_NEVER = -30.0


def usual() -> Shapes:
    """Return what is common before a text is known."""
    return Shapes({shape: math.log(_expected(shape)) for shape in all_shapes()})


def _expected(shape: Shape) -> float:
    lopsided = 0.5 if min(shape) > 1 else 1.0
    return _USUAL.get(shape, 0.018 * _FALL ** (sum(shape) - 4) * lopsided)


def counted(beads: int, runs: int) -> Shapes:
    """Return what is common in a text, given how many beads it has and how many gaps.

    How common the shapes are is left as it was: an early path has too many odd ones, and would
    be confirmed by them. Of the gaps of such a path some are none, too.
    """
    before = usual()
    often = (runs + _TRUST * math.exp(before.opening)) / (beads + _TRUST)
    return Shapes(before.beads, min(0.0, max(math.log(often), _RAREST) - _DOUBT), before.dropping)
