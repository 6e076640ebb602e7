"""The process of a local worker: takes numbers of shards from a pipe, and reports on it.

A runner imports this module to name ``work``, so it loads what works only once it runs: every
second that the runner takes to begin, its workers begin later.
"""

import os
import threading
from multiprocessing.connection import Connection
from pathlib import Path

from align.errors import AlignError
from align.jobs.runners.reports import Fatal, Ready
from align.jobs.watch import Step

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
        _work(folder, threads, pipe)
    except (EOFError, BrokenPipeError):
        return
    except (AlignError, OSError) as error:
        pipe.send(Fatal.of(error))


def _work(folder: str, threads: int, pipe: Connection) -> None:
    from align.jobs.job import Job
    from align.jobs.worker import ShardWorker, settle

    with ShardWorker(Job.open(Path(folder)), threads, _Reporting(pipe)) as worker:
        settle()
        pipe.send(Ready())
        while True:
            pipe.send(Ready(worker.run(pipe.recv())))


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
