"""A text as the aligner sees it: sentences of numbered words, in flat arrays."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.bitext.words import keys
from align.languages import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NOTHING = 0
"""Type of the word that stands in a sentence without words."""


class Vocabulary:
    """Words by number; number 0 is no word."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": NOTHING}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, key: str) -> int:
        """Return the number of a word, a new one for a new word."""
        return self._numbers.setdefault(key, len(self._numbers))

    def get(self, key: str) -> int | None:
        """Return the number of a word, None if it is not known."""
        return self._numbers.get(key)

    def items(self) -> list[tuple[str, int]]:
        """Return all words with their numbers, in the order of these."""
        return list(self._numbers.items())[1:]


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of units, one after the other."""

    types: "NDArray[np.int32]"
    starts: "NDArray[np.int64]"
    """``types[starts[i]:starts[i + 1]]`` are the words of unit *i*; none has no word."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def grouped(self, borders: "NDArray[np.int64]") -> "Stream":
        """Return the same words in larger units: ``borders[k]`` is the first unit of group *k*."""
        return Stream(self.types, self.starts[borders])

    def part(self, units: slice) -> "Stream":
        """Return some units in a row; the words of the others stay in ``types``."""
        return Stream(self.types, self.starts[units.start : units.stop + 1])

    def sizes(self) -> "NDArray[np.int64]":
        """Return the number of words of each unit."""
        return self.starts[1:] - self.starts[:-1]


def stream(texts: Sequence[str], room: Language, vocabulary: Vocabulary) -> Stream:
    """Number the words of sentences."""
    import numpy as np

    types: list[int] = []
    starts = [0]
    for text in texts:
        before = len(types)
        types.extend(map(vocabulary.number, keys(text, room)))
        if len(types) == before:
            types.append(NOTHING)
        starts.append(len(types))
    return Stream(np.array(types, np.int32), np.array(starts, np.int64))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    words: Stream
    vocabulary: Vocabulary
    lengths: "NDArray[np.float64]"
    """Characters of each sentence, at least 1."""
    walls: "NDArray[np.float64]"
    """``walls[i]``: what a bead loses that holds both sentence *i* - 1 and *i*."""
    barred: "NDArray[np.bool_]"
    """Which sentences are settled already and belong in no bead."""

    def __len__(self) -> int:
        return len(self.lengths)

    def grouped(self, borders: "NDArray[np.int64]") -> "Side":
        """Return the same text in larger units; walls stay where a group begins."""
        import numpy as np

        lengths = np.add.reduceat(self.lengths, borders[:-1])
        walls = np.append(self.walls[borders[:-1]], 0.0)
        barred = np.logical_and.reduceat(self.barred, borders[:-1])
        return Side(self.words.grouped(borders), self.vocabulary, lengths, walls, barred)

    def part(self, units: slice) -> "Side":
        """Return some sentences in a row."""
        return Side(
            self.words.part(units),
            self.vocabulary,
            self.lengths[units],
            self.walls[units.start : units.stop + 1],
            self.barred[units],
        )


def side(
    texts: Sequence[str],
    room: Language,
    *,
    paragraphs: Sequence[int] = (),
    barred: Collection[int] = (),
) -> Side:
    """Read sentences into a side.

    Args:
        texts: the sentences.
        room: their language.
        paragraphs: the number of each sentence's paragraph, if that is known.
        barred: places of sentences that are settled already.
    """
    import numpy as np

    vocabulary = Vocabulary()
    words = stream(texts, room, vocabulary)
    lengths = np.array([max(1, len(text)) for text in texts], np.float64)
    off = np.zeros(len(texts), bool)
    off[list(barred)] = True
    return Side(words, vocabulary, lengths, _walls(len(texts), paragraphs), off)


def _walls(size: int, paragraphs: Sequence[int]) -> "NDArray[np.float64]":
    """Return what a bead loses for reaching over the end of a paragraph.

    Where each sentence is a paragraph of its own, paragraphs tell nothing.
    """
    import numpy as np

    walls = np.zeros(size + 1)
    if size and paragraphs:
        ends = np.diff(np.array(paragraphs)) != 0
        if ends.mean() < _ALL_APART:
            walls[1:size][ends] = _WALL
    return walls


_WALL = 2.0
_ALL_APART = 0.7
