"""``align stats``: how much work documents are, before it starts; what a project cost, after."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from align.cli.options import (
    Encoding,
    Force,
    Json,
    KeepFurniture,
    Quiet,
    SourceLanguage,
    Srx,
    TargetLanguage,
    settings_with,
)
from align.cli.recall_options import MemoryOption, memories_of
from align.errors import UserError

if TYPE_CHECKING:
    from rich.table import Table

    from align.settings import Settings
    from align.store.memory.bands import Band, Counted

_COLUMNS = ("document", "band", "segments", "words", "characters")


def stats(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Documents: txt, md, html, docx, odt, epub or pdf; or one project (.align)."
        ),
    ],
    memory: MemoryOption = None,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    srx: Srx = None,
    encoding: Encoding = None,
    keep_furniture: KeepFurniture = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write the figures to a CSV file; - prints them.")
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Count words and segments by how much of them the memories know already.

    Of a project, tell what post-editing has cost: edits against the drafts (HTER), keys and time.
    """
    from align.cli.console import console
    from align.exchange.reading import is_database

    if any(map(is_database, files)):
        from align.cli.stats_project import project_stats

        if len(files) > 1:
            raise UserError("a project is counted alone", hint="name only the project")
        project_stats(files[0], csv_file=csv_file, force=force, quiet=quiet, as_json=as_json)
        return
    settings = settings_with(source=source, target=target, srx=str(srx) if srx else None)
    to_screen = csv_file == Path("-")
    if csv_file and not to_screen:
        from align.exchange import check_output

        check_output(csv_file, force=force)
    counted = _count(files, memory, settings, encoding, keep_furniture, quiet)
    if csv_file:
        if to_screen:
            _write_csv(counted, sys.stdout)
        else:
            _save_csv(counted, csv_file)
    if as_json:
        typer.echo(json.dumps([_row(c, b) for c in counted for b in c.figures], ensure_ascii=False))
    elif not to_screen:
        console().print(_table(counted))


def _count(
    files: list[Path],
    memory: list[str] | None,
    settings: "Settings",
    encoding: str | None,
    keep_furniture: bool,
    quiet: bool,
) -> "list[Counted]":
    """Read each document and look every segment up."""
    from contextlib import nullcontext

    from align.cli.console import progress
    from align.cli.recalling import asked
    from align.documents import open_document, paragraphs
    from align.segmentation import segments, splitter_for
    from align.store.memory.bands import Counting

    splitter = splitter_for(settings.source, Path(settings.srx) if settings.srx else None)
    memories = memories_of(settings, memory)
    opening = asked(memories, settings, quiet=quiet) if memories else nullcontext()
    counted = []
    with opening as recall:
        counting = Counting(recall)
        for path in files:
            document = open_document(path, encoding=encoding)
            cleaned = paragraphs(document, keep_furniture=keep_furniture)
            texts = [one.text for one in segments(cleaned, document.name, splitter)]
            with progress(document.name, len(texts), "segments", quiet=quiet) as advance:
                counted.append(counting.count(str(path), texts, advance))
    if len(counted) > 1:
        counted.append(counting.total)
    return counted


def _table(counted: "list[Counted]") -> "Table":
    """Lay out bands by document, and what all of it comes to."""
    from rich.text import Text

    from align.cli.console import table

    numbers = ("segments", "words", "characters", "% of words")
    shown = table("Work", "document", "band", *numbers, right=numbers)
    for one in counted:
        name = Text(one.name)
        whole = one.whole
        for band, figure in one.figures.items():
            share = f"{100 * figure.words / whole.words:.1f}" if whole.words else "–"
            row = (f"{figure.segments:,}", f"{figure.words:,}", f"{figure.characters:,}", share)
            shown.add_row(name, band.value, *row)
            name = Text("")
        row = (f"{whole.segments:,}", f"{whole.words:,}", f"{whole.characters:,}", "")
        shown.add_row(name, "all", *row)
        shown.add_section()
    return shown


def _row(counted: "Counted", band: "Band") -> dict[str, str | int]:
    figure = counted.figures[band]
    values = (counted.name, band.value, figure.segments, figure.words, figure.characters)
    return dict(zip(_COLUMNS, values, strict=True))


def _write_csv(counted: "list[Counted]", into: TextIO) -> None:
    writer = csv.DictWriter(into, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for one in counted:
        writer.writerows(_row(one, band) for band in one.figures)


def _save_csv(counted: "list[Counted]", path: Path) -> None:
    from align.exchange.atomic import fresh_file

    with fresh_file(path, force=True) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        _write_csv(counted, text)
        text.flush()
        text.detach()
