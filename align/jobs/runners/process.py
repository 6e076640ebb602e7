"""The process of a local worker: takes numbers of shards from a pipe, and reports on it."""

import os
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from align.errors import AlignError
from align.jobs.job import Job
from align.jobs.records import ShardResult
from align.jobs.watch import Step
from align.jobs.worker import ShardWorker


@dataclass(frozen=True, slots=True)
class Ready:
    """The tools are loaded, or the last shard is done: a shard may be sent."""

    result: ShardResult | None = None


@dataclass(frozen=True, slots=True)
class Fatal:
    """The job cannot go on."""

    message: str
    exit_code: int


Report: TypeAlias = Ready | Step | float | Fatal

_POOLS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def work(folder: str, threads: int, pipe: Connection, lifeline: Connection) -> None:
    """Run shards until the pipe is closed.

    Args:
        folder: of the job.
        threads: of the engine.
        pipe: brings numbers of shards and takes a ``Report`` at a time.
        lifeline: closed by the death of whoever started this process, which ends it as well.
    """
    for name in _POOLS:
        os.environ[name] = str(threads)
    threading.Thread(target=_die_with, args=(lifeline,), daemon=True).start()
    try:
        with ShardWorker(Job.open(Path(folder)), threads, _Reporting(pipe)) as worker:
            pipe.send(Ready())
            while True:
                pipe.send(Ready(worker.run(pipe.recv())))
    except EOFError:
        return
    except AlignError as error:
        pipe.send(Fatal(str(error), error.exit_code))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            return
        place = f"{error.filename}: " if error.filename else ""
        hint = "free some space or look at the disk, then run again, nothing done is lost"
        pipe.send(Fatal(f"{place}{error.strerror or error}; {hint}", 1))


class _Reporting:
    """Sends every step up the pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def begin(self, step: Step) -> None:
        self._pipe.send(step)

    def done(self, part: float) -> None:
        self._pipe.send(part)


def _die_with(lifeline: Connection) -> None:
    """End at once when the other end is closed: a worker must not outlive its driver."""
    try:
        lifeline.recv()
    except (EOFError, OSError):
        os._exit(70)
