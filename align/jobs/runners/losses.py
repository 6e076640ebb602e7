"""Workers that died: whom to blame, what is to be run again, and when to give up."""

from collections.abc import Callable
from dataclasses import dataclass, field

from align.errors import StorageError
from align.jobs.deaths import accuse
from align.jobs.job import Job
from align.jobs.records import Shard
from align.jobs.runners.base import Died, Event

STILLBORN = 3
"""Workers that may die one after the other before they run anything."""


@dataclass(slots=True)
class Losses:
    """What a runner keeps of its dead."""

    job: Job
    tell: Callable[[Event], None]
    hint: str
    """What to do where workers die while they load the engine."""
    _stillborn: int = 0
    _orphans: list[Shard] = field(default_factory=list)

    def loaded(self) -> None:
        """Take note that a worker is ready."""
        self._stillborn = 0

    def bury(self, shard: Shard, why: str, code: int | None, *, loaded: bool) -> None:
        """Take note that a worker died; its shard will be run again.

        Raises:
            StorageError: too many died before they ran anything.
        """
        if loaded:
            step = accuse(self.job, shard.key, why, code)
            self.tell(Died(shard, step.kind if step else "", why))
        else:
            self._stillborn += 1
            self.tell(Died(None, "load", why))
            if self._stillborn >= STILLBORN:
                raise StorageError(
                    f"{STILLBORN} workers died while they loaded the engine, the last {why}",
                    hint=self.hint,
                )
        self._orphans.append(shard)

    def orphans(self) -> list[Shard]:
        """Return the shards whose workers died since the last call."""
        found, self._orphans = self._orphans, []
        return found
