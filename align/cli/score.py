"""``align score``: how close a translation comes to a reference."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Json, settings_with
from align.errors import UserError

if TYPE_CHECKING:
    from align.cli.score_texts import Texts
    from align.scoring.systems import Comparison, SystemScore


def score(
    hypothesis: Annotated[
        Path, typer.Argument(metavar="HYP", help="Translation: one segment a line, TMX or TSV.")
    ],
    reference: Annotated[Path, typer.Argument(metavar="REF", help="Reference, as many segments.")],
    source_file: Annotated[
        Path | None,
        typer.Option("--source", "-s", help="Sources, for --glossary; of a TMX or TSV its own."),
    ] = None,
    glossary: Annotated[
        Path | None, typer.Option("--glossary", "-g", help="Term base to judge the terms by.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="Another translation to compare with.")
    ] = None,
    samples: Annotated[
        int, typer.Option("--samples", min=100, help="Resamples, for --against.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the resampling.")] = 12345,
    source: Annotated[
        str | None, typer.Option("--from", help="Language of the sources. Default: vi.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", help="Language of the translations. Default: en.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Score a translation: BLEU, chrF, chrF2++ and TER of sacreBLEU, and what the terms became.

    With --against, p tells how probable so large a difference is by chance (paired bootstrap).
    """
    from align.cli.score_texts import same_sources, texts_of
    from align.scoring.systems import compare, system_scores

    settings = settings_with(source=source, target=target)
    languages = (settings.source, settings.target)
    hyp, ref = texts_of(hypothesis, languages), texts_of(reference, languages)
    others = texts_of(against, languages) if against else None
    sources = texts_of(source_file, languages, sources=True) if source_file else None
    texts = [one for one in (hyp, ref, others, sources) if one is not None]
    same_sources(texts)
    compared: list[Comparison] = []
    rates: dict[str, dict[str, float]] = {}
    if glossary is not None:
        known = next((one.sources for one in reversed(texts) if one.sources), None)
        if known is None:
            raise UserError("terms are found in the source", hint="add --source FILE")
        for one in filter(None, (hyp, others)):
            rates[str(one.path)] = _terms(known, one, ref, glossary)
    scores = system_scores(hyp.targets, ref.targets)
    if others is not None:
        compared = compare(hyp.targets, others.targets, ref.targets, samples=samples, seed=seed)
    if as_json:
        _print_json(len(hyp.targets), scores, compared, rates)
    else:
        _show(hyp, scores, compared, rates)


def _terms(sources: list[str], said: "Texts", wanted: "Texts", path: Path) -> dict[str, float]:
    """Return what a translation does with the terms of the sources."""
    from align.glossary import load_glossary
    from align.scoring import TermCase, TermTally, tally

    glossary = load_glossary(path)
    total = TermTally()
    for source, target, reference in zip(sources, said.targets, wanted.targets, strict=True):
        total += tally(TermCase(tuple(glossary.find(source)), reference), target, glossary)
    return {"occurrences": total.occurrences, **total.rates()}


def _print_json(
    segments: int,
    scores: "list[SystemScore]",
    compared: "list[Comparison]",
    rates: dict[str, dict[str, float]],
) -> None:
    data: dict[str, object] = {"segments": segments, "scores": [asdict(one) for one in scores]}
    if compared:
        data["compared"] = [asdict(one) for one in compared]
    if rates:
        data["terms"] = rates
    typer.echo(json.dumps(data, ensure_ascii=False))


def _show(
    hyp: "Texts",
    scores: "list[SystemScore]",
    compared: "list[Comparison]",
    rates: dict[str, dict[str, float]],
) -> None:
    from rich.text import Text

    from align.cli.console import console, table

    screen = console()
    if compared:
        numbers = ("score", "other", "difference", "p")
        shown = table(f"{len(hyp.targets):,} segments", "metric", *numbers, right=numbers)
        for two in compared:
            row = (f"{two.value:.2f}", f"{two.other:.2f}", f"{two.value - two.other:+.2f}")
            shown.add_row(two.metric, *row, f"{two.p:.3f}{' *' if two.p < 0.05 else ''}")
    else:
        shown = table(f"{len(hyp.targets):,} segments", "metric", "score", right=("score",))
        for one in scores:
            shown.add_row(one.metric, f"{one.value:.2f}")
    screen.print(shown)
    for one in scores:
        screen.print(f"{one.metric}: {one.signature}")
    if rates:
        columns = list(rates)
        shown = table("Terms", "rate", *columns, right=tuple(columns))
        for name in next(iter(rates.values())):
            values = (rates[column][name] for column in columns)
            cells = (f"{v:,.0f}" if name == "occurrences" else f"{100 * v:.1f} %" for v in values)
            shown.add_row(Text(name.replace("_", " ")), *cells)
        screen.print(shown)
