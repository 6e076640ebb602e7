"""Driving a job: one driver at a time, what is not done is done, what was set aside is listed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from align.errors import ProjectError
from align.exchange.atomic import fresh_file
from align.jobs.job import Job
from align.jobs.journal import Log
from align.jobs.lines import line_of
from align.jobs.records import Shard
from align.jobs.results import Failure, summary_of
from align.jobs.runners.base import Died, Event, Finished, Runner, Stop
from align.session.lock import Holder, Lock

Tell = Callable[[Event], None]


def run_job(job: Job, runner: Runner, stop: Stop, tell: Tell = lambda _: None) -> None:
    """Run all shards of a job that are not done, and list what was set aside.

    Args:
        job: the job.
        runner: runs them.
        stop: ends the run after the shards that are running.
        tell: is told what happens, in this thread.

    Raises:
        ProjectError: somebody else is running the job.
        AlignError: the machine or the job is at fault; what is done stays done.
    """
    with _locked(job, "job") as beat:
        _sweep(job)
        living = _Living(stop, beat)
        _run(job, runner, job.todo(), living, _Logging(Log(job.log("run")), tell))
        if runner.waits:
            write_failures(job)


def run_some(
    job: Job, numbers: Sequence[int], runner: Runner, stop: Stop, tell: Tell = lambda _: None
) -> None:
    """Run those of some shards that are not done: one task of several that share a job.

    Raises:
        ProjectError: there is no such shard.
        AlignError: the machine or the job is at fault; what is done stays done.
    """
    done = job.done()
    shards = [job.shard(number) for number in numbers]
    log = Log(job.log(f"task-{numbers[0] if numbers else 0:06}"))
    todo = [Shard(one.number, one.key, one.words) for one in shards if one.key not in done]
    _run(job, runner, todo, stop, _Logging(log, tell))


def _run(job: Job, runner: Runner, shards: list[Shard], stop: Stop, tell: "_Logging") -> None:
    tell.log.write("begin", runner=runner.name, shards=len(shards))
    ending = "failed"
    try:
        runner.run(job, shards, tell, stop)
        ending = "stopped" if stop.is_set() else "ended"
    except KeyboardInterrupt:
        ending = "interrupted"
        raise
    finally:
        # A full disk, which may be why we are here, is not worth a second complaint.
        with suppress(OSError):
            tell.log.write(ending)


class _Logging:
    """Writes what happens to the log, and passes it on."""

    def __init__(self, log: Log, tell: Tell) -> None:
        self.log = log
        self._tell = tell

    def __call__(self, event: Event) -> None:
        match event:
            case Finished(result=result):
                self.log.write(
                    "shard",
                    shard=result.number,
                    key=result.key,
                    documents=result.documents,
                    segments=result.segments,
                    words=result.words,
                    failures=result.failures,
                    seconds=round(result.seconds, 3),
                )
            case Died(shard=shard, at=at, why=why):
                self.log.write("died", shard=shard.number if shard else None, at=at, why=why)
        self._tell(event)


class _Living:
    """Shows with every look at ``stop`` that the driver lives."""

    def __init__(self, stop: Stop, beat: Callable[[], None]) -> None:
        self._stop, self._beat = stop, beat

    def is_set(self) -> bool:
        self._beat()
        return self._stop.is_set()


@contextmanager
def _locked(job: Job, name: str) -> Iterator[Callable[[], None]]:
    """Hold the lock of a job."""
    lock = Lock.take(job.folder / name, "align batch run")
    if isinstance(lock, Holder):
        raise ProjectError(
            f"the job is being run by {lock}", where=str(job.folder), hint="wait, or stop that one"
        )
    try:
        yield lock.beat
    finally:
        lock.release()


def _sweep(job: Job) -> None:
    """Remove what killed processes left half-written, and what is held against any step.

    Deaths under another driver prove little: what really kills does so again under this one.
    """
    for folder in (job.folder, job.folder / "results", job.folder / "work"):
        for pattern in (".align-*.part", "*.step", "*.deaths"):
            for path in folder.glob(pattern):
                path.unlink(missing_ok=True)


def failures(job: Job) -> Iterator[Failure]:
    """Yield what was set aside so far: unreadable inputs, then shard by shard."""
    for one in job.documents():
        if one.problem:
            yield Failure(one.name, one.problem)
    done = job.done()
    for place in job.shards:
        if place.key in done:
            yield from summary_of(job, place.key).failures


def write_failures(job: Job) -> None:
    """Write ``failures.jsonl`` anew from the results."""
    with fresh_file(job.failures, force=True) as file:
        for one in failures(job):
            file.write(line_of(one.as_json()))


def retry(job: Job) -> int:
    """Forget the results of the shards in which something was set aside; return how many.

    The next run does them again. What they did right comes out the same.

    Raises:
        ProjectError: somebody is running the job.
    """
    forgotten = 0
    with _locked(job, "job"):
        done = job.done()
        for place in job.shards:
            if place.key in done and summary_of(job, place.key).failures:
                job.deaths(place.key).unlink(missing_ok=True)
                job.result(place.key).unlink()
                forgotten += 1
    return forgotten
