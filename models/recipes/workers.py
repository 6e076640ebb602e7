"""Data-parallel workers on the cores of one machine, one thread each.

Several single-thread processes instead of one process with several threads: a step then has two
meeting points instead of one per tensor operation, and a busy neighbour on one core slows the
run by its share only (measured: 4 against about 700 target tokens/s with one core taken).
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier

PATIENCE = 900.0


class Crew:
    """Meeting point of the workers and the word of worker 0 on whether to go on."""

    def __init__(self, size: int) -> None:
        context = multiprocessing.get_context("fork")
        self.size = size
        self._context = context
        self._barrier: Barrier = context.Barrier(size)
        self._halt: Synchronized[int] = context.Value("i", 0)

    def hire(self, work: Callable[[int], None]) -> None:
        """Fork workers 1 .. size - 1, each running `work(worker)`."""
        parent = os.getpid()

        def run(worker: int) -> None:
            threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
            work(worker)

        for worker in range(1, self.size):
            self._context.Process(target=run, args=(worker,), daemon=True).start()

    def meet(self) -> None:
        """Wait for all workers; BrokenBarrierError if one does not come."""
        if self.size > 1:
            self._barrier.wait(PATIENCE)

    def halt(self) -> None:
        """Worker 0, before a meeting: this step is the last."""
        self._halt.value = 1

    @property
    def halted(self) -> bool:
        """Whether the step just finished was the last; read between two meetings."""
        return bool(self._halt.value)


def _leave_with(parent: int) -> None:
    """End this process when its parent has gone, even by kill -9."""
    while os.getppid() == parent:
        time.sleep(2)
    os._exit(1)
