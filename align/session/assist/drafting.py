"""Drafts by the engine under the term base: of one segment, of the next few, of the rest.

The same ladder, proofs and origins as when a whole document is translated; what is confirmed,
locked or being typed in is left alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import monotonic

from align.store.editing import Desk, HasStatus, Line, Locked, Typed
from align.store.repetitions import Repetitions
from align.terminology.drafting import Drafting, has_failed
from align.text import word_count
from align.units import Draft, Status

WINDOW = 16
"""Segments drafted and saved together: what stopping takes, and few enough to leave the engine's
other thread to whoever types."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A translation of one segment that was asked for."""

    draft: Draft
    written: bool
    """Whether it is the target now; not where the segment is confirmed, locked or typed in."""


@dataclass(frozen=True, slots=True)
class Rest:
    """How far the translation of the rest has come."""

    done: int
    total: int
    """Segments."""
    words_done: int
    words_total: int
    """Source words between white space."""
    seconds: float = 0.0
    """Since it was begun."""
    failed: int = 0
    """Segments for which the engine gave no translation."""
    fault: str = ""
    """Why, for the first of them."""

    @property
    def rate(self) -> float:
        """Words a second, 0 where nothing is done yet."""
        return self.words_done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to go, None where that cannot be told yet."""
        return (self.words_total - self.words_done) / self.rate if self.rate else None


class Drafter:
    """Drafts units of one project, and saves what nobody holds."""

    def __init__(self, drafting: Drafting) -> None:
        self._project = drafting.project
        self._desk = drafting.project.desk()
        self._drafting = drafting

    def again(self, identity: int) -> Suggested | None:
        """Translate one unit anew, whatever stands there; None if it is gone.

        Raises:
            TranslationError, ProjectError, StorageError: it failed, and nothing is changed.
        """
        unit = self._project.unit(identity)
        if unit is None:
            return None
        [draft] = self._drafting.each([unit], self._released([identity]))
        # Looked at now: the translation took its time.
        free = not has_failed(draft) and any(map(_is_free, self._desk.lines([identity])))
        return Suggested(draft, free and self._project.save([draft]) == 1)

    def window(
        self, identities: Sequence[int], repetitions: Repetitions | None = None
    ) -> list[Draft]:
        """Draft those of some units that lack a draft; save and return what became of them.

        Args:
            identities: in document order.
            repetitions: what was drafted before, in one pass over the project.

        Raises:
            TranslationError, ProjectError, StorageError: it failed, and nothing is changed.
        """
        found = (self._project.unit(one) for one in missing(self._desk, identities))
        units = [unit for unit in found if unit is not None]
        if not units:
            return []
        released = self._released(unit.identity for unit in units)
        again = repetitions or Repetitions(self._project)
        drafts = self._drafting.window(units, again, released)
        # What was typed in meanwhile is left alone; what was confirmed or locked, ``save`` leaves.
        free = set(missing(self._desk, [unit.identity for unit in units]))
        self._project.save(d for d in drafts if d.identity in free and not has_failed(d))
        return drafts

    def rest(self) -> Iterator[Rest]:
        """Draft everything that lacks a draft; each window is saved before it is told of.

        Raises:
            TranslationError, ProjectError, StorageError: it failed; what was told of is safe.
        """
        new = HasStatus(frozenset({Status.NEW}))
        waiting = self._desk.select(new & ~Locked() & ~Typed())
        guarded = self._desk.lines(self._desk.select(new & (Locked() | Typed())))
        words = self._desk.volume()[Status.NEW][1] - sum(word_count(g.source) for g in guarded)
        repetitions = Repetitions(self._project)
        begun = monotonic()
        told = Rest(0, len(waiting), 0, words)
        yield told
        for chosen in _windows(waiting, WINDOW):
            # What got a draft or was confirmed meanwhile is done, too.
            words_here = sum(word_count(line.source) for line in self._desk.lines(chosen))
            failed = [d for d in self.window(chosen, repetitions) if has_failed(d)]
            told = Rest(
                told.done + len(chosen),
                told.total,
                min(told.words_done + words_here, words),
                words,
                monotonic() - begun,
                told.failed + len(failed),
                told.fault or (failed[0].note if failed else ""),
            )
            yield told

    def _released(self, units: Iterable[int]) -> dict[int, frozenset[str]]:
        return {unit: frozenset(self._desk.released(unit)) for unit in units}


def missing(desk: Desk, identities: Sequence[int]) -> list[int]:
    """Return those units that have no draft and may get one, in the order asked for."""
    lines = desk.lines(identities)
    return [line.identity for line in lines if line.status is Status.NEW and _is_free(line)]


def _is_free(line: Line) -> bool:
    return line.status is not Status.CONFIRMED and not line.locked and not line.typed


def _windows(identities: Iterable[int], size: int) -> Iterator[list[int]]:
    iterator = iter(identities)
    while window := list(islice(iterator, size)):
        yield window
