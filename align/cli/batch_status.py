"""``align batch status``: how far a job has come."""

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Json

if TYPE_CHECKING:
    from rich.table import Table

    from align.jobs.job import Job
    from align.jobs.status import JobStatus

_EVERY = 2.0
"""Seconds between two looks."""


def status(
    folder: Annotated[Path, typer.Argument(metavar="JOB", help="Folder of the job.")],
    as_json: Json = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Look again every two seconds until it is done.")
    ] = False,
) -> None:
    """Show how far a job has come, from any machine that sees its folder."""
    from align.cli.console import console
    from align.jobs.job import Job
    from align.jobs.status import status_of

    job = Job.open(folder)
    if as_json:
        found = status_of(job)
        typer.echo(json.dumps(asdict(found) | {"seconds_left": found.left}))
    elif watch:
        _watch(job)
    else:
        console().print(_laid(job, status_of(job)))


def _watch(job: "Job") -> None:
    from rich.live import Live

    from align.cli.console import console
    from align.jobs.status import status_of

    found = status_of(job)
    with Live(_laid(job, found), console=console(), auto_refresh=False) as live:
        while found.done < found.shards:
            time.sleep(_EVERY)
            found = status_of(job)
            live.update(_laid(job, found), refresh=True)


def _laid(job: "Job", found: "JobStatus") -> "Table":
    from align.cli.console import table

    laid = table(str(job.folder), "", "value", right=("value",))
    share = 100 * found.words_done / found.words if found.words else 100.0
    laid.add_row("documents", f"{found.documents:,}")
    laid.add_row("  twins of others", f"{found.twins:,}")
    laid.add_row("  unreadable when planned", f"{found.unreadable:,}")
    laid.add_row("shards done", f"{found.done:,} of {found.shards:,}")
    laid.add_row("words done, estimated", f"{found.words_done:,} ({share:.0f} %)")
    laid.add_row("set aside", f"{found.failures:,}")
    laid.add_row("words a second", f"{found.speed:,.0f}" if found.speed else "–")
    laid.add_row("time left", _time(found.left) if found.left is not None else "–")
    for number, step, seconds in found.running:
        laid.add_row(f"running: shard {number}", f"{step}, {seconds:.0f} s")
    return laid


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
