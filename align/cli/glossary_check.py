"""``align glossary check``: look through a finished translation."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import (
    Force,
    GlossaryOption,
    Json,
    Quiet,
    SourceLanguage,
    TargetLanguage,
    glossary_of,
    settings_with,
)
from align.units import Outcome

if TYPE_CHECKING:
    from align.terminology.audit import Audit, Finding

_SHOWN = 50


def check(
    file: Annotated[Path, typer.Argument(help="TMX, project (.align), or TSV of two columns.")],
    glossary: GlossaryOption = None,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    as_json: Json = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write the findings to this CSV file.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything is found.")
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Audit a translation: terms that are missing, forbidden, or rendered unevenly.

    The exit code is 0 whatever is found, with --strict 1 if anything is.
    """
    from align.cli.console import say
    from align.terminology.audit import audit
    from align.terminology.bilingual import bilingual

    settings = settings_with(source=source, target=target)
    terms = glossary_of(settings, glossary)
    assert terms is not None
    problems: list[str] = []
    pairs = bilingual(file, source=settings.source, target=settings.target, problem=problems.append)
    found = audit(pairs, terms)
    if problems:
        more = f" ({len(problems) - 1} more like this)" if len(problems) > 1 else ""
        say(f"{problems[0]}{more}", quiet=quiet)
    if csv_file is not None:
        _write_csv(csv_file, found.findings, force=force)
        say(f"{csv_file}: {len(found.findings)} findings", quiet=quiet)
    if as_json:
        typer.echo(json.dumps(_data(found), ensure_ascii=False))
    elif csv_file is None:
        _show(file, found)
    if strict and found.findings:
        raise typer.Exit(1)


def _data(found: "Audit") -> dict[str, object]:
    return {
        "pairs": found.pairs,
        "occurrences": found.occurrences,
        "outcomes": {outcome.value: found.outcomes[outcome] for outcome in Outcome},
        "renderings": {entry: dict(forms) for entry, forms in found.uneven.items()},
        "findings": [asdict(finding) for finding in found.findings],
    }


def _write_csv(path: Path, findings: "list[Finding]", *, force: bool) -> None:
    from align.exchange.atomic import fresh_file

    text = io.StringIO(newline="")
    columns = ["fault", "place", "line", "entry", "surface", "form", "wanted"]
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(asdict(finding) for finding in findings)
    with fresh_file(path, force=force) as stream:
        stream.write(text.getvalue().encode())


def _show(file: Path, found: "Audit") -> None:
    from rich.text import Text

    from align.cli.console import console, table

    screen = console()
    if found.findings:
        listed = table(f"{file.name}", "where", "term", "fault", "found", "wanted")
        for one in found.findings[:_SHOWN]:
            cells = (one.place, one.surface, one.fault, one.form, one.wanted)
            listed.add_row(*map(Text, cells))
        screen.print(listed)
        if len(found.findings) > _SHOWN:
            screen.print(f"{len(found.findings) - _SHOWN} more; --json or --csv FILE lists all")
    if found.uneven:
        uneven = table("Rendered in several ways", "term", "forms")
        for entry, forms in found.uneven.items():
            told = ", ".join(f"{form} ({number})" for form, number in forms.most_common())
            uneven.add_row(Text(entry), Text(told))
        screen.print(uneven)
    faults = ", ".join(
        f"{found.outcomes[outcome]} {outcome}" for outcome in (Outcome.MISSING, Outcome.FORBIDDEN)
    )
    screen.print(f"{found.pairs:,} pairs, {found.occurrences:,} occurrences of terms: {faults}")
