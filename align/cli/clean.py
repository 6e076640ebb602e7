"""``align clean``: what the reader and the clean-up make of a document, and why."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from align.cli.options import Encoding, Force, Json, KeepFurniture, Quiet

if TYPE_CHECKING:
    from rich.console import Console

    from align.documents.legacy_report import Report


def clean(
    file: Annotated[Path, typer.Argument(help="Document: txt, md, html, docx or pdf.")],
    report: Annotated[
        bool, typer.Option("--report", help="Say what was found and done, and why.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the clean text there, as UTF-8."),
    ] = None,
    encoding: Encoding = None,
    keep_furniture: KeepFurniture = False,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Read and clean a document: the text as it will be translated, or a report of what was done.

    Vietnamese in TCVN3, VNI, VISCII, VPS, VIQR or Windows-1258 is found by its syllables and its
    fonts and read as Unicode; the file itself is never changed. --encoding NAME overrules that.
    """
    from align.cli.console import console, say
    from align.documents import open_document
    from align.documents.legacy_report import examine

    if output is not None:
        from align.exchange import check_output

        check_output(output, force=force)
    document = open_document(file, encoding=encoding)
    reporting = report or as_json
    first = True
    with _target(output, quiet=reporting) as stream:

        def write(text: str) -> None:
            nonlocal first
            if stream is not None:
                stream.write(text if first else f"\n{text}")
            first = False

        found = examine(
            document,
            keep_furniture=keep_furniture,
            on_paragraph=lambda paragraph: write(f"{paragraph.content.text}\n"),
        )
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    elif reporting:
        _show(found, console())
    else:
        for notice in found.notices:
            say(f"{file.name}: {notice}", quiet=quiet)
    if output is not None:
        say(f"{output}: {found.paragraphs} paragraphs", quiet=quiet or as_json)


def _target(output: Path | None, *, quiet: bool) -> AbstractContextManager[TextIO | None]:
    """Return where the text goes: a file, the screen, or nowhere."""
    if output is not None:
        return _file(output)
    return nullcontext(None if quiet else sys.stdout)


@contextmanager
def _file(path: Path) -> Iterator[TextIO]:
    """Write a file that appears when it is whole."""
    import io

    from align.exchange.atomic import fresh_file

    with fresh_file(path, force=True) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        yield text
        text.flush()
        text.detach()


def _show(found: "Report", screen: "Console") -> None:
    """Lay a report out as tables; what did not occur has none."""
    from rich.text import Text

    from align.cli.console import table

    facts = table(found.document, "what", "value", right=("value",))
    for name, value in (
        ("encoding", found.encoding or "the format's own"),
        ("paragraphs", f"{found.paragraphs:,}"),
        ("characters", f"{found.characters:,}"),
        ("lines joined", f"{len(found.joins):,}"),
        ("pieces removed", f"{len(found.removed):,}"),
        *((name, f"{count:,}") for name, count in found.repairs.items()),
    ):
        facts.add_row(name, value)
    screen.print(facts)
    if found.legacy:
        older = table(
            "Older encodings", "encoding", "parts", "why", "before", "after", right=("parts",)
        )
        for one in found.legacy:
            row = (one.encoding, f"{one.parts:,}", one.reason)
            older.add_row(*row, Text(one.before), Text(one.after))
        screen.print(older)
    if found.removed:
        gone = table("Removed", "from", "to", "reason", "text", right=("from", "to"))
        for piece in found.removed:
            gone.add_row(str(piece.start), str(piece.end), piece.reason, Text(piece.text))
        screen.print(gone)
    if found.joins:
        joins = table(
            "Joined", "paragraph", "line", "end", "beginning", right=("paragraph", "line")
        )
        for join in found.joins:
            place = "" if join.line is None else str(join.line)
            joins.add_row(str(join.paragraph), place, Text(join.before), Text(join.after))
        screen.print(joins)
    for notice in found.notices:
        screen.print(Text(notice))
