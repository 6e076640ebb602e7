"""``align batch run``, ``run-shard`` and ``retry``."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Quiet

if TYPE_CHECKING:
    from align.jobs.job import Job
    from align.jobs.runners import Event

JobArgument = Annotated[Path, typer.Argument(metavar="JOB", help="Folder of the job.")]
Patience = Annotated[
    float,
    typer.Option(
        "--patience",
        min=1,
        help="Seconds that any step may take, besides what its words allow, before its worker "
        "is taken for dead.",
    ),
]


def run(
    folder: JobArgument,
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=0, help="Processes. Default: one a core.")
    ] = 0,
    threads: Annotated[
        int,
        typer.Option("--threads", min=0, help="Of each engine. Default: what is left of cores."),
    ] = 0,
    runner: Annotated[str, typer.Option("--runner", help="local, slurm or ray.")] = "local",
    address: Annotated[str, typer.Option("--address", help="Of a cluster, where needed.")] = "",
    patience: Patience = 60.0,
    quiet: Quiet = False,
) -> None:
    """Translate what is left of a job.

    Ctrl-C finishes the shards that are running, a second one drops them; run it again to go on.
    What fails is set aside in failures.jsonl, and the rest goes on.
    """
    from align.cli.console import say
    from align.jobs.interrupting import interruptible
    from align.jobs.job import Job
    from align.jobs.runners import create
    from align.jobs.runners.base import RunnerOptions
    from align.jobs.running import run_job

    job = Job.open(folder)
    made = create(runner, RunnerOptions(workers, threads, patience, address))
    told = "\nalign: finishing the shards that are running; Ctrl-C again drops them"
    try:
        with interruptible(lambda: say(told)) as stop, _shown(job, quiet=quiet) as tell:
            run_job(job, made, stop, tell)
    except KeyboardInterrupt:
        say("align: interrupted; what was running is dropped, run it again to go on")
        raise typer.Exit(130) from None
    if not made.waits:
        say(made.said, quiet=quiet)
        return
    _tell(job, quiet=quiet)
    if stop.is_set():
        say("align: interrupted; run it again to go on")
        raise typer.Exit(130)


def run_shard(
    folder: JobArgument,
    number: Annotated[int, typer.Argument(metavar="N", help="Number of a shard, from 0.")],
    stride: Annotated[
        int, typer.Option("--stride", min=0, help="Also every so-manieth shard after it.")
    ] = 0,
    threads: Annotated[int, typer.Option("--threads", min=1, help="Of the engine.")] = 1,
    patience: Patience = 60.0,
) -> None:
    """Translate one shard, or a part of all: what a task of Slurm or another scheduler calls."""
    from align.jobs.interrupting import interruptible
    from align.jobs.job import Job
    from align.jobs.runners import create
    from align.jobs.runners.base import RunnerOptions
    from align.jobs.running import run_some

    job = Job.open(folder)
    numbers = range(number, len(job.shards), stride) if stride else [number]
    made = create("local", RunnerOptions(1, threads, patience))
    with interruptible() as stop:
        run_some(job, list(numbers), made, stop)
    if stop.is_set():
        raise typer.Exit(130)


def retry(folder: JobArgument, quiet: Quiet = False) -> None:
    """Forget the shards in which something was set aside: the next run does them again."""
    from align.cli.console import say
    from align.jobs.job import Job
    from align.jobs.running import retry as forget

    forgotten = forget(Job.open(folder))
    if forgotten:
        say(f"{forgotten} shards will be done again by 'align batch run {folder}'", quiet=quiet)
    else:
        say("nothing was set aside in a shard", quiet=quiet)


class _shown:  # noqa: N801
    """Shows events as a bar of words."""

    def __init__(self, job: "Job", *, quiet: bool) -> None:
        from align.cli.console import progress

        done = job.done()
        left = sum(place.words for place in job.shards if place.key not in done)
        self._bar = progress("translating", left, "words", quiet=quiet)
        self._quiet = quiet
        self._shown: dict[int, int] = {}
        self._words = [place.words for place in job.shards]

    def __enter__(self) -> "Callable[[Event], None]":
        self._advance = self._bar.__enter__()
        return self._take

    def __exit__(self, *error: object) -> None:
        self._bar.__exit__(None, None, None)

    def _take(self, event: "Event") -> None:
        from align.cli.console import say
        from align.jobs.runners import Died, Finished, Part

        match event:
            case Part(shard=shard, part=part):
                self._move(shard.number, part)
            case Finished(result=result):
                self._move(result.number, 1.0)
            case Died(shard=shard, at=at, why=why):
                place = f"shard {shard.number}" if shard else "a worker"
                say(f"align: {place}: {why} (step: {at or 'none'}); tried again", quiet=self._quiet)

    def _move(self, number: int, part: float) -> None:
        """Advance the bar; a shard that is done again does not count twice."""
        words = round(self._words[number] * part)
        before = self._shown.get(number, 0)
        if words > before:
            self._shown[number] = words
            self._advance(words - before)


def _tell(job: "Job", *, quiet: bool) -> None:
    from align.cli.console import say
    from align.jobs.lines import file_lines

    done = len(job.done())
    aside = sum(1 for _ in file_lines(job.failures))
    said = f"{job.folder}: {done:,} of {len(job.shards):,} shards are done"
    if aside:
        said += f"; {aside:,} documents and segments were set aside, see {job.failures}"
    say(said, quiet=quiet)
