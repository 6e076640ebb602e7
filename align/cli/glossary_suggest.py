"""``align glossary suggest``: candidates for the term base."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import (
    Encoding,
    Force,
    GlossaryOption,
    Json,
    NoGlossary,
    Quiet,
    SourceLanguage,
    TargetLanguage,
    glossary_of,
    settings_with,
)

if TYPE_CHECKING:
    from align.settings import Settings
    from align.terminology.bilingual import Bilingual
    from align.terminology.suggest import Suggestion

_EXCHANGE = (".tmx", ".gz", ".zip", ".tsv", ".tab")
_SHOWN = 30


def suggest(
    file: Annotated[
        Path, typer.Argument(help="Document, project (.align), TMX, or TSV of two columns.")
    ],
    memory: Annotated[
        Path | None,
        typer.Option(
            "--memory",
            help="TMX, project or TSV that target forms are taken from."
            " Default: what is translated in FILE.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="YAML to write, for you to prune.")
    ] = None,
    least: Annotated[
        int, typer.Option("--least", min=2, help="How often a candidate has to occur.")
    ] = 3,
    most: Annotated[int, typer.Option("--most", min=1, help="How many to suggest.")] = 200,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    encoding: Encoding = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Suggest terms that the term base does not have, with target forms from a memory."""
    from align.cli.console import say
    from align.exchange import check_output
    from align.exchange.atomic import fresh_file
    from align.terminology.suggest import as_yaml, suggestions

    if output is not None:
        check_output(output, force=force)
    settings = settings_with(source=source, target=target)
    known = glossary_of(settings, glossary, off=no_glossary)
    texts, pairs = _read(file, memory, settings, encoding)
    languages = settings.source, settings.target
    with _progress(quiet=quiet or not pairs) as advance:
        found = suggestions(texts, pairs, known, languages, least=least, most=most, advance=advance)
    if output is not None:
        with fresh_file(output, force=force) as stream:
            for piece in as_yaml(found, languages):
                stream.write(piece.encode())
        say(
            f"{output}: {len(found)} candidates; prune it, then"
            f" 'align glossary import {output} --merge'",
            quiet=quiet,
        )
    if as_json:
        typer.echo(json.dumps([_data(one) for one in found], ensure_ascii=False))
    else:
        _show(found[: _SHOWN if output else None])


def _read(
    file: Path, memory: Path | None, settings: "Settings", encoding: str | None
) -> "tuple[list[str], list[Bilingual]]":
    """Return the segments to look through, and the pairs of the memory."""
    from align.terminology.bilingual import bilingual, is_project

    def read(path: Path) -> "Iterator[Bilingual]":
        return bilingual(path, source=settings.source, target=settings.target)

    if is_project(file):
        from align.store import Project

        with Project.open(file, read_only=True) as opened:
            texts = [unit.segment.text for unit in opened.units()]
        return texts, list(read(memory or file))
    if file.suffix.lower() in _EXCHANGE:
        own = list(read(file))
        return [pair.source for pair in own], list(read(memory)) if memory else own
    from align.documents import open_document, paragraphs
    from align.segmentation import segments, splitter_for

    document = open_document(file, encoding=encoding)
    splitter = splitter_for(settings.source)
    cut = segments(paragraphs(document), document.name, splitter)
    return [segment.text for segment in cut], list(read(memory)) if memory else []


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[float], None]]:
    """Show shares of the whole as per cent."""
    from align.cli.console import progress

    done = 0.0
    with progress("aligning the memory", 100, "%", quiet=quiet) as advance:

        def told(share: float) -> None:
            nonlocal done
            before, done = round(100 * done), done + share
            advance(round(100 * done) - before)

        yield told


def _data(one: "Suggestion") -> dict[str, object]:
    found = one.renderings
    return {
        "source": one.candidate.source,
        "count": one.candidate.count,
        "c_value": round(one.candidate.value, 2),
        "name": one.candidate.name,
        "target": one.target,
        "consistency": round(found.consistency, 3) if found else None,
        "renderings": dict(found.forms.most_common()) if found else {},
        "example": asdict(found.example)["target"] if found and found.example else "",
    }


def _show(found: "list[Suggestion]") -> None:
    from rich.text import Text

    from align.cli.console import console, table

    numbers = ("count", "C-value", "consistent")
    shown = table("Candidates", "term", "count", "C-value", "target", "consistent", right=numbers)
    for one in found:
        rate = f"{100 * one.renderings.consistency:.0f} %" if one.target and one.renderings else ""
        shown.add_row(
            Text(one.candidate.source),
            str(one.candidate.count),
            f"{one.candidate.value:.1f}",
            Text(one.target),
            rate,
        )
    console().print(shown)
