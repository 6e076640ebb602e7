"""``align memory stats``: a memory in figures."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Json

if TYPE_CHECKING:
    from align.store.memory import Stats


def stats(
    memory: Annotated[Path, typer.Argument(help="Memory file (.tm).")],
    as_json: Json = False,
) -> None:
    """Count units, sources, languages and documents, and list the last changes."""
    from align.cli.console import console, table
    from align.store.memory import Memory

    with Memory.open(memory, read_only=True) as opened:
        found = opened.stats()
    if as_json:
        typer.echo(json.dumps(_data(found), ensure_ascii=False))
        return
    shown = table(memory.name, "", "count", right=("count",))
    for name, count in _rows(found):
        shown.add_row(name, f"{count:,}")
    console().print(shown)
    changes = table("Last changes", "#", "when", "what", "units", "from", right=("#", "units"))
    for one in found.batches:
        row = (str(one.generation), one.at, one.what, f"{one.units:,}", one.name)
        changes.add_row(*row)
    console().print(changes)


def _rows(found: "Stats") -> list[tuple[str, int]]:
    return [
        ("units", found.units),
        ("different sources", found.sources),
        *((f"{one} → {other}", count) for (one, other), count in found.languages.items()),
        *((str(status), count) for status, count in found.statuses.items() if count),
        ("documents", found.documents),
        ("units with inline codes", found.with_codes),
        ("source characters", found.source_characters),
        ("target characters", found.target_characters),
    ]


def _data(found: "Stats") -> dict[str, object]:
    return {
        "units": found.units,
        "sources": found.sources,
        "languages": {f"{one}→{other}": count for (one, other), count in found.languages.items()},
        "statuses": {str(status): count for status, count in found.statuses.items()},
        "documents": found.documents,
        "with_codes": found.with_codes,
        "source_characters": found.source_characters,
        "target_characters": found.target_characters,
        "changes": [
            {
                "generation": b.generation,
                "at": b.at,
                "what": b.what,
                "from": b.name,
                "units": b.units,
            }
            for b in found.batches
        ],
    }
