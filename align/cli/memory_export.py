"""``align memory export``: a memory becomes a TMX."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json, Quiet
from align.cli.tmx_options import SourceCode, StatusOption, TargetCode, wanted_statuses

if TYPE_CHECKING:
    from align.store.memory import Memory, Translated


def export(
    memory: Annotated[Path, typer.Argument(help="Memory file (.tm).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="TMX file to write.")],
    status: StatusOption = None,
    document: Annotated[
        str | None, typer.Option("--document", help="Only units of this document.")
    ] = None,
    source_code: SourceCode = None,
    target_code: TargetCode = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Write a memory as TMX 1.4 with its inline codes, properties and notes."""
    from align import __version__
    from align.cli.console import progress, say
    from align.exchange import Facts
    from align.exchange.atomic import fresh_file
    from align.exchange.tmx_memory import write_memory, written_tag
    from align.store.memory import Memory

    statuses = wanted_statuses(status)
    with Memory.open(memory, read_only=True) as opened:
        found = opened.stats()
        languages = next(iter(found.languages), ("vi", "en"))
        facts = Facts(
            source_code or written_tag(languages[0]),
            target_code or written_tag(languages[1]),
            __version__,
            _last_change(found.batches[0].at if found.batches else ""),
        )
        with (
            fresh_file(output, force=force) as stream,
            progress("writing", found.units, "units", quiet=quiet) as advance,
        ):
            units = _counted(opened, statuses, document, advance)
            report = write_memory(
                stream,
                units,
                facts,
                source_code=source_code or "",
                target_code=target_code or "",
            )
    if as_json:
        data = {"output": str(output), "written": report.written, "empty": report.untranslated}
        typer.echo(json.dumps(data))
    else:
        say(f"{output}: {report.written} units", quiet=quiet)


def _last_change(at: str) -> datetime:
    """Return the time of the last change, so that the same memory gives the same bytes."""
    return datetime.fromisoformat(at) if at else datetime(1970, 1, 1, tzinfo=UTC)


def _counted(
    opened: "Memory",
    statuses: tuple[str, ...] | None,
    document: str | None,
    advance: Callable[[int], None],
) -> "Iterator[Translated]":
    from align.units import Status

    wanted = None if statuses is None else [Status(one) for one in statuses]
    number = 0
    for number, one in enumerate(opened.units(status=wanted, document=document), 1):
        yield one.unit
        if number % 1000 == 0:
            advance(1000)
    advance(number % 1000)
