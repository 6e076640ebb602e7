"""Where shards are run: processes here, tasks of Slurm, and whatever else registers."""

from align.jobs.runners.base import Died, Event, Finished, Part, Runner, Stop
from align.jobs.runners.registry import create, runner_names

__all__ = ["Died", "Event", "Finished", "Part", "Runner", "Stop", "create", "runner_names"]
