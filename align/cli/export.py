"""``align export``: a project becomes a TMX, or a file of another format."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json, Quiet
from align.cli.tmx_options import SourceCode, StatusOption, TargetCode, wanted_statuses
from align.errors import SettingsError

if TYPE_CHECKING:
    from align.exchange import Report
    from align.exchange.wanted import Wanted
    from align.store import Project


def export(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            help="File to write: .tmx, .xlf (2.1), .xlf12 (1.2), .po, .tsv, .csv or .docx.",
        ),
    ],
    document: Annotated[
        str | None, typer.Option("--document", help="Only this document of the project.")
    ] = None,
    per_document: Annotated[
        bool, typer.Option("--per-document", help="A file for each document: OUT.NAME.tmx.")
    ] = False,
    split: Annotated[
        float | None,
        typer.Option("--split", min=0.01, help="Parts of at most so many MB: OUT-001.tmx …"),
    ] = None,
    status: StatusOption = None,
    alternatives: Annotated[
        bool, typer.Option("--alternatives", help="Also what stood in a unit before.")
    ] = False,
    source_code: SourceCode = None,
    target_code: TargetCode = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Write the translated units of a project: TMX, XLIFF, PO, a table."""
    from align.cli.console import say
    from align.exchange.wanted import Wanted
    from align.store import Project
    from align.units import Status

    if document is not None and per_document:
        raise SettingsError(
            "--document and --per-document exclude each other", hint="give one of them"
        )
    statuses = wanted_statuses(status)
    wanted = Wanted(
        None if statuses is None else [Status(one) for one in statuses],
        source_code or "",
        target_code or "",
        alternatives,
    )
    limit = None if split is None else int(split * 1_000_000)
    with Project.open(project) as opened:
        written = [
            one
            for name, path in _files(opened, output, document, per_document)
            for one in _write(opened, path, name, wanted, limit, force)
        ]
    if as_json:
        typer.echo(json.dumps(_data(written), ensure_ascii=False))
    else:
        for paths, report in written:
            names = f"{paths[0]} to {paths[-1].name}" if len(paths) > 1 else str(paths[0])
            counts = f"{report.written} units, {report.untranslated} untranslated"
            say(f"{names}: {counts}", quiet=quiet)


def _files(
    opened: "Project", output: Path, document: str | None, per_document: bool
) -> list[tuple[str | None, Path]]:
    """Return the documents to write, None for all of them in one file, with their files."""
    from align.exchange.wanted import file_for

    if not per_document:
        return [(document, output)]
    files: dict[Path, str] = {}
    for record in opened.documents():
        files[file_for(output, record.name, files.keys())] = record.name
    return [(name, path) for path, name in files.items()]


def _write(
    opened: "Project",
    path: Path,
    document: str | None,
    wanted: "Wanted",
    limit: int | None,
    force: bool,
) -> "list[tuple[list[Path], Report]]":
    from align.pipeline import write, write_parts

    if limit is None:
        return [([path], write(opened, path, force=force, document=document, wanted=wanted))]
    report, parts = write_parts(opened, path, limit, force=force, document=document, wanted=wanted)
    return [(parts, report)]


def _data(written: "list[tuple[list[Path], Report]]") -> dict[str, object]:
    paths = [str(path) for parts, _ in written for path in parts]
    return {
        "output": paths[0] if len(paths) == 1 else paths,
        "written": sum(report.written for _, report in written),
        "untranslated": sum(report.untranslated for _, report in written),
    }
