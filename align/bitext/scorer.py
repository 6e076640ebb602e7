"""What a bead is worth: words that explain each other, lengths, and how common its shape is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from align.bitext.band import NEVER
from align.bitext.explaining import explained, windows
from align.bitext.lengths import Lengths
from align.bitext.readings import Reading
from align.bitext.shapes import Shape, Shapes
from align.bitext.sides import Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason counts."""

    words: float = 0.9
    """Words are not independent, so their evidence is worth less than its sum."""
    lengths: float = 1.0


class Likeness(Protocol):
    """A reason that is no word: what embeddings of two blocks say."""

    def grouped(self, source: "NDArray[np.int64]", target: "NDArray[np.int64]") -> "Likeness":
        """Return the same for larger units."""

    def part(self, source: slice, target: slice) -> "Likeness":
        """Return the same for some units in a row."""

    def learned(self, pairs: "Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]") -> "Likeness":
        """Learn from beads that are certain: places of their source and target sentences."""

    def block(self, source: range, target: range, shapes: Sequence[Shape]) -> "NDArray[np.float64]":
        """Return log-likelihood ratios like ``Scorer.block``."""


@dataclass(frozen=True)
class Scorer:
    """Scores of beads, a block of the plane at a time."""

    source: Side
    target: Side
    forward: tuple[Reading, ...]
    """The target explained by the source."""
    backward: tuple[Reading, ...]
    """The source explained by the target."""
    lengths: Lengths
    shapes: Shapes
    weights: Weights = field(default_factory=Weights)
    likeness: Likeness | None = None

    def grouped(self, source: "NDArray[np.int64]", target: "NDArray[np.int64]") -> "Scorer":
        """Return the same for larger units, given where each begins."""

        return Scorer(
            self.source.grouped(source),
            self.target.grouped(target),
            tuple(one.grouped(source, target) for one in self.forward),
            tuple(one.grouped(target, source) for one in self.backward),
            self.lengths,
            self.shapes,
            self.weights,
            self.likeness.grouped(source, target) if self.likeness else None,
        )

    def part(self, source: slice, target: slice) -> "Scorer":
        """Return the same for some sentences in a row on either side."""
        return Scorer(
            self.source.part(source),
            self.target.part(target),
            tuple(one.part(source, target) for one in self.forward),
            tuple(one.part(target, source) for one in self.backward),
            self.lengths,
            self.shapes,
            self.weights,
            self.likeness.part(source, target) if self.likeness else None,
        )

    def block(self, source: range, target: range, shapes: Sequence[Shape]) -> "NDArray[np.float32]":
        """Score the beads that end with each pair of sentences.

        Returns:
            An array [shape, source, target]: the bead of that shape whose last sentences are
            these; ``NEVER`` where it would reach over the beginning of a text.
        """
        import numpy as np

        tall, wide = max(a for a, _ in shapes), max(b for _, b in shapes)
        rows = range(max(0, source.start - tall + 1), source.stop)
        columns = range(max(0, target.start - wide + 1), target.stop)
        found = np.full((len(shapes), len(source), len(target)), NEVER, np.float32)
        left, right = self._frames
        told = self._told(rows, columns, shapes)
        alike = self.likeness.block(source, target, shapes) if self.likeness else None
        for number, (a, b) in enumerate(shapes):
            first, begin = max(source.start, a - 1), max(target.start, b - 1)
            if first >= source.stop or begin >= target.stop:
                continue
            i = np.arange(first, source.stop)
            j = np.arange(begin, target.stop)
            score = self.weights.lengths * self.lengths.score(
                left.length(i, a)[:, None], right.length(j, b)[None, :], b
            )
            score = score + self.shapes[a, b]
            score -= left.broken(i, a)[:, None] + right.broken(j, b)[None, :]
            score += self.weights.words * told[a, b][np.ix_(i - rows.start, j - columns.start)]
            place = np.ix_(i - source.start, j - target.start)
            if alike is not None:
                score += alike[number][place]
            found[number][place] = score
        return found

    def _told(
        self, rows: range, columns: range, shapes: Sequence[Shape]
    ) -> "dict[Shape, NDArray[np.float32]]":
        """Return what the words of each shape say, at its last sentences."""
        import numpy as np

        told = {shape: np.zeros((len(rows), len(columns)), np.float32) for shape in shapes}
        for reading in self.forward:
            for a, sums in explained(reading, rows, columns, max(a for a, _ in shapes)):
                for b in (shape[1] for shape in shapes if shape[0] == a):
                    told[a, b] += reading.weight * windows(sums, b)
        for reading in self.backward:
            for b, sums in explained(reading, columns, rows, max(b for _, b in shapes)):
                for a in (shape[0] for shape in shapes if shape[1] == b):
                    told[a, b] += reading.weight * windows(sums, a).T
        return told

    @cached_property
    def _frames(self) -> "tuple[_Frame, _Frame]":
        return _Frame.of(self.source), _Frame.of(self.target)


BARRED = 1e6
"""What a bead loses that holds a sentence which is settled already."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Running sums over the sentences of one side."""

    characters: "NDArray[np.float64]"
    walls: "NDArray[np.float64]"
    barred: "NDArray[np.float64]"

    @classmethod
    def of(cls, side: Side) -> "_Frame":
        import numpy as np

        return cls(
            np.concatenate(([0.0], np.cumsum(side.lengths))),
            np.concatenate(([0.0], np.cumsum(side.walls))),
            np.concatenate(([0.0], np.cumsum(side.barred * BARRED))),
        )

    def length(self, last: "NDArray[np.int64]", size: int) -> "NDArray[np.float64]":
        """Return the characters of beads by their last sentences."""
        return self.characters[last + 1] - self.characters[last + 1 - size]

    def broken(self, last: "NDArray[np.int64]", size: int) -> "NDArray[np.float64]":
        """Return what beads lose for what they hold; the wall in front of one is not in it."""
        walls = self.walls[last + 1] - self.walls[last + 2 - size]
        return walls + self.barred[last + 1] - self.barred[last + 1 - size]
