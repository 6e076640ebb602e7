"""``align batch collect``: the results of a job as TMX."""

from pathlib import Path
from typing import Annotated

import typer

from align.cli.options import Force, Quiet
from align.errors import UserError


def collect(
    folder: Annotated[Path, typer.Argument(metavar="JOB", help="Folder of the job.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder to write to.")
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a TMX for each document, in the folders they came from, one for the job, a report.

    The same results give the same bytes. A job that is not finished gives what is there.
    """
    from align.cli.console import progress, say
    from align.jobs.collecting import collect as write
    from align.jobs.job import Job

    if output is None:
        raise UserError("no folder was named", hint="add -o OUT")
    job = Job.open(folder)
    total = sum(1 for one in job.documents() if not one.problem)
    with progress("writing", total, "documents", quiet=quiet) as advance:
        made = write(job, output, force=force, advance=advance)
    missing = f"; {made.missing:,} are not translated yet" if made.missing else ""
    say(f"{output}: {made.documents:,} documents, {made.units:,} units{missing}", quiet=quiet)
