"""``align engines adapt``: an engine learns from a translator's own confirmed units."""

import json
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import (
    Force,
    GlossaryOption,
    Json,
    NoGlossary,
    Quiet,
    SourceLanguage,
    TargetLanguage,
    Threads,
    glossary_of,
    settings_with,
)
from align.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from align.training.adapting import Adaptation
    from align.training.memory import Tmx
    from align.training.records import Base, Entry, Verdict


def adapt(
    base: Annotated[
        str,
        typer.Argument(help="compact, an engine adapted before, or the path of a Marian model."),
    ],
    memory: Annotated[
        list[Path],
        typer.Option(
            "--memory", "-m", help="TMX, TSV or project (.align) to learn from; may be repeated."
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="Name of the new engine; with a slash, its folder."),
    ],
    general: Annotated[
        list[Path] | None,
        typer.Option(
            "--general", help="Other text of the languages, mixed in one to one; may be repeated."
        ),
    ] = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    minutes: Annotated[
        float, typer.Option("--minutes", min=0, help="Train no longer than this; 0: no limit.")
    ] = 0.0,
    steps: Annotated[
        int, typer.Option("--steps", min=0, help="Train no more steps than this; 0: no limit.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Seed of everything random.")] = 20251,
    threads: Threads = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Adapt an engine to your own memory; if it gets worse in anything, the base stays.

    Some of the pairs are held out, 8 % but at least 30, to compare the two. Ctrl-C installs
    nothing, and the same command goes on where it stopped.
    """
    from align.cli.console import say
    from align.engines.adapted import check_place, install
    from align.engines.registry import built_in_names
    from align.training.adapting import MADE, Adaptation
    from align.training.records import Plan

    settings = settings_with(source=source, target=target, threads=threads)
    folder = check_place(output, force=force, taken=built_in_names())
    found = _base(base, settings.source, settings.target)
    plan = Plan(seed=seed, steps=steps, minutes=minutes, threads=settings.threads)
    terms = glossary_of(settings, glossary, off=no_glossary)
    run = Adaptation(found, plan)
    _take(run, memory, general or [], quiet=quiet)
    with _workshop(folder) as shop:
        try:
            _train(
                run,
                [t for e in (terms.entries if terms else ()) for t in (e.source, *e.variants)],
                quiet=quiet,
            )
            verdict = _judge(run, folder.name, shop, settings.threads, quiet=quiet)
        except KeyboardInterrupt:
            say(
                "align: interrupted; nothing was installed, "
                "the same command goes on from the last evaluation"
            )
            raise typer.Exit(130) from None
        if verdict.better:
            run.finish(folder.name, shop, [path.name for path in memory], verdict)
            install(shop / MADE, folder)
    run.forget()
    _tell(run, verdict, base, output, as_json=as_json, quiet=quiet)


def _take(run: "Adaptation", memory: list[Path], general: list[Path], *, quiet: bool) -> None:
    """Read the memories and say what came of them."""
    from align.cli.console import say
    from align.training.memory import entries

    def read(paths: list[Path]) -> "Iterator[Entry]":
        for path in paths:
            yield from entries(path, run.base, _tmx_reader(run))

    run.take(read(memory), read(general))
    left_out = ", ".join(
        f"{count:,} × {rule}" for rule, count in run.counts.most_common() if rule != "kept"
    )
    say(
        f"{run.learnt + run.held_out:,} pairs: {run.learnt:,} to learn from, {run.held_out:,} held "
        f"out{f'; left out: {left_out}' if left_out else ''}",
        quiet=quiet,
    )


def _tmx_reader(run: "Adaptation") -> "Tmx":
    """Let the exchange room read TMX, and count what it could not use."""
    from align.exchange.reading import Problem, read_tmx
    from align.training.records import Entry
    from align.units import Status

    def unusable(problem: Problem) -> None:
        if problem.kept == "nothing":
            run.counts["other languages, empty or unreadable"] += 1

    def read(path: Path) -> "Iterator[Entry]":
        base = run.base
        for unit in read_tmx(path, source=base.source, target=base.target, problem=unusable):
            coded = bool(unit.source_codes or unit.target_codes)
            draft = unit.status is not Status.CONFIRMED
            yield Entry(unit.source, unit.target, coded=coded, draft=draft)

    return read


@contextmanager
def _workshop(folder: Path) -> "Iterator[Path]":
    """Open a folder to work in, on the disk of the place the engine will go to."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shop = Path(tempfile.mkdtemp(prefix=".adapting-", dir=folder.parent))
    except OSError as error:
        raise OutputError(
            f"cannot write there ({error.strerror})",
            where=str(folder.parent),
            hint="choose another place",
        ) from error
    try:
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)


