"""Shards on a Ray cluster: actors that each keep an engine, wherever Ray finds room for them.

https://docs.ray.io/en/latest/ray-core/actors.html. The folder of the job must have the same path
on every node, and what is in it be seen by all; the package must be installed there. Ray places
the actors and tells when one is lost, with its node or alone; what is run again, and when, is
decided here: a lost shard goes to a new actor, and ``accuse`` sees to it that a shard that kills
its actors comes to an end.
"""

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar

from align.errors import AlignError, SettingsError, UserError
from align.jobs.job import Job
from align.jobs.records import Shard, ShardResult
from align.jobs.runners.base import Event, Finished, Part, Runner, RunnerOptions, Stop
from align.jobs.runners.losses import Losses
from align.jobs.runners.patience import LOADING, Patience
from align.jobs.runners.ray_actor import RayActor, Said
from align.jobs.runners.ray_cluster import connected
from align.jobs.runners.reports import Fatal
from align.jobs.watch import Step

if TYPE_CHECKING:
    from ray import ObjectRef
    from ray.actor import ActorHandle

_TICK = 0.5
"""Seconds between two questions to an actor, and two looks at the clock."""
_HUNG = "the actor hung (no sign of life for longer than --patience allows)"
_ENDING = 10.0
"""Seconds that actors which are shot may take to die."""
_OUTSIDE = ("by `ray.kill`", "its node", "preempted", "unavailable")
"""Words of Ray for a death that the actor is not to blame for."""


