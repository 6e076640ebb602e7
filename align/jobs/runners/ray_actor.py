"""What a Ray actor does: keeps the engine, runs shards, and says at any time how far it is.

Ray calls ``run`` and ``said`` at once, each in some thread of its own; the work is always done in
one and the same, since what a worker has open (SQLite) belongs to the thread that opened it.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from align.errors import AlignError
from align.jobs.job import Job
from align.jobs.records import ShardResult
from align.jobs.runners.reports import Fatal
from align.jobs.watch import Step
from align.jobs.worker import ShardWorker, settle

_POOLS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Said:
    """What an actor is at."""

    shard: int | None
    """None while it loads."""
    step: Step | None
    seconds: float
    """Since that step was begun."""
    part: float
    """Of the shard, 0 to 1."""
    ended: tuple[tuple[Step, float], ...]
    """The steps that have ended since it was asked last, with their seconds."""


class RayActor:
    """Runs shards of a job.

    Args:
        folder: of the job, as every node sees it.
        threads: of the engine.
    """

    def __init__(self, folder: str, threads: int) -> None:
        for name in _POOLS:
            os.environ[name] = str(threads)
        self._folder = Path(folder)
        self._threads = threads
        self._thread = ThreadPoolExecutor(1)
        self._watch = _Watching()
        self._worker: ShardWorker | None = None

    def run(self, number: int | None) -> ShardResult | Fatal | None:
        """Run a shard, or only load what it takes; what stops the whole job is returned."""
        return self._thread.submit(self._run, number).result()

    def said(self) -> Said:
        """Say how far it is."""
        return self._watch.said()

    def _run(self, number: int | None) -> ShardResult | Fatal | None:
        self._watch.reset(number)
        try:
            if self._worker is None:
                self._worker = ShardWorker(Job.open(self._folder), self._threads, self._watch)
                settle()
            return None if number is None else self._worker.run(number)
        except (AlignError, OSError) as error:
            return Fatal.of(error)


class _Watching:
    """Remembers the step that is being done, for another thread."""

    def __init__(self) -> None:
        self._shard: int | None = None
        self._step: Step | None = None
        self._begun = time.monotonic()
        self._part = 0.0
        self._ended: list[tuple[Step, float]] = []

    def begin(self, step: Step) -> None:
        """See ``Watch``."""
        self._end()
        self._step, self._begun = step, time.monotonic()

    def done(self, part: float) -> None:
        """See ``Watch``."""
        self._part = part

    def reset(self, shard: int | None) -> None:
        """Begin a shard."""
        self._end()
        self._shard = shard
        self._step, self._begun, self._part = None, time.monotonic(), 0.0

    def said(self) -> Said:
        """Return what is known, and forget what has ended."""
        ended, self._ended = self._ended, []
        seconds = time.monotonic() - self._begun
        return Said(self._shard, self._step, seconds, self._part, tuple(ended))

    def _end(self) -> None:
        if self._step is not None:
            self._ended.append((self._step, time.monotonic() - self._begun))
