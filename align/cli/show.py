"""``align show``: a project as a table."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.units import Outcome, TermUse, Unit

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from align.store import Project

_STYLES = {
    Outcome.HONOURED: "green",
    Outcome.REPAIRED: "cyan",
    Outcome.OVERRIDDEN: "magenta",
    Outcome.FORBIDDEN: "bold red",
    Outcome.MISSING: "bold red",
}


def show(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Rows to show.")] = 20,
    after: Annotated[int, typer.Option("--after", min=0, help="Rows to skip.")] = 0,
    terms_only: Annotated[
        bool, typer.Option("--terms", help="Only units in which a term occurs.")
    ] = False,
    removed: Annotated[
        bool, typer.Option("--removed", help="What clean-up took out of the documents instead.")
    ] = False,
) -> None:
    """Show sources, targets and what became of each term."""
    from align.cli.console import console, table
    from align.cli.figures import figures
    from align.pipeline import summary
    from align.store import Project

    with Project.open(project, read_only=True) as opened:
        if removed:
            console().print(_removed(opened))
            return
        shown = table(project.name, "#", "source", "target", "terms", right=("#",))
        for unit in islice(_rows(opened.units(), terms_only), after, after + limit):
            source, target = _marked(unit)
            shown.add_row(str(unit.segment.number), source, target, _terms(unit.terms))
            shown.add_section()
        screen = console()
        screen.print(shown)
        screen.print(figures(summary(opened)))


def _removed(opened: "Project") -> "Table":
    """Lay out the furniture that was taken out, with its place in the document as read."""
    from rich.text import Text

    from align.cli.console import table

    shown = table("Removed", "document", "from", "to", "reason", "text", right=("from", "to"))
    for record in opened.documents():
        for piece in opened.removed(record.name):
            place = (str(piece.start), str(piece.end))
            shown.add_row(Text(record.name), *place, piece.reason, Text(piece.text))
    return shown


def _rows(units: Iterator[Unit], terms_only: bool) -> Iterator[Unit]:
    return (unit for unit in units if unit.terms or not terms_only)


def _marked(unit: Unit) -> "tuple[Text, Text]":
    """Colour each term in the source and in the target by its outcome."""
    from rich.text import Text

    source, target = Text(unit.segment.text), Text(unit.target)
    for use in unit.terms:
        source.stylize(_STYLES[use.outcome], use.hit.start, use.hit.end)
        if use.start >= 0:
            target.stylize(_STYLES[use.outcome], use.start, use.end)
    return source, target


def _terms(uses: tuple[TermUse, ...]) -> "Text":
    """List the terms of a unit with their outcomes, one a line."""
    from rich.text import Text

    lines = [Text(f"{use.hit.surface}: {use.outcome}", style=_STYLES[use.outcome]) for use in uses]
    return Text("\n").join(lines)
