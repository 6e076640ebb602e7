"""Shards as an array of Slurm tasks. Slurm is the scheduler; a task runs shards as we do here."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import ClassVar

from align.errors import AlignError
from align.exchange.atomic import fresh_file
from align.jobs.job import Job
from align.jobs.records import Shard
from align.jobs.runners.base import Event, Runner, Stop

_TASKS = 1000
"""The size of an array that every Slurm takes (MaxArraySize is 1001 unless it was changed)."""


class SlurmRunner(Runner):
    """Writes the script of an array job into the job, and submits it where Slurm is.

    Each task runs every so-manieth shard that is not done, with the local runner, so that what
    is said there of workers that die holds here as well. A task that is killed is queued again
    by Slurm, or by running this again.
    """

    name: ClassVar[str] = "slurm"
    waits: ClassVar[bool] = False

    def run(
        self, job: Job, shards: Sequence[Shard], tell: Callable[[Event], None], stop: Stop
    ) -> None:
        """See ``Runner``.

        Raises:
            AlignError: Slurm refused the job.
        """
        path = job.folder / "slurm.sh"
        with fresh_file(path, force=True) as file:
            file.write(script(job, len(shards), self.options.threads or 1).encode())
        if shutil.which("sbatch") is None:
            self.said = f"Slurm is not here: run 'sbatch {shlex.quote(str(path))}' where it is"
            return
        run = subprocess.run(["sbatch", str(path)], capture_output=True, text=True, check=False)
        if run.returncode:
            raise AlignError(
                f"Slurm refused the job ({run.stderr.strip() or run.returncode})",
                where=str(path),
                hint="correct the script and submit it with sbatch",
            )
        self.said = run.stdout.strip()


def script(job: Job, shards: int, threads: int) -> str:
    """Return the script of an array job for so many shards."""
    tasks = max(1, min(shards, _TASKS))
    folder = job.folder.resolve()
    command = shlex.join([sys.executable, "-m", "align", "batch", "run-shard", str(folder)])
    return "\n".join(
        (
            "#!/bin/bash",
            "#SBATCH --job-name=align",
            f"#SBATCH --array=0-{tasks - 1}",
            f"#SBATCH --cpus-per-task={threads}",
            "#SBATCH --requeue",
            f"#SBATCH --output={shlex.quote(str(folder / 'log' / 'slurm-%A-%a.out'))}",
            f'exec {command} "$SLURM_ARRAY_TASK_ID" --stride {tasks} --threads {threads}',
            "",
        )
    )
