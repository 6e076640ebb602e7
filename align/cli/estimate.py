"""``align estimate``: how good each draft of a project is likely to be."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Json, Quiet

if TYPE_CHECKING:
    from align.store.ratings import Rating

_BINS = 5


def estimate(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    estimator: Annotated[
        str,
        typer.Option("--estimator", help="surface, or a COMET model: OWNER/NAME or a checkpoint."),
    ] = "surface",
    document: Annotated[
        str | None, typer.Option("--document", help="Only this document of the project.")
    ] = None,
    redo: Annotated[bool, typer.Option("--redo", help="Rate again what is rated already.")] = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Rate drafts from 0 to 1, so that the least sure ones can be read first.

    Confirmed segments and pairs of an alignment keep what they have.
    """
    from align.cli.check_pairs import check_document
    from align.cli.console import progress
    from align.estimation import get
    from align.estimation.flow import estimate_project, unrated
    from align.store import Project

    with Project.open(project) as opened:
        check_document(opened, document)
        languages = opened.fact("source") or "vi", opened.fact("target") or "en"
        rating = get(estimator, source=languages[0], target=languages[1])
        total = sum(1 for _ in unrated(opened, document=document, redo=redo))
        found: list[Rating] = []
        with progress("estimating", total, "segments", quiet=quiet) as advance:
            for rated in estimate_project(opened, rating, document=document, redo=redo):
                found += rated
                advance(len(rated))
    if as_json:
        rows = [{"unit": one.unit, "confidence": one.confidence} for one in found]
        typer.echo(json.dumps({"estimator": rating.revision, "rated": rows}))
    else:
        _show(project, found, rating.revision)


def _show(project: Path, found: "list[Rating]", revision: str) -> None:
    """Print how many drafts there are in each fifth of the scale."""
    from align.cli.console import console, table

    if not found:
        console().print(f"{project}: no draft is left to rate")
        return
    shown = table(f"{project.name}: {revision}", "confidence", "drafts", right=("drafts",))
    fifths = [min(int(one.confidence * _BINS), _BINS - 1) for one in found]
    for fifth in range(_BINS):
        name = f"{fifth / _BINS:.1f} to {(fifth + 1) / _BINS:.1f}"
        shown.add_row(name, f"{fifths.count(fifth):,}")
    console().print(shown)
