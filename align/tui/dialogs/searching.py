"""Memories searched in a thread of their own, which opens them once and keeps them open."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from align.errors import AlignError
from align.store.memory import PLACEHOLDER, Memory
from align.store.memory.concordance import Concordance as Book
from align.store.memory.texts import Side

MOST = 50
"""Hits of each memory."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    text: str
    side: Side = Side.SOURCE
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A unit of a memory in which the words stand."""

    memory: str
    source: str
    target: str
    spans: tuple[tuple[int, int], ...]
    """Where they stand, in code points of the side that was searched."""

    @property
    def text(self) -> str:
        """The target without the places of inline codes, to be inserted."""
        return self.target.replace(PLACEHOLDER, "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and what went wrong with single memories."""

    wanted: Wanted
    found: tuple[Found, ...] = ()
    faults: tuple[str, ...] = ()


class _StoppedError(Exception):
    """Nobody waits for the index any more."""


class Searcher:
    """Searches memories; closed when its dialog goes.

    Args:
        memories: files to search, in this order.
        tell: called from the thread with the number of units that an index has taken in.
    """

    def __init__(self, memories: tuple[Path, ...], tell: Callable[[int], None]) -> None:
        self._paths = memories
        self._tell = tell
        self._stop = Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="concordance")
        self._memories: dict[Path, Memory] = {}
        self._books: dict[tuple[Path, Side], Book] = {}

    async def search(self, wanted: Wanted) -> Answer:
        """Return what is found; a memory that fails is told of in the answer."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._search, wanted)

    def close(self) -> None:
        """Let go of the memories without waiting for a search that still runs."""
        self._stop.set()
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    def _search(self, wanted: Wanted) -> Answer:
        found: list[Found] = []
        faults: list[str] = []
        for path in self._paths:
            try:
                book = self._book(path, wanted.side)
                hits = book.find(wanted.text, exact=wanted.exact, limit=MOST)
            except _StoppedError:
                return Answer(wanted)
            except (AlignError, OSError) as error:
                faults.append(str(error))
                continue
            for hit in hits:
                unit = hit.unit.unit
                found.append(Found(path.stem, unit.source, unit.target, hit.spans))
        return Answer(wanted, tuple(found), tuple(faults))

    def _book(self, path: Path, side: Side) -> Book:
        if self._stop.is_set():
            raise _StoppedError
        if path not in self._memories:
            self._memories[path] = Memory.open(path, read_only=True)
        if (path, side) not in self._books:
            book = Book(self._memories[path], side)
            self._told = 0
            book.refresh(self._advance)
            self._books[path, side] = book
        return self._books[path, side]

    def _advance(self, rows: int) -> None:
        if self._stop.is_set():
            raise _StoppedError
        self._told += rows
        self._tell(self._told)

    def _close(self) -> None:
        for book in self._books.values():
            with suppress(AlignError, OSError):
                book.close()
        for memory in self._memories.values():
            with suppress(AlignError, OSError):
                memory.close()
