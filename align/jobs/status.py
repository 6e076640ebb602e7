"""How far a job has come, seen from outside: whoever runs it need not be asked."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from align.jobs.job import Job
from align.jobs.journal import logged
from align.jobs.watch import last_step

_RECENT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class JobStatus:
    """A job at one moment."""

    documents: int
    twins: int
    """Documents with the contents of another one."""
    unreadable: int
    """Documents that could not be read when the job was planned."""
    shards: int
    done: int
    words: int
    """Estimate."""
    words_done: int
    """Of the estimate."""
    failures: int
    """Documents and segments set aside in the shards that are done."""
    running: tuple[tuple[int, str, float], ...]
    """Shard, kind of step, and seconds since that step was begun."""
    speed: float | None
    """Estimated words a second, of all workers, over the last ten minutes."""

    @property
    def left(self) -> float | None:
        """Seconds left at this speed."""
        return (self.words - self.words_done) / self.speed if self.speed else None


def status_of(job: Job) -> JobStatus:
    """Look at a job."""
    done = job.done()
    documents = twins = unreadable = 0
    for one in job.documents():
        documents += 1
        twins += bool(one.same)
        unreadable += bool(one.problem)
    running = []
    for number, place in enumerate(job.shards):
        path = job.step(place.key)
        if place.key not in done and (step := last_step(path)) is not None:
            running.append((number, step.kind, max(0.0, time.time() - path.stat().st_mtime)))
    return JobStatus(
        documents,
        twins,
        unreadable,
        len(job.shards),
        len(done),
        sum(place.words for place in job.shards),
        sum(place.words for place in job.shards if place.key in done),
        _set_aside(job, done),
        tuple(running),
        _speed(job),
    )


def _set_aside(job: Job, done: frozenset[str]) -> int:
    """Count failures by the log, which is short, not by the results."""
    last: dict[str, int] = {}
    for line in logged(job):
        if line.get("event") == "shard":
            last[str(line["key"])] = int(line["failures"])  # type: ignore[arg-type]
    return sum(number for key, number in last.items() if key in done)


def _speed(job: Job) -> float | None:
    """Return the estimated words a second of late, while the job was being run."""
    words = {place.key: place.words for place in job.shards}
    begun: datetime | None = None
    ends: list[tuple[datetime, int]] = []
    for line in logged(job):
        at = datetime.fromisoformat(str(line["at"]))
        if line.get("event") == "begin":
            begun = at
        elif line.get("event") == "shard":
            ends.append((at, words.get(str(line["key"]), 0)))
    now = datetime.now(UTC)
    recent = [one for one in ends if begun and one[0] >= max(begun, now - _RECENT)]
    if begun is None or not recent:
        return None
    last = max(at for at, _ in recent)
    seconds = (last - max(begun, now - _RECENT)).total_seconds()
    return sum(n for _, n in recent) / seconds if seconds > 0 else None
