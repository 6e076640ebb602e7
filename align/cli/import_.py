"""``align import``: what a reviewer sends back becomes part of the project again."""

import json
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Encoding, GlossaryOption, Json, NoGlossary, Quiet
from align.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from align.cli.memory_problems import Problems
    from align.exchange.reading import Translated
    from align.exchange.returned import Judge, Returned
    from align.glossary import Glossary
    from align.store import Project


class Side(StrEnum):
    """Whose wording stands where both have changed."""

    PROJECT = "project"
    FILE = "file"


@dataclass(slots=True)
class _Result:
    """What came of an import; of what was left, no more than is shown."""

    limit: int
    counts: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    left: "list[Returned]" = field(default_factory=list)

    def add(self, one: "Returned") -> None:
        from align.exchange.returned import Fate

        self.counts[one.fate] += 1
        self.notes += one.noted
        worth = one.fate in (Fate.CONFLICT, Fate.UNMATCHED) or one.reason
        if worth and len(self.left) < self.limit:
            self.left.append(one)


def import_(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    file: Annotated[
        Path, typer.Argument(help="An XLIFF, PO, TSV or CSV that 'align export' wrote.")
    ],
    prefer: Annotated[
        Side, typer.Option("--prefer", help="Whose wording stands where a confirmed one differs.")
    ] = Side.PROJECT,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    encoding: Encoding = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, help="Rows to show of what was left.")
    ] = 20,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Change nothing, say what would be done.")
    ] = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Take back what a reviewer changed in an exported XLIFF, PO, TSV or CSV.

    Units are found by their identifier and source text. A confirmed target that is worded
    otherwise in the file is listed and left, unless '--prefer file' is given.
    """
    from align.cli.memory_problems import Problems
    from align.cli.options import glossary_of, settings_with
    from align.exchange.returned import take_back
    from align.store import Project

    _check(file)
    judge = _judge(glossary_of(settings_with(), glossary, off=no_glossary))
    problems, result = Problems(), _Result(limit)
    try:
        with Project.open(project, read_only=dry_run) as opened:
            for one in take_back(
                opened,
                _units(opened, file, encoding, problems, quiet or as_json),
                who=_person(),
                judge=judge,
                prefer_file=prefer is Side.FILE,
                dry=dry_run,
            ):
                result.add(one)
    except KeyboardInterrupt:
        _show(file, result, problems, dry_run, quiet=quiet, as_json=as_json)
        raise
    _refuse_strange(file, result)
    _show(file, result, problems, dry_run, quiet=quiet, as_json=as_json)


def _check(file: Path) -> None:
    """Find a wrong name before anything is begun."""
    if not file.is_file():
        what = "this is a folder" if file.is_dir() else "there is no such file"
        raise InputError(what, where=str(file), hint="check the name")


def _judge(base: "Glossary | None") -> "Judge | None":
    """Return what gives the verdicts of a term base."""
    if base is None:
        return None
    from align.engines.base import Hypothesis
    from align.terminology.verdict import verdict

    return lambda source, target: verdict(tuple(base.find(source)), Hypothesis(target), base).uses


def _person() -> str:
    from align.cli.bitext_review import person

    return person()


def _units(
    opened: "Project", file: Path, encoding: str | None, problems: "Problems", quiet: bool
) -> "Iterator[Translated]":
    """Read the file in the languages of the project, with progress."""
    from align.cli.console import progress
    from align.exchange.reading import read_whole

    with progress(f"reading {file.name}", file.stat().st_size, "bytes", quiet=quiet) as advance:
        yield from read_whole(
            file,
            source=opened.fact("source") or "vi",
            target=opened.fact("target") or "en",
            problem=problems.of(str(file)),
            encoding=encoding,
            passed=advance,
        )


def _refuse_strange(file: Path, result: _Result) -> None:
    """Say so if nothing in the file is of this project."""
    from align.exchange.returned import Fate

    units = result.counts.total()
    if units == result.counts[Fate.UNMATCHED]:
        reason = f" ({result.left[0].reason})" if result.left else ""
        raise InputError(
            f"none of its {units} units is in this project{reason}",
            where=str(file),
            hint="name a file that 'align export' wrote from it",
        )


def _show(
    file: Path, result: _Result, problems: "Problems", dry: bool, *, quiet: bool, as_json: bool
) -> None:
    from align.cli.console import console, say
    from align.exchange.returned import Fate

    if as_json:
        data = {fate.value: result.counts[fate] for fate in Fate}
        data |= {"notes": result.notes, "problems": problems.count}
        typer.echo(json.dumps({**data, "left": _rows(result)}, ensure_ascii=False))
        return
    counts = [f"{result.counts[fate]} {fate}" for fate in Fate if result.counts[fate]]
    counts += [f"{result.notes} notes changed"] if result.notes else []
    would = "nothing changed, this would be: " if dry else ""
    say(f"{file}: {would}{', '.join(counts) or 'no unit'}", quiet=quiet)
    if result.left and not quiet:
        console().print(_table(result))
    if problems.count and not quiet:
        console(stderr=True).print(problems.table())


def _rows(result: _Result) -> list[dict[str, str | int]]:
    return [
        {
            "line": one.unit.line,
            "id": one.unit.key,
            "fate": one.fate.value,
            "reason": one.reason,
            "source": one.unit.source,
            "project": one.here,
            "file": one.unit.target,
        }
        for one in result.left
    ]


def _table(result: _Result) -> "Table":
    """Lay out what was left, with both wordings."""
    from rich.text import Text

    from align.cli.console import table
    from align.exchange.returned import Fate

    shown = table("Left", "line", "id", "why", "source", "project", "file", right=("line",))
    for one in result.left:
        why = "confirmed otherwise in the project" if one.fate is Fate.CONFLICT else ""
        why = "; ".join(part for part in (why, one.reason) if part)
        cells = (one.unit.key, why, one.unit.source, one.here, one.unit.target)
        shown.add_row(str(one.unit.line), *map(Text, cells))
    return shown
