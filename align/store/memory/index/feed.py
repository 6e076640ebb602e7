"""What an index must know of a memory to be made and to keep up with it."""

from collections.abc import Iterator
from typing import Protocol

from align.store.memory.index.keys import Row


class Feed(Protocol):
    """The rows of a memory, as one index sees them."""

    @property
    def identity(self) -> str:
        """What tells this memory, and this way to see it, from every other; never changes."""
        ...

    @property
    def generation(self) -> int:
        """A number that grows with every change of the memory."""
        ...

    def count(self, after: int = 0) -> int:
        """Return how many units came or changed after a generation."""
        ...

    def rows(self, after: int = 0) -> Iterator[Row]:
        """Yield the units that came or changed after a generation."""
        ...
