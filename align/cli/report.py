"""``align report``: a project on one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, GlossaryOption, Quiet, glossary_of, settings_with
from align.errors import UserError

if TYPE_CHECKING:
    from align.estimation import Estimator

_FEW = 500
"""Confirmed segments that are read before a bar could be."""


def report(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="HTML file to write.")
    ] = None,
    glossary: GlossaryOption = None,
    no_glossary: Annotated[
        bool, typer.Option("--no-glossary", help="Check no terminology.")
    ] = False,
    estimator: Annotated[
        str,
        typer.Option(
            "--estimator", help="See 'align estimate'; none tells what is in the project."
        ),
    ] = "surface",
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write one page: progress, effort, terms, findings, confidence, and the worst segments.

    It needs no network and no other file, and prints well. The same project gives the same page.
    """
    from align.cli.console import progress, say
    from align.exchange import check_output
    from align.exchange.atomic import fresh_file
    from align.reporting import gather, page
    from align.store import Project
    from align.units import Status

    if output is None:
        raise UserError("no output was named", hint="add -o report.html")
    check_output(output, force=force)
    terms = glossary_of(settings_with(), glossary, off=no_glossary)
    with Project.open(project, read_only=True) as opened:
        languages = opened.fact("source") or "vi", opened.fact("target") or "en"
        rating = _estimator(estimator, languages, quiet=quiet)
        total = opened.count()[Status.CONFIRMED]
        with progress("reading", total, "segments", quiet=quiet or total < _FEW) as advance:
            content = gather(opened, glossary=terms, estimator=rating, advance=advance)
    with fresh_file(output, force=force) as stream:
        stream.write(page(content).encode())
    say(f"{output}: written", quiet=quiet)


def _estimator(name: str, languages: tuple[str, str], *, quiet: bool) -> "Estimator | None":
    """Load an estimator; a report without confidence is better than none."""
    from align.cli.console import say
    from align.errors import EngineError
    from align.estimation import SURFACE, get

    if name == "none":
        return None
    try:
        return get(name, source=languages[0], target=languages[1])
    except EngineError as error:
        if name != SURFACE:
            raise
        say(f"{error}; confidence is left out", quiet=quiet)
        return None
