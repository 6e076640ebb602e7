"""``align batch plan``: look at the documents, cut the work into shards, write it down."""

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import (
    BaseUrl,
    Beam,
    Encoding,
    EngineOption,
    GlossaryOption,
    Json,
    KeepFurniture,
    ModelOption,
    NoGlossary,
    Quiet,
    Runtime,
    SourceLanguage,
    Srx,
    TargetLanguage,
    engine_of,
    settings_with,
)
from align.cli.recall_options import MemoryOption, Pretranslate, memories_of
from align.errors import UserError
from align.settings import Settings

if TYPE_CHECKING:
    from align.jobs.planning import Input, Plan

_MOST_TOLD = 20


def plan(
    places: Annotated[
        list[Path] | None, typer.Argument(help="Folders, searched to their bottom, and documents.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for the job.")
    ] = None,
    listing: Annotated[
        Path | None,
        typer.Option("--list", "-l", help="File that names documents, one a line; - reads them."),
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option("--include", help="Glob; only such names. Repeatable.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", help="Glob; no such names. Repeatable.")
    ] = None,
    shard_words: Annotated[
        int, typer.Option("--shard-words", min=1, help="Estimated words of a shard.")
    ] = 10_000,
    update: Annotated[
        bool, typer.Option("--update", help="Change a plan; what stays is not done again.")
    ] = False,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    memory: MemoryOption = None,
    pretranslate: Pretranslate = None,
    engine: EngineOption = None,
    model: ModelOption = None,
    base_url: BaseUrl = None,
    runtime: Runtime = "ctranslate2",
    beam: Beam = None,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    srx: Srx = None,
    encoding: Encoding = None,
    keep_furniture: KeepFurniture = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Plan a job: what is translated, how, and in which shards.

    The same plan again changes nothing; another one is refused without --update.
    """
    from align.jobs.planning import find_inputs
    from align.jobs.planning import plan as make
    from align.jobs.planning.recipes import files_of, recipe_for
    from align.store.clock import now

    if output is None:
        raise UserError("no folder for the job was named", hint="add -o JOB")
    settings = settings_with(
        source=source,
        target=target,
        engine=engine,
        model=model,
        base_url=base_url,
        beam=beam,
        threads=1,
        srx=str(srx) if srx else None,
    )
    memories = memories_of(settings, memory)
    if pretranslate is not None:
        asked = replace(settings.memory, pretranslate=pretranslate)
        settings = replace(settings, memory=asked)
    terms = _glossary(settings, glossary, off=no_glossary)
    found = find_inputs(
        [*(places or ()), *_listed(listing)], include=include or (), exclude=exclude or ()
    )
    recipe = recipe_for(
        settings,
        engine_of(settings, runtime),
        runtime=runtime,
        glossary=terms,
        memories=memories,
        encoding=encoding or "",
        keep_furniture=keep_furniture,
    )
    files = files_of(settings, terms, recipe)
    with _progress(len(found), quiet=quiet) as advance:
        made = make(
            output,
            found,
            recipe,
            files=files,
            words=shard_words,
            update=update,
            planned=now(),
            advance=advance,
        )
    _tell(output, found, made, quiet=quiet, as_json=as_json)


def _progress(total: int, *, quiet: bool) -> "AbstractContextManager[Callable[[int], None]]":
    from align.cli.console import progress

    return progress("looking", total, "documents", quiet=quiet)


def _glossary(settings: Settings, given: Path | None, *, off: bool) -> Path | None:
    """Return the file of the term base that is in force."""
    from align.shipped import house_glossary

    if off:
        return None
    if given is not None or settings.glossary:
        return given or Path(settings.glossary)
    here = Path("glossary.yaml")
    return here if here.is_file() else house_glossary()


def _listed(listing: Path | None) -> list[Path]:
    """Read a list of documents; relative names are below the folder of the list."""
    from align.errors import InputError
    from align.jobs.planning.inputs import listed

    if listing is None:
        return []
    if str(listing) == "-":
        return list(listed(sys.stdin, Path()))
    try:
        with listing.open(encoding="utf-8", errors="surrogateescape") as file:
            return list(listed(file, listing.parent))
    except OSError as error:
        raise InputError(
            f"the list cannot be read: {error.strerror}", where=str(listing)
        ) from error


def _tell(folder: Path, found: "list[Input]", made: "Plan", *, quiet: bool, as_json: bool) -> None:
    from align.cli.console import say

    job = made.job
    bad = [one for one in job.documents() if one.problem]
    for one in bad[:_MOST_TOLD]:
        say(f"align: {one.problem}", quiet=quiet)
    if len(bad) > _MOST_TOLD:
        say(f"align: {len(bad) - _MOST_TOLD} more cannot be read", quiet=quiet)
    twins = sum(bool(one.same) for one in job.documents())
    words = sum(place.words for place in job.shards)
    data = {
        "job": str(folder),
        "documents": len(found),
        "unreadable": len(bad),
        "twins": twins,
        "shards": len(job.shards),
        "kept": made.kept,
        "words": words,
        "changes": made.changes,
    }
    if as_json:
        typer.echo(json.dumps(data, ensure_ascii=False))
        return
    for change in made.changes:
        say(f"changed: {change}", quiet=quiet)
    say(
        f"{folder}: {len(found):,} documents, {twins:,} of them twice, {len(bad):,} unreadable; "
        f"about {words:,} words in {len(job.shards):,} shards",
        quiet=quiet,
    )
