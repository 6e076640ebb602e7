"""``align check``: what a person should look at in a translation."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.checks import Severity
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
from align.errors import SettingsError

if TYPE_CHECKING:
    from align.cli.check_pairs import Looked
    from align.glossary import Glossary
    from align.settings import Settings


def check(
    file: Annotated[
        Path | None,
        typer.Argument(help="Project (.align), TMX, or another file of translations."),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", "-p", help="default, strict, errors or terms. See --list."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Run this check alone; may be repeated.")
    ] = None,
    skip: Annotated[
        list[str] | None, typer.Option("--skip", help="Leave this check out; may be repeated.")
    ] = None,
    glossary: GlossaryOption = None,
    no_glossary: Annotated[
        bool, typer.Option("--no-glossary", help="Check no terminology.")
    ] = False,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    document: Annotated[
        str | None, typer.Option("--document", help="Only this document of the project.")
    ] = None,
    as_json: Json = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write the findings to this CSV file.")
    ] = None,
    sarif: Annotated[
        Path | None,
        typer.Option("--sarif", help="Write the findings to this SARIF file, for CI and editors."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if an error or a warning is found.")
    ] = False,
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", help="Exit with 1 if something as grave as this is found."),
    ] = None,
    suppress: Annotated[
        tuple[int, str] | None,
        typer.Option("--suppress", metavar="UNIT CHECK", help="Let a unit pass a check."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why, for --suppress.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take a suppression back.")] = False,
    listing: Annotated[
        bool, typer.Option("--list", help="List the checks of the profile and stop.")
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Look for what is wrong in a translation: numbers, names, terms, marks, omissions.

    The exit code is 0 whatever is found, unless --strict or --fail-on asks for 1.
    """
    settings = settings_with(source=source, target=target)
    names = _names(settings, profile, only or (), skip or ())
    if listing:
        _list(names)
        return
    if file is None:
        raise SettingsError("there is nothing to check", hint="name a file, or add --list")
    if suppress is not None:
        from align.cli.check_suppress import settle

        settle(file, suppress, document, reason=reason, undo=undo, quiet=quiet)
        return
    if reason or undo:
        raise SettingsError("--reason and --undo need --suppress", hint="add --suppress UNIT CHECK")
    terms = glossary_of(settings, glossary, off=no_glossary)
    looked = _looked(file, names, settings, terms, document, quiet=quiet)
    _tell(file, looked, names, _Wanted(csv_file, sarif, as_json, force, quiet))
    least = fail_on or (Severity.WARNING if strict else None)
    if least is not None and looked.reaches(least):
        raise typer.Exit(1)


def _names(
    settings: "Settings", profile: str | None, only: Iterable[str], skip: Iterable[str]
) -> tuple[str, ...]:
    """Return the checks that are asked for: the command line, then the settings."""
    from align.checks import chosen

    said = settings.checks
    return chosen(profile or said.profile, only=only, skip=(*skip, *(() if only else said.skip)))


def _looked(
    file: Path,
    names: tuple[str, ...],
    settings: "Settings",
    terms: "Glossary | None",
    document: str | None,
    *,
    quiet: bool,
) -> "Looked":
    from align.checks import Setting
    from align.cli.check_pairs import look
    from align.cli.console import say

    setting = Setting(settings.source, settings.target, terms, english=settings.english)
    looked = look(file, names, setting, document, quiet=quiet)
    if looked.problems:
        more = len(looked.problems) - 1
        say(f"{looked.problems[0]}{f' ({more} more like this)' if more else ''}", quiet=quiet)
    return looked


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where the findings go."""

    csv_file: Path | None
    sarif: Path | None
    as_json: bool
    force: bool
    quiet: bool


def _tell(file: Path, looked: "Looked", names: tuple[str, ...], wanted: _Wanted) -> None:
    from align.cli.check_output import as_data, show, write_csv
    from align.cli.check_sarif import write_sarif
    from align.cli.console import say

    if wanted.sarif is not None:
        write_sarif(wanted.sarif, file, looked, names, force=wanted.force)
    if wanted.csv_file is not None:
        write_csv(wanted.csv_file, looked, force=wanted.force)
    written = [path for path in (wanted.sarif, wanted.csv_file) if path is not None]
    for path in written:
        say(f"{path}: {len(looked.findings)} findings", quiet=wanted.quiet)
    if wanted.as_json:
        typer.echo(as_data(looked))
    elif not written:
        show(file, looked)


def _list(names: tuple[str, ...]) -> None:
    """Print every check, and whether it is asked for."""
    from rich.text import Text

    from align.checks import check_names, described
    from align.cli.console import console, table

    shown = table("Checks", "check", "severity", "looks for", "runs")
    for name in check_names():
        check = described(name)
        shown.add_row(name, check.severity, Text(check.title), "yes" if name in names else "")
    console().print(shown)
