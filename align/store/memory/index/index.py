"""The index of a memory: a few immutable runs on the disk, and what came since in a tail.

The memory is the truth and the index is derived from it: it can be deleted at any time, and what
is broken, foreign, of another format or too far behind is made anew. Like a log-structured merge
tree (O'Neil et al., 1996) it keeps up in small steps: when the tail has grown it becomes a run,
and runs of like size become one, so that each row is copied a few times at most. A unit that
changed is found by its old text too, and one that was deleted is found still: whoever reads the
unit from the memory sees that and passes over it.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from align.store.memory.index.candidates import Candidates
from align.store.memory.index.feed import Feed
from align.store.memory.index.keys import Numbering, Row
from align.store.memory.index.nearest import Best, Near, search_all, search_run
from align.store.memory.index.phrase import units_with_phrase
from align.store.memory.index.query import Query
from align.store.memory.index.run import Run
from align.store.memory.index.shelf import Shelf
from align.store.memory.index.tail import Tail

TAIL = 2_000
"""Rows that are looked at one by one: about a millisecond a query."""
WASTE = 2
"""The index is made anew when it has so many times the rows of the memory."""

Advance = Callable[[int], None]
"""Is told how many rows more have been taken in."""


class Index:
    """Finds units by the tokens they share.

    Args:
        feed: the memory.
        folder: where the index lives; made if it is not there.
        advance: is told how many rows more have been taken in.
    """

    def __init__(self, feed: Feed, folder: Path, advance: Advance = lambda _: None) -> None:
        self._feed = feed
        self._advance = advance
        self._numbers_of = Numbering()
        self._candidates: list[Candidates] = []
        self._shelf = Shelf(folder, feed.identity)
        self.notice = self._shelf.load()
        """One line on what was wrong with the index that was found, empty if nothing was."""
        self._tail = Tail(self._shelf.manifest.generation)
        self._loaded()

    def close(self) -> None:
        """Let go of the files."""
        self._shelf.close()
        self._candidates = []

    def __len__(self) -> int:
        """How many rows it holds, those that are out of date included."""
        return sum(map(len, self._shelf.runs)) + len(self._tail)

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return sum(self._shelf.manifest.sizes)

    @property
    def runs(self) -> Sequence[Run]:
        """The runs on the disk, oldest first."""
        return self._shelf.runs

    @property
    def tail(self) -> Run:
        """The rows that are in no run yet, without postings."""
        return self._tail.run

    @property
    def behind(self) -> int:
        """How many rows must be written to come up with the memory; 0 if the tail can hold them."""
        missing = self._feed.count(after=self._shelf.manifest.generation)
        return missing if missing > TAIL else 0

    def refresh(self) -> None:
        """Take in what came to the memory since.

        Raises:
            OSError: the disk is full.
        """
        generation = self._feed.generation
        behind = self._shelf.manifest.generation
        if generation == self._tail.generation:
            return
        if generation < behind:
            self.rebuild()
        elif self._feed.count(after=behind) <= TAIL:
            self._tail.extend(self._feed.rows(after=self._tail.generation), generation)
        elif sum(self._shelf.manifest.rows) > WASTE * self._feed.count():
            self.rebuild()
        else:
            self._shelf.add(self._counted(behind), generation)
            self._loaded()

    def rebuild(self) -> None:
        """Make everything anew.

        Raises:
            OSError: the disk is full.
        """
        generation = self._feed.generation
        self._shelf.replace(self._counted(0), generation)
        self._loaded()

    def nearest(self, tokens: Sequence[str], minimum: int, limit: int) -> list[Near]:
        """Return the units most like some tokens, best first, among equals the newest first.

        None that reaches the minimum and would be among the best is left out.

        Args:
            tokens: what to look for, as the feed gives them.
            minimum: per cent, 1 to 100; the lower, the slower.
            limit: how many at most.
        """
        if not tokens:
            return []
        query = Query(self._numbers_of(tokens))
        best = Best(minimum, limit)
        search_all(self._tail.run, query, best)
        try:
            for candidates in self._candidates:
                search_run(candidates, query, best)
        except (IndexError, ValueError) as error:
            self._repair(error)
            return self.nearest(tokens, minimum, limit)
        return best.ranked()

    def holding(self, phrase: Sequence[str]) -> Iterator[int]:
        """Yield the units that hold some tokens one behind the other, the newest runs first.

        A unit may come more than once, and one that changed by what it said before.
        """
        numbers = list(self._numbers_of(phrase))
        try:
            for run in reversed([*self._shelf.runs, self._tail.run]):
                yield from units_with_phrase(run, numbers)
        except (IndexError, ValueError) as error:
            self._repair(error)
            yield from self.holding(phrase)

    def _repair(self, error: Exception) -> None:
        """Make everything anew where arrays of the right size have the wrong content."""
        self.notice = f"{self._shelf.folder}: the index was damaged ({error}) and is made anew"
        self.rebuild()

    def _loaded(self) -> None:
        self._candidates = [Candidates(run) for run in self._shelf.runs]
        self._tail = Tail(self._shelf.manifest.generation)

    def _counted(self, after: int) -> Iterator[Row]:
        for row in self._feed.rows(after=after):
            yield row
            self._advance(1)
