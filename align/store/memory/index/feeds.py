"""A memory as the rows of an index."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from align.store.memory.index.keys import Row
from align.store.memory.memory import Memory
from align.store.memory.texts import Side

KeyOf = Callable[[str], Sequence[str]]
"""Cuts a text into the tokens it is found by."""


def folder_of(memory: Path) -> Path:
    """Return the folder for the indexes of a memory, beside it."""
    return memory.with_name(f"{memory.name}.index")


class MemoryFeed:
    """One side of a memory, cut in one way.

    Args:
        memory: open, and staying so.
        side: which text.
        key_of: cuts it.
        way: name of this way to cut; an index made in another is of no use.
    """

    def __init__(self, memory: Memory, side: Side, key_of: KeyOf, way: str) -> None:
        self._memory = memory
        self._side = side
        self._key_of = key_of
        self.identity = f"{memory.identity} {side} {way}"

    @property
    def generation(self) -> int:
        """Number of the last change of the memory."""
        return self._memory.generation

    def count(self, after: int = 0) -> int:
        """Return how many units came or changed after a generation."""
        return self._memory.count_since(after)

    def rows(self, after: int = 0) -> Iterator[Row]:
        """Yield the units that came or changed after a generation."""
        key_of = self._key_of
        for identity, text in self._memory.texts(self._side, since=after):
            yield identity, key_of(text)
