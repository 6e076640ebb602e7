"""What came to a memory since its index was written: rows in memory, searched one by one."""

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from align.store.memory.index.keys import Numbering, Row

if TYPE_CHECKING:
    from align.store.memory.index.run import Run


class Tail:
    """Rows that grow; of a unit that changed both the old and the new row stay."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        """Generation of the memory up to which the tail holds what the runs lack."""
        self._numbers_of = Numbering()
        self._ids = array("q")
        self._starts = array("Q", [0])
        self._tokens = array("I")
        self._run: Run | None = None

    def __len__(self) -> int:
        return len(self._ids)

    def extend(self, rows: Iterable[Row], generation: int) -> None:
        """Take in what came since; rows without tokens stay out."""
        for identity, key in rows:
            if key:
                self._ids.append(identity)
                self._tokens.extend(self._numbers_of(key))
                self._starts.append(len(self._tokens))
        self.generation = generation
        self._run = None

    @property
    def run(self) -> "Run":
        """The rows as a run without postings."""
        import numpy as np

        from align.store.memory.index.run import Run

        if self._run is None:
            self._run = Run(
                np.array(self._ids, np.int64),
                np.array(self._starts, np.uint64),
                np.array(self._tokens, np.uint32),
                np.zeros(2, np.uint64),
                np.empty(0, np.uint32),
            )
        return self._run
