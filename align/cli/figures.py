"""A project's summary, as a table."""

from typing import TYPE_CHECKING

from align.units import Outcome, Status

if TYPE_CHECKING:
    from rich.table import Table

    from align.pipeline import Summary


def figures(found: "Summary") -> "Table":
    """Lay out segments, words, statuses and what became of the terms."""
    from align.cli.console import table

    terms = sum(found.terms.values())
    kept = found.terms.get(Outcome.HONOURED, 0) + found.terms.get(Outcome.REPAIRED, 0)
    laid = table("Summary", "", "count", right=("count",))
    laid.add_row("segments", f"{found.segments:,}")
    laid.add_row("words", f"{found.words:,}")
    for status in Status:
        laid.add_row(f"  {status}", f"{found.statuses.get(status, 0):,}")
    laid.add_row("terms in the source", f"{terms:,}")
    for outcome in Outcome:
        laid.add_row(f"  {outcome}", f"{found.terms.get(outcome, 0):,}")
    if terms:
        laid.add_row("terms obeyed", f"{100 * kept / terms:.1f} %")
    return laid
