"""A thread that does one job after the other, the most urgent first.

A job is a generator: what it yields between are the moments at which a more urgent one may go
first, and at which it can be stopped. A job is stopped by cancelling its future, which is possible
as long as it is not done.
"""

import heapq
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")
Work = Generator[None, None, T]
"""Steps of a job; its return value is the answer."""


@dataclass(order=True, slots=True)
class _Job(Generic[T]):
    urgency: int
    number: int
    start: Callable[[], Work[T]] = field(compare=False)
    future: "Future[T]" = field(compare=False)
    work: Work[T] | None = field(default=None, compare=False)

    def step(self) -> bool:
        """Do the next step; return whether there is another one."""
        if self.future.cancelled():
            self._close()
            return False
        try:
            if self.work is None:
                self.work = self.start()
            next(self.work)
        except StopIteration as done:
            self._settle(done.value, None)
        except BaseException as error:
            self._settle(None, error)
        else:
            return True
        return False

    def cancel(self) -> None:
        self.future.cancel()
        self._close()

    def _close(self) -> None:
        if self.work is not None:
            self.work.close()

    def _settle(self, value: T | None, error: BaseException | None) -> None:
        # Cancelled in the last moment: then nobody waits for the answer.
        if not self.future.set_running_or_notify_cancel():
            return
        if error is not None:
            self.future.set_exception(error)
        else:
            self.future.set_result(value)  # type: ignore[arg-type]


class Lane:
    """One thread and what waits for it. The thread begins with the first job.

    Args:
        name: of the thread.
        leave: called in the thread when it ends, to close what its jobs have opened.
    """

    def __init__(self, name: str, leave: Callable[[], None] = lambda: None) -> None:
        self._name = name
        self._leave = leave
        self._jobs: list[_Job[object]] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False

    def submit(self, start: Callable[[], Work[T]], urgency: int = 0) -> "Future[T]":
        """Put a job in line and return at once; of equal urgency (lowest first) the oldest goes.

        What the job raises is raised by the future. In a closed lane it is cancelled.
        """
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                future.cancel()
                return future
            job = _Job(urgency, next(self._numbers), start, future)
            heapq.heappush(self._jobs, job)  # type: ignore[misc]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify()
        return future

    def close(self, patience: float | None = None) -> bool:
        """Stop after the step in hand, cancelling what waits; twice is harmless.

        Args:
            patience: seconds to wait for the step; None for as long as it takes.

        Returns:
            Whether the thread has ended.
        """
        with self._changed:
            self._closed = True
            self._changed.notify()
            waiting, self._jobs = self._jobs, []
        for job in waiting:
            job.future.cancel()
        if self._thread is None or self._thread is threading.current_thread():
            return True
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            while (job := self._next()) is not None:
                if job.step():
                    self._again(job)
        finally:
            self._leave()

    def _next(self) -> "_Job[object] | None":
        with self._changed:
            while not self._jobs and not self._closed:
                self._changed.wait()
            return heapq.heappop(self._jobs) if self._jobs else None

    def _again(self, job: "_Job[object]") -> None:
        with self._changed:
            if not self._closed:
                heapq.heappush(self._jobs, job)
                return
        job.cancel()
