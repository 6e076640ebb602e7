"""``align stats P.align``: what the post-editing of a project cost."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from align.effort import Effort, Sum

_FIGURES = (
    "segments words untouched edits length characters keys keyed seconds timed_words hter"
    " words_per_hour"
)
_FEW = 500
"""Segments that are counted before a bar could be read."""
_EACH = (
    "unit document number who at engine band offered words edits length hter characters keys"
    " seconds"
)


def project_stats(
    path: Path, *, csv_file: Path | None, force: bool, quiet: bool, as_json: bool
) -> None:
    """Print what was confirmed and what it cost, by document, origin, band and person.

    A CSV has a row a segment, JSON both the sums and the segments.
    """
    from align.cli.console import progress
    from align.effort import measure, summed
    from align.exchange import check_output
    from align.store import Project
    from align.units import Status

    to_screen = csv_file == Path("-")
    if csv_file and not to_screen:
        check_output(csv_file, force=force)
    with Project.open(path, read_only=True) as project:
        total = project.count()[Status.CONFIRMED]
        with progress("counting", total, "segments", quiet=quiet or total < _FEW) as advance:
            found = measure(project, advance=advance)
    if csv_file:
        text = _csv(found)
        if to_screen:
            sys.stdout.write(text)
        else:
            _save(csv_file, text, force=force)
    if as_json:
        data = {
            "sums": [_sum_row(one) for one in summed(found)],
            "segments": [_row(one) for one in found],
        }
        typer.echo(json.dumps(data, ensure_ascii=False))
    elif not to_screen:
        _show(path, summed(found))


def _row(one: "Effort") -> dict[str, object]:
    return {name: getattr(one, name) for name in _EACH.split()} | {"hter": round(one.hter, 4)}


def _sum_row(one: "Sum") -> dict[str, object]:
    return {"by": one.by, "name": one.name} | {
        name: getattr(one, name) for name in _FIGURES.split()
    }


def _csv(found: "Sequence[Effort]") -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _EACH.split(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(one) for one in found)
    return text.getvalue()


def _save(path: Path, text: str, *, force: bool) -> None:
    from align.exchange.atomic import fresh_file

    with fresh_file(path, force=force) as stream:
        stream.write(text.encode())


def _show(path: Path, sums: "list[Sum]") -> None:
    from rich.text import Text

    from align.cli.console import console, table

    numbers = ("units", "words", "as is", "HTER", "edited", "keys", "min", "words/h")
    shown = table(f"{path.name}: confirmed", "by", "", *numbers, right=numbers)
    before = ""
    for one in sums:
        if before and one.by != before:
            shown.add_section()
        shown.add_row(
            one.by if one.by != before else "",
            Text("" if one.by == "total" else one.name),
            *one.figures,
        )
        before = one.by
    console().print(shown)
