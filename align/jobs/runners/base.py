"""The contract of a runner.

A runner gets shards run; it knows nothing of what is in them. All it needs is
``align.jobs.worker.ShardWorker``, which loads the tools of a job once and runs any of its shards,
in whatever process it is put, and ``align.jobs.deaths.accuse``, to be called when such a process
has died of itself: then the shard is simply run again, by a new one, as often as it takes. What
is guilty is found and set aside by ``run_shard``; a shard always comes to an end.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeAlias

from align.jobs.job import Job
from align.jobs.records import Shard, ShardResult


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a shard, 0 to 1, is done."""

    shard: Shard
    part: float


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard is done."""

    result: ShardResult


@dataclass(frozen=True, slots=True)
class Died:
    """What ran a shard died or hung, and was replaced."""

    shard: Shard | None
    """None if it had none yet."""
    at: str
    """What it was doing."""
    why: str


Event: TypeAlias = Part | Finished | Died


class Stop(Protocol):
    """Tells whether somebody wants the run to end."""

    def is_set(self) -> bool:
        """Tell whether no new shard is to be begun."""


@dataclass(frozen=True, slots=True)
class RunnerOptions:
    """What a user may say about a runner; zero and the empty string mean its own default."""

    workers: int = 0
    threads: int = 0
    """Of the engine of each worker."""
    patience: float = 60.0
    """Seconds that any step may take, on top of what its work allows."""
    address: str = ""
    """Of a cluster."""


class Runner(ABC):
    """Gets shards run.

    Args:
        options: what the user said.
    """

    name: ClassVar[str]
    waits: ClassVar[bool] = True
    """Whether the shards are done when ``run`` returns; false where a queue has them then."""

    said: str = ""
    """After a run that does not wait: where its shards are now, for the user."""

    def __init__(self, options: RunnerOptions) -> None:
        self.options = options

    @abstractmethod
    def run(
        self, job: Job, shards: Sequence[Shard], tell: Callable[[Event], None], stop: Stop
    ) -> None:
        """Run shards to their end, in any order; the first had better be begun first.

        Args:
            job: the job.
            shards: those to be run; their documents are not loaded.
            tell: is called in this thread with what happens.
            stop: looked at before each shard, and every few seconds at least, which tells others
                that we live. Once it is set no shard is begun any more, and those that are
                running are waited for.

        Raises:
            AlignError: the machine or the job is at fault. However this ends, nothing that it
                started runs on, and every shard is done or not done.
        """
