"""``align glossary report``: what became of the terms of a project."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json
from align.units import Outcome

if TYPE_CHECKING:
    from align.store import Project
    from align.terminology.report import Occurrence, Report, TermCount

_OPEN = (Outcome.FORBIDDEN, Outcome.MISSING)
_SHOWN = 20


def report(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    document: Annotated[
        str | None, typer.Option("--document", help="Only this document of the project.")
    ] = None,
    as_json: Json = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write the table to this CSV file.")
    ] = None,
    each: Annotated[
        bool, typer.Option("--each", help="One row an occurrence instead of one a term.")
    ] = False,
    force: Force = False,
) -> None:
    """Sum up the proof: honoured at once, repaired and how, overridden, wrong, missing."""
    from align.cli.console import say
    from align.store import Project
    from align.terminology.report import occurrences
    from align.terminology.report import report as summed

    with Project.open(project, read_only=True) as opened:
        _check_document(opened, document)
        found = summed(opened, document=document)
        if csv_file is not None:
            rows = (
                map(_occurrence, occurrences(opened, document=document))
                if each
                else map(_count, (*found.terms, found.all))
            )
            _write_csv(csv_file, rows, force=force)
            say(f"{csv_file}: written")
        if as_json:
            data: dict[str, object] = {"all": _count(found.all)}
            data["terms"] = [_count(term) for term in found.terms]
            kept = occurrences(opened, document=document)
            wanted = (one for one in kept if each or one.use.outcome in _OPEN)
            data["occurrences" if each else "open"] = [_occurrence(one) for one in wanted]
            typer.echo(json.dumps(data, ensure_ascii=False))
        elif csv_file is None:
            _show(opened, found, document, each=each)


def _check_document(opened: "Project", document: str | None) -> None:
    from align.errors import ProjectError

    if document is not None and opened.document(document) is None:
        known = ", ".join(record.name for record in opened.documents()) or "none"
        raise ProjectError(
            f"there is no document '{document}'",
            where=str(opened.path),
            hint=f"its documents are: {known}",
        )


def _count(term: "TermCount") -> dict[str, object]:
    row: dict[str, object] = {"term": term.entry or "all", "occurrences": term.total}
    row |= {outcome.value: term.outcomes[outcome] for outcome in Outcome}
    return row | {"repaired_by": _rungs(term)}


def _rungs(term: "TermCount") -> str:
    return ", ".join(f"{rung} {number}" for rung, number in term.rungs.most_common())


def _occurrence(one: "Occurrence") -> dict[str, object]:
    use = one.use
    return {
        "document": one.document,
        "unit": one.number,
        "term": use.hit.entry,
        "surface": use.hit.surface,
        "start": use.hit.start,
        "end": use.hit.end,
        "document_start": one.start,
        "document_end": one.end,
        "tier": use.hit.tier,
        "outcome": use.outcome,
        "rung": use.rung,
        "form": use.form,
        "target_start": use.start,
        "target_end": use.end,
    }


def _write_csv(path: Path, rows: Iterator[dict[str, object]], *, force: bool) -> None:
    from align.exchange.atomic import fresh_file

    with fresh_file(path, force=force) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        writer: csv.DictWriter[str] | None = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(text, list(row))
                writer.writeheader()
            writer.writerow(row)
        text.detach()


def _show(opened: "Project", found: "Report", document: str | None, *, each: bool) -> None:
    from rich.text import Text

    from align.cli.console import console, table
    from align.terminology.report import occurrences

    outcomes = [outcome for outcome in Outcome if found.all.outcomes[outcome]]
    numbers = ("all", *(outcome.value for outcome in outcomes))
    shown = table("Terms", "term", *numbers, "repaired by", right=numbers)
    for term in (*found.terms, found.all):
        if term is found.all:
            shown.add_section()
        cells = [str(term.outcomes[outcome] or "") for outcome in outcomes]
        shown.add_row(Text(term.entry or "all"), str(term.total), *cells, Text(_rungs(term)))
    screen = console()
    screen.print(shown)
    if found.all.total:
        share = 100 * found.all.settled / found.all.total
        screen.print(f"settled: {share:.1f} % of {found.all.total:,}")
    listed = table("Occurrences" if each else "Open", "unit", "term", "outcome", "form", "why")
    wanted = (Outcome.OVERRIDDEN, *_OPEN)
    number = 0
    for one in occurrences(opened, document=document):
        if not each and one.use.outcome not in wanted:
            continue
        number += 1
        if each or number <= _SHOWN:
            use = one.use
            place = f"{one.document} {one.number}"
            told = (place, use.hit.surface, use.outcome, use.form, use.rung)
            listed.add_row(*map(Text, told))
    if number:
        screen.print(listed)
        if not each and number > _SHOWN:
            screen.print(f"{number - _SHOWN} more; --json or --each lists all")
