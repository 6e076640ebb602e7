"""The units a person looks at, in their order, a window at a time."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain

from align.store.editing import Desk, Line, Order, Where
from align.store.editing.desk import EVERYTHING
from align.units import Status

# The nearest unit in need of work is mostly near; far ones are reached in few queries.
_FIRST_LOOK, _LAST_LOOK = 16, 4096


class View:
    """A filter's units as it found them: one that was changed since stays where it is."""

    def __init__(self, desk: Desk) -> None:
        self.where: Where = EVERYTHING
        self.order = Order.DOCUMENT
        self._desk = desk
        self._doubtful: array[int] | None = None
        self._units = desk.select()

    def apply(self, where: Where, order: Order) -> None:
        """Look at what meets a criterion.

        Raises:
            SettingsError: a regular expression is none; the view stays as it was.
        """
        self._units = self._desk.select(where, order)
        self.where, self.order, self._doubtful = where, order, None

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, index: int) -> int:
        return self._units[index]

    def index(self, unit: int) -> int | None:
        """Return the place of a unit, counted from 0; None if it is not in view."""
        try:
            return self._units.index(unit)
        except ValueError:
            return None

    def window(self, start: int, size: int) -> list[Line]:
        """Return the lines from ``start`` on, at most ``size``."""
        start = max(start, 0)
        return self._desk.lines(self._units[start : start + max(size, 0)])

    def insert(self, unit: int, behind: int) -> None:
        """Let a new unit be seen behind another one."""
        index = self.index(behind)
        if index is not None:
            self._units.insert(index + 1, unit)
        self._doubtful = None

    def remove(self, unit: int) -> None:
        """Let a unit be seen no more."""
        index = self.index(unit)
        if index is not None:
            self._units.pop(index)
        self._doubtful = None

    def around(self, unit: int) -> Iterator[int]:
        """Yield the units behind one, then from the beginning up to it."""
        index = self.index(unit)
        begin = 0 if index is None else index + 1
        end = 0 if index is None else index
        places = chain(range(begin, len(self._units)), range(end))
        return (self._units[place] for place in places)

    def by_doubt(self) -> "array[int]":
        """Return the units in view, least sure first, as they were rated when first asked."""
        if self._doubtful is None:
            self._doubtful = self._desk.select(self.where, Order.DOUBT)
        return self._doubtful

    def first_open(self, units: Iterable[int], but: int) -> int | None:
        """Return the first of some units that is neither confirmed nor locked, ``but`` one."""
        size = _FIRST_LOOK
        chunk: list[int] = []
        for unit in units:
            chunk.append(unit)
            if len(chunk) == size:
                if (found := self._open(chunk, but)) is not None:
                    return found
                chunk, size = [], min(2 * size, _LAST_LOOK)
        return self._open(chunk, but)

    def _open(self, units: list[int], but: int) -> int | None:
        for line in self._desk.lines(units):
            unfinished = line.status is not Status.CONFIRMED or line.typed
            if unfinished and not line.locked and line.identity != but:
                return line.identity
        return None