class RayRunner(Runner):
    """Runs shards in Ray actors, and replaces those that die, hang, or are lost with a node."""

    name: ClassVar[str] = "ray"

    def __init__(self, options: RunnerOptions) -> None:
        super().__init__(options)
        if find_spec("ray") is None:
            raise SettingsError(
                "Ray is not installed", hint="install it with pip install 'align-workbench[ray]'"
            )
        self.threads = options.threads or 1

    def run(
        self, job: Job, shards: Sequence[Shard], tell: Callable[[Event], None], stop: Stop
    ) -> None:
        """See ``Runner``.

        Raises:
            SettingsError: there is no cluster at the address.
        """
        if not shards or stop.is_set():
            return
        wanted = self.options.workers * self.threads or len(os.sched_getaffinity(0))
        with connected(self.options.address, wanted) as cores:
            workers = self.options.workers or max(1, cores // self.threads)
            pool = _Pool(job, self.threads, self.options.patience, tell)
            try:
                _run(pool, deque(shards), workers, stop)
            finally:
                pool.kill()


def _run(pool: "_Pool", queue: deque[Shard], workers: int, stop: Stop) -> None:
    while True:
        stopping = stop.is_set()
        if stopping:
            pool.drop_unborn()
        while queue and not stopping and len(pool.workers) < workers:
            pool.start(queue.popleft())
        if not pool.workers:
            return
        for worker in pool.ready():
            if queue and not stopping:
                pool.give(worker, queue.popleft())
            else:
                pool.dismiss(worker)
        queue.extendleft(pool.orphans())


@dataclass(slots=True, eq=False)
class _Worker:
    actor: "ActorHandle[RayActor]"
    shard: Shard
    task: "ObjectRef[ShardResult | Fatal | None]"
    """What it does now: loading, or its shard."""
    news: "ObjectRef[Said] | None" = None
    """What it was asked and has not answered."""
    asked: float = 0.0
    said: Said | None = None
    """None until Ray has found room for it."""
    heard: float = field(default_factory=time.monotonic)
    loaded: bool = False


class _Pool:
    """The actors, and what they say."""

    def __init__(
        self, job: Job, threads: int, patience: float, tell: Callable[[Event], None]
    ) -> None:
        import ray

        self.workers: list[_Worker] = []
        self._job = job
        self._arguments = (str(job.folder.resolve()), threads)
        # Restarts and retries are ours: Ray's would not tell whom to blame.
        self._class = ray.remote(
            num_cpus=threads, max_concurrency=2, max_restarts=0, max_task_retries=0
        )(RayActor)
        self._patience = Patience(patience)
        self._tell = tell
        self._losses = Losses(
            job, tell, "look whether the package is installed on every node, and at its memory"
        )
        self.orphans = self._losses.orphans

    def start(self, shard: Shard) -> None:
        """Ask for an actor for a shard."""
        actor = self._class.remote(*self._arguments)
        self.workers.append(_Worker(actor, shard, actor.run.remote(None)))

    def give(self, worker: _Worker, shard: Shard) -> None:
        """Have an actor run a shard."""
        worker.shard, worker.heard = shard, time.monotonic()
        worker.said = Said(shard.number, None, 0.0, 0.0, ())
        worker.task = worker.actor.run.remote(shard.number)

    def dismiss(self, worker: _Worker) -> None:
        """Let an actor go that has nothing to do."""
        import ray

        self.workers.remove(worker)
        ray.kill(worker.actor)

    def drop_unborn(self) -> None:
        """Let those go that still load, or wait for room: they have begun no shard."""
        for worker in [one for one in self.workers if not one.loaded]:
            self.dismiss(worker)

    def ready(self) -> list[_Worker]:
        """Wait for what the actors say; return those that have done their shard."""
        import ray

        self._ask()
        waiting = [ref for one in self.workers for ref in (one.task, one.news) if ref is not None]
        there, _ = ray.wait(waiting, num_returns=1, timeout=_TICK)
        if there:
            # What else has come is taken as well: a lookup costs less than a round.
            there, _ = ray.wait(waiting, num_returns=len(waiting), timeout=0)
        found = []
        for worker in list(self.workers):
            if worker.news in there:
                self._news(worker)
            if worker.task in there and worker in self.workers and self._ended(worker):
                found.append(worker)
        for worker in list(self.workers):
            if worker not in found and self._is_hung(worker):
                self._dead(worker, _HUNG)
        return found

    def kill(self) -> None:
        """End every actor, and wait until they have ended."""
        import ray

        for worker in self.workers:
            ray.kill(worker.actor)
        with suppress(ray.exceptions.RayError):
            tasks = [worker.task for worker in self.workers]
            if tasks:
                ray.wait(tasks, num_returns=len(tasks), timeout=_ENDING)
        self.workers.clear()

    def _ask(self) -> None:
        now = time.monotonic()
        for worker in self.workers:
            if worker.news is None and now - worker.asked >= _TICK:
                worker.news, worker.asked = worker.actor.said.remote(), now

    def _news(self, worker: _Worker) -> None:
        """Take what an actor says of how far it is; its death shows in its task as well."""
        import ray

        ref, worker.news = worker.news, None
        with suppress(ray.exceptions.RayError):
            said = ray.get(ref)
            for step, seconds in said.ended:
                self._patience.learn(step, seconds)
            if said.shard != (worker.shard.number if worker.loaded else None):
                return  # It was asked before it began what it does now.
            worker.said, worker.heard = said, time.monotonic()
            if said.part:
                self._tell(Part(worker.shard, said.part))

    def _ended(self, worker: _Worker) -> bool:
        """Take what came of a task; tell whether the actor is free."""
        import ray

        try:
            result = ray.get(worker.task)
        except ray.exceptions.RayError as error:
            self._dead(worker, *_why(error))
            return False
        if isinstance(result, Fatal):
            kind = UserError if result.exit_code == UserError.exit_code else AlignError
            raise kind(result.message)
        if isinstance(result, ShardResult):
            self._tell(Finished(result))
            return True
        worker.loaded = True
        self._losses.loaded()
        self.give(worker, worker.shard)
        return False

    def _is_hung(self, worker: _Worker) -> bool:
        if worker.said is None:
            return False
        seconds = worker.said.seconds + time.monotonic() - worker.heard
        step = worker.said.step or Step("begin", "")
        return seconds > (self._patience.of(step) if worker.loaded else LOADING)

    def _dead(self, worker: _Worker, why: str, code: int | None = None) -> None:
        """Bury an actor; its shard will be run again."""
        import ray

        self.workers.remove(worker)
        ray.kill(worker.actor)
        self._losses.bury(worker.shard, why, code, loaded=worker.loaded)


def _why(error: Exception) -> tuple[str, int | None]:
    """Say in one line how an actor died, and with a signal if it came from outside."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = next((line for line in reversed(lines) if ":" not in line[:12]), "")
    outside = any(word in str(error).lower() for word in _OUTSIDE)
    short = said.split(". ")[0].rstrip(".") or type(error).__name__
    return f"the actor died ({short})", -signal.SIGKILL if outside else None
