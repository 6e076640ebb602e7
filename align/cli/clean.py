"""``align clean``: what the reader and the clean-up make of a document, and why."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from align.cli.options import (
    Encoding,
    Force,
    GlossaryOption,
    Json,
    KeepFurniture,
    Quiet,
    settings_with,
)
from align.cli.scans import read_scans
from align.errors import SettingsError

if TYPE_CHECKING:
    from rich.console import Console

    from align.documents import Document
    from align.documents.legacy_report import Report
    from align.languages.vi_orthography import Style
    from align.units import Paragraph


def clean(
    file: Annotated[
        Path,
        typer.Argument(
            help="Document: txt, md, html, docx, odt, epub, pdf or a picture (png, jpg, tif)."
        ),
    ],
    report: Annotated[
        bool, typer.Option("--report", help="Say what was found and done, and why.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the clean text there, as UTF-8."),
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="List what was perhaps misread, and what is meant.")
    ] = False,
    accept: Annotated[
        str | None,
        typer.Option("--accept", help="Suggestions to accept: 1,3-5 or certain or all."),
    ] = None,
    reject: Annotated[
        str | None, typer.Option("--reject", help="Suggestions to reject: 1,3-5 or all.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the last step of accepting or rejecting back.")
    ] = False,
    glossary: GlossaryOption = None,
    tones: Annotated[
        str | None,
        typer.Option("--tones", help="Write tone marks the old (hòa) or the new (hoà) way."),
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

    Pages of a PDF without a text layer are read by Tesseract, if that is installed; ALIGN_SCANS in
    the environment leaves them out (skip) or names the languages to read them in (vie).

    What is accepted of the suggestions is kept in FILE.repairs.json and made whenever FILE is
    cleaned or translated.
    """
    from align.documents import open_document

    if output is not None:
        from align.exchange import check_output

        check_output(output, force=force)
    document = open_document(file, encoding=encoding)
    read_scans(document, quiet=quiet)
    suggesting = suggest or undo or accept is not None or reject is not None
    if suggesting:
        from align.cli.clean_suggest import Wanted, suggestions

        wanted = Wanted(accept, reject, undo, glossary, as_json, quiet)
        suggestions(document, wanted, keep_furniture=keep_furniture)
        if output is None and not report:
            return
    _clean(
        document,
        output,
        style=_style(tones),
        reporting=report or (as_json and not suggesting),
        keep_furniture=keep_furniture,
        quiet=quiet,
        as_json=as_json and not suggesting,
    )


def _clean(
    document: "Document",
    output: Path | None,
    *,
    style: "Style | None",
    reporting: bool,
    keep_furniture: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Write the clean text, accepted repairs and all, or report."""
    from align.cli.console import console, say
    from align.documents.legacy_report import examine
    from align.languages.vi_orthography import normalise
    from align.repair import load_decisions, repaired

    decisions = load_decisions(document.path)
    first = True

    def written(paragraph: "Paragraph") -> str:
        text = next(repaired([paragraph], decisions)).content.text
        return normalise(text, style).text if style else text

    with _target(output, quiet=reporting) as stream:

        def write(text: str) -> None:
            nonlocal first
            if stream is not None:
                stream.write(text if first else f"\n{text}")
            first = False

        found = examine(
            document,
            keep_furniture=keep_furniture,
            on_paragraph=lambda paragraph: write(f"{written(paragraph)}\n"),
        )
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    elif reporting:
        _show(found, console())
    else:
        for notice in found.notices:
            say(f"{document.name}: {notice}", quiet=quiet)
    if made := len(decisions.accepted):
        say(f"{document.name}: {made} accepted repairs; --undo takes them back", quiet=quiet)
    if output is not None:
        say(f"{output}: {found.paragraphs} paragraphs", quiet=quiet or as_json)


def _style(said: str | None) -> "Style | None":
    """Return the style of tone marks that was said, or that the settings say."""
    from align.languages.vi_orthography import Style

    said = settings_with().orthography.tones if said is None else said.lower()
    if said and said not in set(Style):
        raise SettingsError(f"--tones cannot be '{said}'", hint=f"say {' or '.join(Style)}")
    return Style(said) if said else None


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
    if found.scans:
        scans = table(
            "Scanned pages", "page", "words", "confidence", right=("page", "words", "confidence")
        )
        for scan in found.scans:
            scans.add_row(str(scan.page), f"{scan.words:,}", f"{scan.confidence:.0f} %")
        screen.print(scans)
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
