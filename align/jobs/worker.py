"""What runs shards, one after the other, in a process of its own."""

import gc
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from align.jobs.job import Job
from align.jobs.records import ShardResult
from align.jobs.shard import run_shard
from align.jobs.tools import tools_for
from align.jobs.watch import Step, StepFile, Unwatched, Watch


class ShardWorker:
    """Keeps the engine and all else that a job needs, and runs its shards by their numbers.

    Args:
        job: the job.
        threads: of the engine.
        watch: is told of every step, besides the file that ``accuse`` reads.

    Raises:
        UserError: something that the job needs is missing or has changed.
    """

    def __init__(self, job: Job, threads: int = 1, watch: Watch | None = None) -> None:
        self._job = job
        self._watch = watch or Unwatched()
        self._stack = ExitStack()
        self._tools = self._stack.enter_context(tools_for(job, threads))

    def run(self, number: int) -> ShardResult:
        """Run a shard; see ``run_shard``."""
        shard = self._job.shard(number)
        note = StepFile(self._job.step(shard.key))
        return run_shard(self._job, shard, self._tools, _Both(note, self._watch))

    def close(self) -> None:
        """Let go of what is open; twice is harmless."""
        self._stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def settle() -> None:
    """Take what this process has loaded out of the collection of garbage, for good.

    Term base, rules and modules stay until its end; to look at them again and again takes a tenth
    of the time that is not the engine's.
    """
    gc.collect()
    gc.freeze()


class _Both:
    """Tells two of every step."""

    def __init__(self, first: Watch, second: Watch) -> None:
        self._first, self._second = first, second

    def begin(self, step: Step) -> None:
        self._first.begin(step)
        self._second.begin(step)

    def done(self, part: float) -> None:
        self._second.done(part)
