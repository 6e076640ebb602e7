"""``align bitext``: a document and its translation become a memory; and the review of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from align.cli import bitext_review as review
from align.cli.options import (
    Encoding,
    EngineOption,
    Force,
    GlossaryOption,
    Json,
    KeepFurniture,
    ModelOption,
    NoGlossary,
    Quiet,
    SourceLanguage,
    Srx,
    TargetLanguage,
    engine_of,
    glossary_of,
    settings_with,
)
from align.errors import EngineError, OutputError, ProjectError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typer._click.core import Context

    from align.bitext.beads import Bead
    from align.bitext.flow import Helpers
    from align.bitext.texts import Text
    from align.embedding.base import Embedder
    from align.settings import Settings
    from align.store import Project

_NONE = "none"


class _Group(TyperGroup):
    """Takes two documents where no command is named."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Put the command in front of what are documents and options."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["align", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Align a document with its translation: align bitext SOURCE TARGET -o OUT.tmx.",
)
review.register(app)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the work is to be done, as said on the command line."""

    engine: str | None
    embedder: str | None
    memories: tuple[Path, ...]
    quiet: bool


@app.command("align")
def align(
    source: Annotated[
        Path, typer.Argument(help="Document: txt, md, html, docx, odt, epub or pdf.")
    ],
    target: Annotated[Path, typer.Argument(help="Its translation, in any of these formats.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="TMX file to write. Without it the pairs are printed."),
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            "--project", "-p", help="Project file that keeps the work. Default: OUTPUT.align."
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Both files have one sentence a line already.")
    ] = False,
    beads: Annotated[
        Path | None, typer.Option("--beads", help="Also write the beads, one [i, j]:[k] a line.")
    ] = None,
    unaligned: Annotated[
        Path | None,
        typer.Option(
            "--unaligned",
            help="Where to list what has no counterpart. Default: OUTPUT.unaligned.tsv.",
        ),
    ] = None,
    minimum: Annotated[
        float,
        typer.Option(
            "--min-confidence", min=0.0, max=1.0, help="Leave less certain beads out of the TMX."
        ),
    ] = 0.0,
    engine: EngineOption = None,
    model: ModelOption = None,
    embedder: Annotated[
        str | None,
        typer.Option("--embedder", help="static, a sentence-transformers name or folder, or none."),
    ] = None,
    memory: Annotated[
        list[Path] | None, typer.Option("--memory", help="TMX to learn words from; repeatable.")
    ] = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    source_language: SourceLanguage = None,
    target_language: TargetLanguage = None,
    srx: Srx = None,
    encoding: Encoding = None,
    target_encoding: Annotated[
        str | None, typer.Option("--target-encoding", help="Encoding of TARGET, if it differs.")
    ] = None,
    keep_furniture: KeepFurniture = False,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Align a document with its translation (the command when none is named).

    Run again it keeps the beads that a person has settled. Without --output the pairs are printed,
    source, tab, target, or as JSON lines, and nothing is kept.
    """
    from align.bitext.texts import Manner, read_text
    from align.cli.bitext_print import Leaning, Printing, print_pairs

    settings = settings_with(
        source=source_language, target=target_language, model=model, engine=_named(engine), beam=1
    )
    terms = glossary_of(settings, glossary, off=no_glossary)
    languages = (settings.source, settings.target)
    if terms is not None and (terms.source, terms.target) != languages and glossary is None:
        terms = None
    manner = _Manner(engine, embedder, tuple(memory or ()), quiet)
    encodings = (encoding, target_encoding or encoding)
    readings = tuple(Manner(lines, one, srx, keep_furniture) for one in encodings)
    if output is None:
        if project or beads or unaligned:
            raise SettingsError(
                "--project, --beads and --unaligned belong to a TMX, and none is to be written",
                hint="name it with --output",
            )
        known = _pairs(manner.memories, settings) if manner.memories else ()
        print_pairs(
            (source, target),
            settings,
            readings,
            Leaning(engine_of(settings) if _named(engine) else None, embedder, terms, known),
            Printing(minimum, quiet, as_json),
        )
        return
    work = project or output.with_suffix(".align")
    aside = unaligned or output.with_suffix(".unaligned.tsv")
    files = _Files(output, work, beads, aside)
    files.check(force=force)
    texts = (
        read_text(source, languages[0], readings[0]),
        read_text(target, languages[1], readings[1]),
    )
    _tell(texts, languages, quiet=quiet)
    helpers = _helpers(settings, texts, manner, terms)
    _run(files, texts, languages, helpers, _Wishes(minimum, force, quiet, as_json))


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What is to be written and said."""

    minimum: float
    force: bool
    quiet: bool
    as_json: bool


@dataclass(frozen=True, slots=True)
class _Files:
    """What is written."""

    output: Path
    project: Path
    beads: Path | None
    unaligned: Path

    def check(self, *, force: bool) -> None:
        """Make sure, before the work, that everything can be written."""
        from align.exchange import check_output

        paths = [self.output, self.project, self.unaligned]
        paths += [self.beads] if self.beads else []
        places = [path.resolve() for path in paths]
        if len(set(places)) < len(places):
            raise OutputError(
                "two of the files to write are one",
                where=str(self.output),
                hint="give the TMX, the project and the lists names of their own",
            )
        if not self.project.exists():
            check_output(self.output, force=force)
        if self.beads:
            check_output(self.beads, force=force)


def _run(
    files: _Files,
    texts: "tuple[Text, Text]",
    languages: tuple[str, str],
    helpers: "Helpers",
    wishes: _Wishes,
) -> None:
    """Align, keep and write."""
    from align.bitext import flow
    from align.bitext.aligner import ROUNDS
    from align.cli.console import progress
    from align.exchange import check_output
    from align.pipeline import is_ours, project_at

    with project_at(files.project) as opened:
        force = wishes.force or is_ours(opened, files.output)
        check_output(files.output, force=force)
        _settle(opened, languages)
        name = flow.document_name(opened, texts[0])
        pins = flow.pinned(opened, name, *texts)
        total = ROUNDS * len(texts[0].sentences)
        with progress("aligning", total, "sentences", quiet=wishes.quiet) as advance:
            found = flow.aligned(*texts, languages, helpers, pins=pins, told=advance)
        who = review.person()
        name = flow.keep(opened, *texts, found, helpers, who)
        report = flow.write(opened, name, files.output, minimum=wishes.minimum, force=force)
        # The list belongs to the TMX and is replaced with it.
        left = flow.write_unaligned(files.unaligned, found, *texts, force=True)
        if files.beads:
            flow.write_beads(files.beads, found, *texts, force=wishes.force)
    _say(files, found, report.written, left, wishes)


def _say(files: _Files, found: "Sequence[Bead]", written: int, left: int, wishes: _Wishes) -> None:
    from align.cli.console import say

    full = [bead for bead in found if bead.full]
    doubtful = sum(bead.confidence < review.DOUBTFUL and not bead.pinned for bead in full)
    if wishes.as_json:
        facts = {
            "output": str(files.output),
            "project": str(files.project),
            "unaligned": str(files.unaligned),
            "beads": len(full),
            "written": written,
            "doubtful": doubtful,
            "sentences_without_counterpart": left,
        }
        typer.echo(json.dumps(facts, ensure_ascii=False))
        return
    quiet = wishes.quiet
    sentences = sum(len(bead.source) + len(bead.target) for bead in found)
    say(f"{len(full)} beads, {doubtful} of them doubtful", quiet=quiet)
    say(f"{left} sentences without a counterpart are listed in {files.unaligned}", quiet=quiet)
    if left > sentences / 2:
        say("most sentences found no counterpart: are these translations of each other?")
    say(f"{files.output}: {written} units; the work is kept in {files.project}", quiet=quiet)
    if doubtful:
        say(f"to review: align bitext review {files.project}", quiet=quiet)


def _tell(texts: "tuple[Text, Text]", languages: tuple[str, str], *, quiet: bool) -> None:
    """Say what was read, and what is odd about it."""
    from align.bitext.flow import notices
    from align.cli.console import say

    for text in texts:
        for notice in text.notices:
            say(f"{text.path}: {notice}", quiet=quiet)
        gone = f"; {len(text.removed)} pieces of furniture removed" if text.removed else ""
        say(f"{text.path}: {len(text.sentences)} sentences{gone}", quiet=quiet)
    for notice in notices(*texts, languages):
        say(notice, quiet=quiet)


def _settle(opened: "Project", languages: tuple[str, str]) -> None:
    """Hold the project to one pair of languages."""
    for key, value in zip(("source", "target"), languages, strict=True):
        settled = opened.fact(key)
        if settled is None:
            opened.set_fact(key, value)
        elif settled != value:
            raise ProjectError(
                f"the {key} language of this project is {settled}, not {value}",
                where=str(opened.path),
                hint=f"use another project, or --{key} {settled}",
            )


def _named(engine: str | None) -> str | None:
    return None if engine == _NONE else engine


def _helpers(
    settings: "Settings", texts: "tuple[Text, Text]", manner: _Manner, terms: "object"
) -> "Helpers":
    """Start what can be leant on; what was not asked for by name may be missing."""
    from align.bitext.flow import Helpers
    from align.glossary import Glossary

    memories = manner.memories
    return Helpers(
        translate=_translator(settings, texts[0], manner),
        embedder=_embedder(settings, manner),
        glossary=terms if isinstance(terms, Glossary) else None,
        memory=(lambda: _pairs(memories, settings)) if memories else None,
    )


def _translator(
    settings: "Settings", source: "Text", manner: _Manner
) -> "Callable[[Sequence[str]], list[str]] | None":
    """Return the bridge into the target language, if there is one and it is worth its time."""
    from align.bitext.bridging import WORDS, worthwhile
    from align.cli.console import progress, say

    if manner.engine == _NONE:
        return None
    if manner.engine is None and not worthwhile([one.text for one in source.sentences]):
        say(
            f"more than {WORDS:,} words: aligned without translating them, --engine "
            f"{settings.engine} does",
            quiet=manner.quiet,
        )
        return None
    try:
        running = engine_of(settings)
    except EngineError:
        if manner.engine is not None:
            raise
        return None

    def translate(texts: Sequence[str]) -> list[str]:
        from align.engines.base import Request

        done: list[str] = []
        with progress("translating", len(texts), "sentences", quiet=manner.quiet) as advance:
            for start in range(0, len(texts), 64):
                batch = [Request(text) for text in texts[start : start + 64]]
                done += [one.text for one in running.translate(batch)]
                advance(len(batch))
        return done

    return translate


def _embedder(settings: "Settings", manner: _Manner) -> "Embedder | None":
    """Return the embedder that was named, or the one in the box if it knows both languages."""
    if manner.embedder == _NONE:
        return None
    from align.cli.console import say
    from align.embedding import get

    if manner.embedder is not None:
        return get(manner.embedder, notify=say)
    if {settings.source.split("-")[0], settings.target.split("-")[0]} != {"vi", "en"}:
        return None
    try:
        return get()
    except EngineError:
        return None


def _pairs(memories: Sequence[Path], settings: "Settings") -> "Iterator[tuple[str, str]]":
    from align.exchange.reading import read_tmx

    for path in memories:
        for unit in read_tmx(path, source=settings.source, target=settings.target):
            yield unit.source, unit.target
