"""``align translate``: documents become a TMX or plain text, or lines become lines."""

import json
import sys
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.console import say
from align.cli.options import (
    BaseUrl,
    Beam,
    Encoding,
    EngineOption,
    Force,
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
    Threads,
    engine_of,
    glossary_of,
    settings_with,
)
from align.cli.recall_options import MemoryOption, Pretranslate, memories_of
from align.cli.scans import read_scans
from align.cli.translate_print import Reading, Telling, print_translations
from align.errors import OutputError, ProjectError, UserError
from align.settings import Settings

if TYPE_CHECKING:
    from align.engines.base import Engine
    from align.glossary import Glossary
    from align.store import Project
    from align.store.memory.matching.penalties import Penalties
    from align.terminology import Enforced
    from align.units import Draft

_MOST_TOLD = 5


def translate(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Documents: txt, md, html, docx, odt, epub or pdf.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="TMX file to write. Without it: to standard output as text."
        ),
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            "--project", "-p", help="Project file that keeps the work. Default: OUTPUT.align."
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Translate standard input, one segment a line.")
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
    threads: Threads = None,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    srx: Srx = None,
    encoding: Encoding = None,
    keep_furniture: KeepFurniture = False,
    retranslate: Annotated[
        bool,
        typer.Option("--retranslate", help="Redo drafts made by another engine or term base."),
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Translate documents under the term base into a project and a TMX.

    Run again it does only what is missing; Ctrl-C loses at most the batch in hand. Without -o the
    translation goes to standard output, and nothing is kept.
    """
    settings = settings_with(
        source=source,
        target=target,
        engine=engine,
        model=model,
        base_url=base_url,
        beam=beam,
        threads=threads,
        srx=str(srx) if srx else None,
    )
    terms = glossary_of(settings, glossary, off=no_glossary)
    if lines:
        if files:
            raise UserError("--lines reads standard input", hint="leave out the file names")
        if memory:
            raise UserError("--lines asks no memory", hint="leave out --memory, or name documents")
        _lines(settings, engine_of(settings, runtime), terms, quiet=quiet, as_json=as_json)
        return
    if not files:
        raise UserError("no document was named", hint="name at least one, or use --lines")
    memories = memories_of(settings, memory)
    if pretranslate is not None:
        asked = replace(settings.memory, pretranslate=pretranslate)
        settings = replace(settings, memory=asked)
    if output is None:
        if project or retranslate:
            raise UserError("no output was named", hint="add -o OUT.tmx")
        reading = Reading(encoding, keep_furniture)
        running = engine_of(settings, runtime)
        told = Telling(quiet, as_json)
        try:
            print_translations(files, settings, running, terms, memories, reading, told)
        except KeyboardInterrupt:
            say("align: interrupted; the documents that were printed are whole")
            raise typer.Exit(130) from None
        return
    manner = _Manner(
        runtime, encoding, keep_furniture, retranslate, force, quiet, as_json, memories
    )
    work = project or output.with_suffix(".align")
    _documents(files, output, work, settings, terms, manner)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the work is to be done, as said on the command line."""

    runtime: str
    encoding: str | None
    keep_furniture: bool
    retranslate: bool
    force: bool
    quiet: bool
    as_json: bool
    memories: "dict[Path, Penalties]"


def _documents(
    files: list[Path],
    output: Path,
    work: Path,
    settings: Settings,
    terms: "Glossary | None",
    manner: _Manner,
) -> None:
    """Take documents the whole way."""
    from align.cli.console import console
    from align.cli.figures import figures
    from align.cli.recalling import recall_into
    from align.exchange import check_output
    from align.pipeline import is_ours, project_at, summary, write

    _check_work(work, output)
    if not work.exists():
        check_output(output, force=manner.force)
    with project_at(work) as opened:
        check_output(output, force=manner.force or is_ours(opened, output))
        _settle_languages(opened, work, settings)
        _ingest(opened, files, settings, manner)
        try:
            if manner.memories:
                memories, redo = manner.memories, manner.retranslate
                recall_into(opened, settings, terms, memories, redo=redo, quiet=manner.quiet)
            _translate(opened, settings, terms, manner)
        except KeyboardInterrupt:
            say(f"align: interrupted; what was translated is in {work}, run again to go on")
            raise typer.Exit(130) from None
        report = write(opened, output, force=manner.force)
        found = summary(opened)
    if manner.as_json:
        data = {"output": str(output), "project": str(work), "written": report.written}
        typer.echo(json.dumps(data | asdict(found), ensure_ascii=False))
        return
    if not manner.quiet:
        console(stderr=True).print(figures(found))
    say(f"{output}: {report.written} units; the work is kept in {work}", quiet=manner.quiet)


def _ingest(opened: "Project", files: list[Path], settings: Settings, manner: _Manner) -> None:
    """Read, clean and split; say what was found and what was taken out."""
    from align.pipeline import ingest
    from align.segmentation import splitter_for

    splitter = splitter_for(settings.source, Path(settings.srx) if settings.srx else None)
    for path in files:
        taken = ingest(
            opened,
            path,
            splitter,
            encoding=manner.encoding,
            keep_furniture=manner.keep_furniture,
            first=partial(read_scans, quiet=manner.quiet),
        )
        for notice in taken.notices:
            say(f"{path}: {notice}", quiet=manner.quiet)
        gone = ", ".join(f"{n} × {reason}" for reason, n in sorted(taken.removed.items()))
        known = " (known)" if taken.known else ""
        removed = f"; removed: {gone}" if gone else ""
        noun = "segment" if taken.segments == 1 else "segments"
        say(f"{taken.name}: {taken.segments} {noun}{known}{removed}", quiet=manner.quiet)


def _check_work(work: Path, output: Path) -> None:
    """Refuse a project that would stand where the output goes."""
    if work.resolve() == output.resolve():
        raise OutputError(
            "the project and the output would be one file",
            where=str(output),
            hint="give the TMX another name, or name the project with --project",
        )


def _settle_languages(opened: "Project", work: Path, settings: Settings) -> None:
    """Hold the project to one pair of languages."""
    for key, value in (("source", settings.source), ("target", settings.target)):
        settled = opened.fact(key)
        if settled is None:
            opened.set_fact(key, value)
        elif settled != value:
            raise ProjectError(
                f"the {key} language of this project is {settled}, not {value}",
                where=str(work),
                hint=f"use another project, or --{key} {settled}",
            )


def _translate(
    opened: "Project",
    settings: Settings,
    terms: "Glossary | None",
    manner: _Manner,
) -> None:
    """Translate what is missing, and tell of drafts that came about otherwise."""
    from align.cli.console import progress
    from align.pipeline import has_failed, origin, pending, stale, translate
    from align.units import Status

    if manner.retranslate or opened.count().get(Status.NEW, 0):
        running = engine_of(settings, manner.runtime)
        made = origin(running, terms)
        redo, recalled = manner.retranslate, bool(manner.memories)
        total = sum(1 for _ in pending(opened, made, redo=redo, recalled=recalled))
        with progress("translating", total, "segments", quiet=manner.quiet) as advance:
            failed = []
            for drafts in translate(
                opened,
                running,
                terms,
                redo=redo,
                recalled=recalled,
                english=settings.english,
            ):
                failed += [draft for draft in drafts if has_failed(draft)]
                advance(len(drafts))
        _tell(opened, failed)
    else:
        say("nothing left to translate", quiet=manner.quiet)
    if not manner.retranslate and (old := stale(opened, settings.engine, terms)):
        say(
            f"{old} drafts were made by another engine or term base; --retranslate redoes them",
            quiet=manner.quiet,
        )


def _tell(opened: "Project", failed: "list[Draft]") -> None:
    """Say which segments were left without a translation, and why."""
    for draft in failed[:_MOST_TOLD]:
        unit = opened.unit(draft.identity)
        place = f"{unit.segment.document}, segment {unit.segment.number}: " if unit else ""
        say(f"align: {place}{draft.note}")
    if len(failed) > _MOST_TOLD:
        say(f"align: {len(failed) - _MOST_TOLD} more segments were left without a translation")


def _lines(
    settings: Settings, engine: "Engine", terms: "Glossary | None", *, quiet: bool, as_json: bool
) -> None:
    """Translate standard input to standard output, line by line and in order."""
    from align.pipeline import translate_lines
    from align.text import plain
    from align.units import Outcome

    lost = 0
    try:
        source = (plain(line.rstrip("\r\n")) for line in sys.stdin)
        for result in translate_lines(source, engine, terms, settings.english):
            lost += sum(u.outcome in (Outcome.MISSING, Outcome.FORBIDDEN) for u in result.uses)
            sys.stdout.write((_as_json(result) if as_json else result.text) + "\n")
            sys.stdout.flush()
    except UnicodeDecodeError as error:
        raise UserError(
            f"standard input is not UTF-8: {error.reason} at byte {error.start}",
            hint="convert it first, for example with iconv",
        ) from error
    if lost:
        say(f"align: {lost} occurrences of terms are not as the term base wants", quiet=quiet)


def _as_json(result: "Enforced") -> str:
    """Give one translated line with the proof of its terms."""
    return json.dumps(asdict(result), ensure_ascii=False)
