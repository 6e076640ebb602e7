"""``align memory dedupe``, ``edit`` and ``delete``."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Json, Quiet
from align.cli.tmx_options import wanted_statuses
from align.errors import UserError

if TYPE_CHECKING:
    from align.store.memory import Translated

MemoryArgument = Annotated[Path, typer.Argument(help="Memory file (.tm).")]


def dedupe(memory: MemoryArgument, quiet: Quiet = False, as_json: Json = False) -> None:
    """Make one of units with the same source, target, languages and codes; the newest stays."""
    from align.cli.console import say
    from align.store.memory import Memory

    with Memory.open(memory) as opened:
        done = opened.dedupe()
    if as_json:
        typer.echo(json.dumps({"merged": done.groups, "removed": done.removed}))
    else:
        say(f"{memory}: {done.removed} units went into {done.groups} others", quiet=quiet)


def edit(
    memory: MemoryArgument,
    unit: Annotated[int, typer.Argument(min=1, help="Number of the unit; see 'search'.")],
    source: Annotated[str | None, typer.Option("--source", help="New source text.")] = None,
    target: Annotated[str | None, typer.Option("--target", help="New target text.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="New status: draft or confirmed.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note to add.")] = None,
    who: Annotated[str | None, typer.Option("--who", help="Author of the change.")] = None,
    quiet: Quiet = False,
) -> None:
    """Change a unit, or show it; inline codes are written {1}, {2} … as they are shown.

    What the unit said before stays in the file.
    """
    from align.cli.console import console, say
    from align.exchange.reading.codes import numbered
    from align.store.clock import now
    from align.store.memory import Memory
    from align.units import Status

    if status is not None:
        wanted_statuses([status])
    asked = any(value is not None for value in (source, target, status, note, who))
    with Memory.open(memory, read_only=not asked) as opened:
        before = opened.get(unit)
        if before is None:
            raise UserError(
                f"there is no unit {unit}", where=str(memory), hint="search for its number"
            )
        after = before.unit
        if source is not None:
            after = _with_source(after, source)
        if target is not None:
            after = _with_target(after, target)
        after = replace(
            after,
            status=Status(status) if status else after.status,
            notes=(*after.notes, note) if note else after.notes,
            author=who or after.author,
        )
        if after != before.unit:
            after = opened.edit(unit, replace(after, changed=now())).unit
            say(f"{memory}: unit {unit} changed", quiet=quiet)
    if not asked:
        console().print(numbered(after.source, after.source_codes))
        console().print(numbered(after.target, after.target_codes))


def _with_source(unit: "Translated", text: str) -> "Translated":
    from align.exchange.reading.codes import unnumbered

    source, codes = unnumbered(_text(text), unit.source_codes)
    return replace(unit, source=source, source_codes=codes)


def _with_target(unit: "Translated", text: str) -> "Translated":
    from align.exchange.reading.codes import unnumbered

    target, codes = unnumbered(_text(text), unit.target_codes or unit.source_codes)
    return replace(unit, target=target, target_codes=codes)


def _text(text: str) -> str:
    from align.exchange.reading.units import tidy

    if not (tidied := tidy(text)):
        raise UserError("a text cannot be empty", hint="delete the unit instead")
    return tidied


def delete(
    memory: MemoryArgument,
    units: Annotated[list[int], typer.Argument(help="Numbers of the units; see 'search'.")],
    quiet: Quiet = False,
) -> None:
    """Take units out of a memory; what they said stays in the file."""
    from align.cli.console import say
    from align.store.memory import Memory

    with Memory.open(memory) as opened:
        count = opened.delete(units)
    say(f"{memory}: {count} units deleted", quiet=quiet)
