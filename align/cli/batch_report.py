"""``align batch report``: what came of a job, per document and in all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json, Quiet

if TYPE_CHECKING:
    from rich.table import Table

    from align.jobs.reporting import DocumentReport, JobReport

_NUMBERS = ("segments", "words", "words/s", "terms", "errors", "warnings")


def report(
    folder: Annotated[Path, typer.Argument(metavar="JOB", help="Folder of the job.")],
    as_json: Json = False,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Documents to show; 0 for none.")
    ] = 20,
    worst: Annotated[
        bool, typer.Option("--worst", help="Those with most set aside, then most errors, first.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="HTML file to write: one page that needs no other."),
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Show segments, words, speed, terms, findings and failures, or write them as a page."""
    from rich.text import Text

    from align.cli.console import console, table
    from align.jobs.job import Job
    from align.jobs.reporting import report_of

    if output is not None:
        _write(folder, output, force=force, quiet=quiet)
        return
    found = report_of(Job.open(folder))
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
        return
    screen = console()
    screen.print(_total(found))
    if limit:
        screen.print(_documents(found, limit, worst=worst))
    if found.failures and limit:
        aside = table("Set aside", "document", "segment", "why", right=("segment",))
        for one in found.failures[:limit]:
            number = str(one.segment) if one.segment else ""
            aside.add_row(Text(one.document), number, Text(one.reason))
        screen.print(aside)


def _write(folder: Path, output: Path, *, force: bool, quiet: bool) -> None:
    """Write the page."""
    from align.cli.console import say
    from align.exchange import check_output
    from align.exchange.atomic import fresh_file
    from align.jobs.job import Job
    from align.jobs.page import page_of
    from align.jobs.reporting import report_of

    check_output(output, force=force)
    made = page_of(report_of(Job.open(folder)), folder.resolve().name)
    with fresh_file(output, force=force) as stream:
        stream.write(made.encode())
    say(f"{output}: written", quiet=quiet)


def _total(found: "JobReport") -> "Table":
    from align.cli.console import table

    total = found.total
    laid = table("Job", "", "value", right=("value",))
    laid.add_row("engine", f"{found.engine} ({found.revision})")
    laid.add_row("shards done", f"{found.done:,} of {found.shards:,}")
    laid.add_row("documents", f"{total.documents:,}")
    laid.add_row("segments", f"{total.segments:,}")
    laid.add_row("  from memory", f"{total.recalled:,}")
    laid.add_row("  repeated", f"{total.repeated:,}")
    laid.add_row("  set aside", f"{total.failed:,}")
    laid.add_row("words", f"{total.words:,}")
    laid.add_row("time of all workers", f"{found.seconds:,.1f} s" if found.seconds else "–")
    laid.add_row("words/s of a worker", f"{found.speed:,.0f}" if found.speed else "–")
    laid.add_row("workers replaced", f"{found.deaths:,}")
    laid.add_row("terms obeyed", _percent(total.obeyed))
    _counts(laid, total.terms)
    _counts(laid, {f"by {name}": number for name, number in total.rungs.items()})
    laid.add_row("findings", f"{total.findings.total():,}")
    _counts(laid, total.findings)
    return laid


def _counts(laid: "Table", counts: Mapping[str, int]) -> None:
    for name, number in sorted(counts.items()):
        laid.add_row(f"  {name}", f"{number:,}")


def _documents(found: "JobReport", limit: int, *, worst: bool) -> "Table":
    from rich.text import Text

    from align.cli.console import table

    rows = list(found.documents)
    if worst:
        rows.sort(key=lambda one: (-_aside(one), -one.figures.findings_of("error"), one.name))
    title = "Documents" if len(rows) <= limit else f"Documents ({limit} of {len(rows):,})"
    laid = table(title, "document", *_NUMBERS, right=_NUMBERS)
    for one in rows[:limit]:
        figures = one.figures
        if one.same or one.fault:
            said = f"like {one.same}" if one.same else "set aside"
            laid.add_row(Text(f"{one.name} ({said})"))
            continue
        laid.add_row(
            Text(one.name),
            f"{figures.segments:,}",
            f"{figures.words:,}",
            f"{one.speed:,.0f}" if one.speed else "–",
            _percent(figures.obeyed),
            f"{figures.findings_of('error'):,}",
            f"{figures.findings_of('warning'):,}",
        )
    return laid


def _aside(one: "DocumentReport") -> int:
    return one.figures.failed + 1_000_000 * bool(one.fault)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
