"""Shards on this machine: processes that each keep an engine.

By default one a core, each with one thread: workers share nothing, so nothing waits for anything,
and reading, term search and checks run on every core as well, which threads of an engine in one
Python process cannot.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import ClassVar

from align.errors import AlignError, UserError
from align.interrupts import deaf_to_interrupts
from align.jobs.deaths import ended_by
from align.jobs.job import Job
from align.jobs.records import Shard
from align.jobs.runners.base import Event, Finished, Part, Runner, RunnerOptions, Stop
from align.jobs.runners.losses import Losses
from align.jobs.runners.patience import LOADING, Patience
from align.jobs.runners.process import work
from align.jobs.runners.reports import Fatal, Ready
from align.jobs.watch import Step

_TICK = 0.5
"""Seconds between two looks at the clock."""
_HUNG = "the program hung (no sign of life for longer than --patience allows)"


class LocalRunner(Runner):
    """Runs shards in processes of this machine, and replaces those that die or hang."""

    name: ClassVar[str] = "local"

    def __init__(self, options: RunnerOptions) -> None:
        super().__init__(options)
        cores = len(os.sched_getaffinity(0))
        self.workers = options.workers or max(1, cores // (options.threads or 1))
        self.threads = options.threads or max(1, cores // self.workers)

    def run(
        self, job: Job, shards: Sequence[Shard], tell: Callable[[Event], None], stop: Stop
    ) -> None:
        """See ``Runner``."""
        pool = _Pool(job, self.threads, self.options.patience, tell)
        queue = deque(shards)
        try:
            while True:
                stopping = stop.is_set()
                while queue and not stopping and len(pool.workers) < self.workers:
                    pool.start(queue.popleft())
                if not pool.workers:
                    return
                for worker in pool.ready(_TICK):
                    if queue and not stopping:
                        pool.give(worker, queue.popleft())
                    else:
                        pool.dismiss(worker)
                queue.extendleft(pool.orphans())
        finally:
            pool.kill()


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    lifeline: Connection
    shard: Shard
    """What it runs, or will as soon as it is ready."""
    begun: float
    loaded: bool = False
    step: Step | None = None


class _Pool:
    """The processes, and what they say."""

    def __init__(
        self, job: Job, threads: int, patience: float, tell: Callable[[Event], None]
    ) -> None:
        self.workers: list[_Worker] = []
        self._job = job
        self._threads = threads
        self._patience = Patience(patience)
        self._tell = tell
        self._losses = Losses(job, tell, "give fewer --workers if memory is short, then run again")
        self.orphans = self._losses.orphans

    def start(self, shard: Shard) -> None:
        """Start a process for a shard."""
        context = get_context("spawn")
        mine, theirs = context.Pipe()
        held, lifeline = context.Pipe()
        process = context.Process(
            target=work,
            args=(str(self._job.folder), self._threads, theirs, lifeline),
            daemon=True,
        )
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        lifeline.close()
        self.workers.append(_Worker(process, mine, held, shard, time.monotonic()))

    def give(self, worker: _Worker, shard: Shard) -> None:
        """Have a worker run a shard."""
        worker.shard, worker.step, worker.begun = shard, None, time.monotonic()
        # If it has just died, that shows when the pipe is read.
        with suppress(OSError):
            worker.pipe.send(shard.number)

    def dismiss(self, worker: _Worker) -> None:
        """Let a worker go that has nothing to do."""
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_TICK)
        self._end(worker)

    def ready(self, seconds: float) -> list[_Worker]:
        """Wait for what the workers say; return those that have done their shard."""
        found = []
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(by_pipe), seconds):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                while worker.pipe.poll():
                    if self._heard(worker, worker.pipe.recv()):
                        found.append(worker)
                        break
            except (EOFError, OSError):
                self._dead(worker)
        now = time.monotonic()
        for worker in list(self.workers):
            if worker not in found and now - worker.begun > self._limit(worker):
                worker.process.kill()
                self._dead(worker, _HUNG)
        return found

    def kill(self) -> None:
        """End every process at once."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            self._end(worker)
        self.workers.clear()

    def _heard(self, worker: _Worker, report: object) -> bool:
        """Take a report; tell whether the worker is free."""
        now = time.monotonic()
        if worker.step is not None and isinstance(report, (Step, Ready)):
            self._patience.learn(worker.step, now - worker.begun)
        match report:
            case Step():
                worker.step, worker.begun = report, now
            case float():
                self._tell(Part(worker.shard, report))
            case Ready(result=None):
                worker.loaded = True
                self._losses.loaded()
                self.give(worker, worker.shard)
            case Ready(result=result) if result is not None:
                self._tell(Finished(result))
                return True
            case Fatal(message=message, exit_code=code):
                raise UserError(message) if code == UserError.exit_code else AlignError(message)
        return False

    def _limit(self, worker: _Worker) -> float:
        if not worker.loaded:
            return LOADING
        return self._patience.of(worker.step or Step("begin", ""))

    def _dead(self, worker: _Worker, why: str = "") -> None:
        """Bury a worker; its shard will be run again."""
        self.workers.remove(worker)
        worker.process.join()
        code = None if why else worker.process.exitcode
        why = why or ended_by(code)
        self._end(worker)
        self._losses.bury(worker.shard, why, code, loaded=worker.loaded)

    @staticmethod
    def _end(worker: _Worker) -> None:
        worker.pipe.close()
        worker.lifeline.close()
        worker.process.join()
        worker.process.close()
