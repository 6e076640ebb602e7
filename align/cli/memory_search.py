"""``align memory search`` and ``align memory concordance``."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Json, Quiet, SourceLanguage, TargetLanguage

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from align.store.memory.concordance import Hit
    from align.store.memory.matching.match import Match

MemoryArgument = Annotated[Path, typer.Argument(help="Translation memory (.tm).")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show at most.")]

_CHANGES = {"same": "", "deleted": "red strike", "inserted": "green"}


def search(
    memory: MemoryArgument,
    text: Annotated[str, typer.Argument(help="Segment to look up.")],
    minimum: Annotated[
        int, typer.Option("--minimum", min=1, max=100, help="Per cent a match must have.")
    ] = 50,
    limit: Limit = 5,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Show the matches of a segment: per cent, translation, and what differs word by word."""
    from align.cli.console import console, say, table
    from align.cli.options import settings_with
    from align.cli.recall_options import memories_of
    from align.cli.recalling import asked
    from align.store.memory.matching.match import Wanted
    from align.text import plain

    settings = settings_with(source=source, target=target)
    memories = memories_of(settings, [str(memory)])
    with asked(memories, settings, quiet=quiet) as recall:
        found = recall.matches(Wanted(plain(text).strip()), minimum=minimum, limit=limit)
    if as_json:
        typer.echo(json.dumps([asdict(match) for match in found], ensure_ascii=False))
        return
    if not found:
        say(f"{memory}: nothing of {minimum} % or more", quiet=quiet)
        return
    shown = table(memory.name, "%", "source", "target", "why", right=("%",))
    for match in found:
        shown.add_row(f"{match.score}", difference_of(match), _text(match.text), _why(match))
        shown.add_section()
    console().print(shown)


def difference_of(match: "Match") -> "Text":
    """Colour what changed from the source of a match to the segment."""
    from rich.text import Text

    if not match.difference:
        return Text(match.source)
    return Text.assemble(*((one.text, _CHANGES[one.change]) for one in match.difference))


def _why(match: "Match") -> "Text":
    words = ", ".join(match.why)
    less = f" (−{match.penalty} %)" if match.penalty else ""
    return _text(f"{words}{less}\n{match.status}, unit {match.unit}")


def _text(text: str) -> "Text":
    from rich.text import Text

    return Text(text)


def concordance(
    memory: MemoryArgument,
    query: Annotated[str, typer.Argument(help="Words to find, one behind the other.")],
    in_target: Annotated[
        bool, typer.Option("--target", help="Search the translations, not the sources.")
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="Only as written here, with case and diacritics.")
    ] = False,
    limit: Limit = 20,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Show where words occur in a memory; without diacritics they find every way to write them."""
    from align.cli.console import console, progress, say
    from align.store.memory import Memory
    from align.store.memory.concordance import Concordance
    from align.store.memory.texts import Side
    from align.text import plain

    side = Side.TARGET if in_target else Side.SOURCE
    with Memory.open(memory, read_only=True) as opened:
        book = Concordance(opened, side)
        if book.notice:
            say(book.notice, quiet=quiet)
        with progress("indexing", book.behind, "units", quiet=quiet) as advance:
            book.refresh(advance)
        found = book.find(plain(query), exact=exact, limit=limit)
        book.close()
    if as_json:
        typer.echo(json.dumps([_hit(hit) for hit in found], ensure_ascii=False))
        return
    if not found:
        say(f"{memory}: '{query}' was not found", quiet=quiet)
        return
    console().print(_hits(memory.name, found, in_target=in_target))


def _hits(title: str, found: "Sequence[Hit]", *, in_target: bool) -> "Table":
    """Lay out hits with what was found marked."""
    from align.cli.console import table

    shown = table(title, "unit", "source", "target", right=("unit",))
    for hit in found:
        source, target = hit.unit.unit.source, hit.unit.unit.target
        marked = _marked(target if in_target else source, hit.spans)
        row = (_text(source), marked) if in_target else (marked, _text(target))
        shown.add_row(str(hit.unit.identity), *row)
        shown.add_section()
    return shown


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> "Text":
    shown = _text(text)
    for start, end in spans:
        shown.stylize("bold yellow", start, end)
    return shown


def _hit(hit: "Hit") -> dict[str, object]:
    unit = hit.unit.unit
    return {
        "unit": hit.unit.identity,
        "tier": hit.tier,
        "source": unit.source,
        "target": unit.target,
        "spans": hit.spans,
        "document": unit.document,
    }
