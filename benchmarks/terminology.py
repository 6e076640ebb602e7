"""How well an engine obeys a term base, with and without us, and what it costs.

Run ``python -m benchmarks.terminology``. The set is ``data/terminology``: segments written for
the project, each with a reference that uses every term. Compared in one run are the engine
alone, search and replace (what the engine says for the term alone is looked up in its
translation of the sentence), replacement of the words that attention ties to the term,
placeholders (of the codes that are tried, the one that comes through most often), and our
``enforce``. Times are ratios of CPU time to the engine alone, batch by batch in turn, on the
segments with one term and on those with four or more.
"""

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from align.engines.base import Engine
from align.engines.options import EngineOptions, Runtime
from align.engines.registry import create
from align.errors import AlignError
from align.glossary import Glossary
from benchmarks.terminology_data import MANY, Line, cases, read_lines, read_terms, spread
from benchmarks.terminology_methods import best_code, methods
from benchmarks.terminology_report import Report, as_json, as_tables, as_tsv
from benchmarks.terminology_scores import outputs, scores
from benchmarks.terminology_timing import costs

RUNTIMES = {"ct2": Runtime.CTRANSLATE2, "torch": Runtime.TORCH}
_PROBES = 24
_MOST_TIMED = 96
_WIDTH = 110
"""Columns of a table that goes to a file or a pipe."""


def measure(
    engine: Engine, lines: list[Line], glossary: Glossary, *, rounds: int, progress: Progress
) -> Report:
    """Run every way over the lines and score it.

    Raises:
        InputError: the term base and the annotation of a line disagree.
        TranslationError: the engine broke.
    """
    held = cases(lines, glossary)
    sources = [line.source for line in lines]
    single = [line.source for line in lines if len(line.terms) == 1]
    many = [line.source for line in lines if len(line.terms) >= MANY]
    code = best_code(engine, (single + many)[:_PROBES], glossary)
    ways = methods(engine, glossary, code)
    task = progress.add_task("translating", total=len(ways) * len(sources))
    texts = outputs(ways, sources, lambda count: progress.advance(task, count))
    progress.add_task("timing", total=None)
    return Report(
        engine=f"{engine.name} {engine.revision} {engine.settings}",
        placeholder=code,
        texts=texts,
        scores=scores(lines, held, texts, glossary),
        one=costs(ways, single[:_MOST_TIMED], rounds) if rounds and single else {},
        five=costs(ways, many[:_MOST_TIMED], rounds) if rounds and many else {},
    )


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    given = _parser().parse_args(arguments)
    console = Console()
    if not console.is_terminal:
        console.width = _WIDTH
    try:
        name, _, model = given.engine.partition(":")
        options = EngineOptions(
            model=model, runtime=RUNTIMES[given.runtime], threads=given.threads, beam=given.beam
        )
        lines = spread(read_lines(), given.limit)
        glossary = read_terms()
        with Progress(console=console, transient=True) as progress:
            report = measure(
                create(name, options), lines, glossary, rounds=given.rounds, progress=progress
            )
    except AlignError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    for table in as_tables(report):
        console.print(table)
    if given.json:
        text = json.dumps(as_json(report), ensure_ascii=False, indent=1)
        given.json.write_text(text + "\n", encoding="utf-8")
    if given.outputs:
        given.outputs.write_text(as_tsv(report, lines), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="How well an engine obeys a term base.")
    add = parser.add_argument
    add("--engine", default="compact", help="an engine, with its model: transformers:PATH")
    add("--runtime", choices=RUNTIMES, default="ct2", help="what runs a checkpoint")
    add("--beam", type=int, default=0, help="beam size; 0 is the engine's own")
    add("--threads", type=int, default=1, help="CPU threads; one gives the steadiest times")
    add("--limit", type=int, default=0, help="segments, spread over the set; 0 takes all")
    add("--rounds", type=int, default=3, help="rounds of timing; 0 leaves it out")
    add("--json", type=Path, help="write all figures, by category, to a file")
    add("--outputs", type=Path, help="write every output of every way to a TSV file")
    return parser


if __name__ == "__main__":
    main()