def _train(run: "Adaptation", terms: "Sequence[str]", *, quiet: bool) -> None:
    """Train, showing rate, time left and the loss on the held-out pairs."""
    from align.cli.console import progress, say
    from align.training.adapting import states

    moments = run.train(states(), terms)
    first = next(moments)
    if first.step:
        say(f"going on from step {first.step}", quiet=quiet)
    say(f"held-out loss at the start: {first.loss:.3f}", quiet=quiet)
    with progress("adapting", first.total, "steps", quiet=quiet) as advance:
        advance(first.step)
        for moment in moments:
            advance(1)
            if moment.held_out is not None:
                say(f"step {moment.step}: held-out loss {moment.held_out:.3f}", quiet=quiet)


def _judge(run: "Adaptation", name: str, shop: Path, threads: int, *, quiet: bool) -> "Verdict":
    """Compare the two engines, each run as a user would run it."""
    from align.cli.console import say
    from align.engines.adapted import load_adapted
    from align.engines.base import Request
    from align.engines.options import EngineOptions

    options = EngineOptions(run.base.source, run.base.target, threads=threads)

    def translate(folder: Path, sources: "Sequence[str]") -> list[str]:
        engine = load_adapted(folder.name, folder, options)
        return [h.text for h in engine.translate([Request(source) for source in sources])]

    say(f"comparing the engines on {run.held_out} held-out pairs", quiet=quiet)
    return run.judge(name, shop, translate)


def _tell(
    run: "Adaptation",
    verdict: "Verdict",
    base: str,
    name: str,
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    """Say which engine is better and what was done about it."""
    from align.cli.console import console, say, table

    if as_json:
        facts = {"engine": name if verdict.better else base, "installed": verdict.better}
        counts = {"learnt": run.learnt, "entries": dict(run.counts)}
        typer.echo(json.dumps(facts | counts | asdict(verdict), ensure_ascii=False))
    elif not quiet:
        shown = table(
            f"On {verdict.pairs} held-out pairs", "engine", "chrF", "loss", right=("chrF", "loss")
        )
        for who, mark in ((base, verdict.base), (f"{name} (adapted)", verdict.adapted)):
            shown.add_row(who, f"{mark.chrf:.2f}", f"{mark.loss:.3f}")
        console(stderr=True).print(shown)
    if verdict.better:
        say(f"{name} is installed; use it with --engine {name}", quiet=quiet)
    else:
        say(
            f"nothing was installed: adapted to these memories {base} does no better on the "
            f"held-out pairs; keep using {base}",
            quiet=quiet,
        )


def _base(name: str, source: str, target: str) -> "Base":
    from align.engines.bases import find_base
    from align.engines.hints import HINTS
    from align.training.records import Base

    folder, manifest = find_base(name, source, target)
    return Base(
        name=name if name == "compact" else manifest.name,
        revision=manifest.revision,
        folder=folder,
        source=manifest.source,
        target=manifest.target,
        markers=manifest.markers,
        reserved=manifest.reserved,
        hint_markers=manifest.hint_markers,
        companions=tuple(path for path in (folder / HINTS,) if path.is_file()),
        beam=manifest.beam,
        most=manifest.most,
        read=manifest.read,
        clause=manifest.clause,
    )
