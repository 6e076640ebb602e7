"""Doing something to many items so that the guilty ones, and no others, are left out.

What raises is halved until the item that raises is alone. What kills the process cannot be caught:
it is known from the deaths of earlier processes (``deaths``). A batch at which two have died is
halved, and so is each half at which one dies, down to the item, which must kill two; processes
shot from outside count half. Where none turns out to kill, what was halved is done once more as a
whole, so that an accident (a process killed from outside) leaves no trace: how a batch is made up
may show in the digits of a score.
"""

import errno
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from align.errors import EngineError, ProjectError, SettingsError, StorageError, TranslationError
from align.jobs.deaths import MOST, OWN, REASON, Deaths
from align.jobs.watch import Step, Watch
from align.text import word_count

S = TypeVar("S")
T = TypeVar("T")

_IN_A_ROW = 20
"""Items that fail one after the other before it is asked whether anything works at all."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an item was left out."""

    reason: str
    """One sentence without its place."""
    killed: bool = False
    """Whether it ended the process, and did not only raise."""


def is_fatal(error: BaseException) -> bool:
    """Tell whether an error concerns the machine or the job, and not what was worked on."""
    if isinstance(error, (StorageError, EngineError, ProjectError, SettingsError)):
        return True
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            return True
        cause = cause.__cause__
    return False


class Isolating(Generic[S, T]):
    """Does one kind of work on batches of items.

    Args:
        kind: name of its steps.
        work: does it; raises, or kills the process, if an item of the batch is guilty.
        text: what tells one item from another.
        alive: raises if the work fails whatever it is given.
        deaths: what is known of the shard.
        watch: is told of every step.
    """

    def __init__(
        self,
        kind: str,
        work: Callable[[Sequence[S]], Sequence[T]],
        text: Callable[[S], str],
        alive: Callable[[], None],
        deaths: Deaths,
        watch: Watch,
    ) -> None:
        self._kind = kind
        self._work = work
        self._text = text
        self._alive = alive
        self._deaths = deaths
        self._watch = watch
        self._in_a_row = 0

    def suspected(self, batch: Sequence[S]) -> bool:
        """Tell whether a process died at a batch: such ones are best done first."""
        return self._deaths.at(self._step(self._kind, batch)) > 0

    def over(self, batch: Sequence[S]) -> list[T | Fault]:
        """Do the work on a batch and return, for each item, what came of it.

        Raises:
            TranslationError: nothing works.
            AlignError, OSError: the machine or the job is at fault (see ``is_fatal``).
        """
        return self._known(batch, MOST)

    def _known(self, batch: Sequence[S], most: int) -> list[T | Fault]:
        """Do the work as what is known of a batch allows: whole, in halves, or not at all."""
        step = self._step(self._kind, batch)
        if self._deaths.at(step) < most:
            return self._tried(batch, self._kind)
        if len(batch) == 1:
            return [Fault(REASON, killed=True)]
        middle = len(batch) // 2
        halves = (batch[:middle], batch[middle:])
        found = [
            one for half in halves for one in self._known(half, MOST if len(half) == 1 else OWN)
        ]
        killed = any(isinstance(one, Fault) and one.killed for one in found)
        if killed or self._deaths.at(self._step("again", batch)) >= OWN:
            return found
        return self._tried(batch, "again")

    def _tried(self, batch: Sequence[S], kind: str) -> list[T | Fault]:
        self._watch.begin(self._step(kind, batch))
        try:
            found = list(self._work(batch))
        except Exception as error:
            if is_fatal(error):
                raise
            return self._raised(batch, error)
        self._in_a_row = 0
        return [*found]

    def _raised(self, batch: Sequence[S], error: Exception) -> list[T | Fault]:
        if len(batch) > 1:
            middle = len(batch) // 2
            return [
                *self._tried(batch[:middle], self._kind),
                *self._tried(batch[middle:], self._kind),
            ]
        self._in_a_row += 1
        if self._in_a_row >= _IN_A_ROW:
            self._in_a_row = 0
            try:
                self._alive()
            except Exception as dead:
                raise TranslationError(
                    f"nothing can be translated any more ({_sentence(dead)})",
                    hint="put the engine right and run again, nothing done is lost",
                ) from dead
        return [Fault(_sentence(error))]

    def _step(self, kind: str, batch: Sequence[S]) -> Step:
        texts = [self._text(one) for one in batch]
        known = hashlib.sha256("\0".join(texts).encode()).hexdigest()
        return Step(kind, known[:20], sum(map(word_count, texts)))


def _sentence(error: Exception) -> str:
    said = str(error).strip().splitlines()
    text = said[0] if said else type(error).__name__
    # Our own errors are sentences; of others the kind says more than the words.
    return text if isinstance(error, TranslationError) else f"{type(error).__name__}: {text}"
