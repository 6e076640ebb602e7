"""Long work as the screens run it: it tells how far it has come, and can be stopped there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from align.errors import AlignError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Stopped(Exception):  # noqa: N818 (no error: somebody wished it)
    """Raised by ``Tell`` in work that is to stop; the work need not catch it."""


class Tell(Protocol):
    """Takes how far a work has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say so.

        Args:
            stage: what is being done, such as ``translating``.
            done: how much of it is done.
            total: how much there is; 0 where that is not known.

        Raises:
            Stopped: the work is to end here.
        """


class Work(Protocol[T_co]):
    """Something that takes a while, away from the screen."""

    def __call__(self, tell: Tell) -> T_co:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Ended(Generic[T]):
    """How a work ended: with a result, with an error, or because it was stopped."""

    result: T | None = None
    error: str = ""
    stopped: bool = False


def run(work: Work[T], tell: Tell) -> Ended[T]:
    """Do a work and say how it ended; errors become one sentence."""
    try:
        return Ended(work(tell))
    except Stopped:
        return Ended(stopped=True)
    except AlignError as error:
        return Ended(error=str(error))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return Ended(error=f"{place}{(error.strerror or str(error)).lower()}; try again")
    except MemoryError:
        return Ended(error="memory ran out; nothing saved is lost, close something and try again")
    except Exception as error:
        return Ended(error=f"internal error ({type(error).__name__}: {error}); please report it")


Taken = Callable[[int], None]


def step(tell: Tell, stage: str, total: int) -> Taken:
    """Return what takes how much more was done of a stage."""
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        tell(stage, min(done, total) if total else done, total)

    return advance
