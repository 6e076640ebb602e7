"""Who is to blame when a process dies: what it was about to do, if that happens again.

The runner that finds a process dead calls ``accuse``; the next process that runs the shard reads
what is known and works around it (see ``isolating``). A process that was killed together with its
runner accuses nothing.
"""

import json
import signal
from dataclasses import dataclass, field

from align.errors import StorageError
from align.exchange.atomic import fresh_file
from align.jobs.job import Job
from align.jobs.watch import Step, last_step

REASON = "it ended or hung the program each time it was tried, see the log of the job"
"""Why something was left out. Not how the program ended: a process that hangs may be shot from
outside as well, and a result must not depend on who was first."""
OWN = 2
"""What a death weighs that a process has died of itself."""
_SHOT = 1
"""What one weighs that came from outside: from a person, a cluster, or the kernel for memory."""
_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM)
MOST = 2 * OWN
"""Weight of the deaths at one step before it is taken apart or left out."""
_SPLITTABLE = ("read", "recall", "translate", "again")
MOST_READING = 3 * OWN
"""Likewise for a document that is read, which can only be left out as a whole."""
_HELPLESS = 5 * OWN
"""Weight of deaths at a step that can neither be taken apart nor left out, or at none."""


@dataclass(frozen=True, slots=True)
class Deaths:
    """How heavily the deaths at the steps of a shard weigh."""

    times: dict[tuple[str, str], int] = field(default_factory=dict)

    def at(self, step: Step) -> int:
        """Return how heavily the deaths at a step weigh."""
        return self.times.get((step.kind, step.key), 0)


def deaths_of(job: Job, key: str) -> Deaths:
    """Return what is known of a shard."""
    try:
        found = json.loads(job.deaths(key).read_bytes())
        return Deaths({(str(kind), str(at)): int(times) for kind, at, times in found})
    except (OSError, ValueError, TypeError):
        return Deaths()


def accuse(job: Job, key: str, why: str, code: int | None = None) -> Step | None:
    """Note that a process died of itself while it ran a shard, and return the step it was at.

    Args:
        job: the job.
        key: of the shard.
        why: what happened, in words (see ``ended_by``).
        code: exit code of the process, if it was not its runner that killed it.

    Raises:
        StorageError: it has died so often in a place that nothing can be done about.
    """
    step = last_step(job.step(key))
    job.step(key).unlink(missing_ok=True)
    blamed = step or Step("begin", "")
    known = deaths_of(job, key)
    place = (blamed.kind, blamed.key)
    known.times[place] = known.times.get(place, 0) + (_SHOT if code in _OUTSIDE else OWN)
    if blamed.kind not in _SPLITTABLE and known.times[place] >= _HELPLESS:
        job.deaths(key).unlink(missing_ok=True)
        raise StorageError(
            f"the program dies again and again at the same place ({blamed.kind}): {why}",
            where=f"{job.folder}, shard {key}",
            hint="look for what ends it (memory?), then run again",
        )
    with fresh_file(job.deaths(key), force=True) as file:
        rows = [[*at, times] for at, times in sorted(known.times.items())]
        file.write(json.dumps(rows).encode())
    return step


def ended_by(code: int | None) -> str:
    """Say how a process ended, from its exit code, which is negative for a signal."""
    if code is None or code >= 0:
        return f"the program ended with exit code {code}"
    known = {one.value for one in signal.Signals}
    return f"the program was killed by signal {-code} ({_signal(-code, known)})"


def _signal(number: int, known: set[int]) -> str:
    return signal.Signals(number).name if number in known else "unknown"


def acquit(job: Job, key: str) -> None:
    """Forget what is known of a shard."""
    job.deaths(key).unlink(missing_ok=True)
    job.step(key).unlink(missing_ok=True)
