"""The figures as tables, JSON and TSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from rich.markup import escape
from rich.table import Table

from benchmarks.terminology_data import MANY, Line
from benchmarks.terminology_methods import ALONE, OURS
from benchmarks.terminology_scores import Score, Texts
from benchmarks.terminology_timing import Cost

_SHARES = {
    "lenient": "lenient (WMT25)",
    "accuracy": "honoured, by word",
    "forbidden_rate": "forbidden form",
    "over_generation": "over-generated",
    "wrong_sense": "wrong sense",
    "wrong_caused": "of it, not its own",
    "doubling": "doubled",
    "stuck_at_end": "stuck at the end",
    "stutter": "stutters",
    "window": "window overlap",
    "same_windows": "same, easy terms",
    "untouched": "no term: identical",
    "kept": "right before: kept",
}
_POINTS = {"chrf": "chrF", "bleu": "BLEU"}
_BRIEF = {
    "lenient": "lenient",
    "accuracy": "by word",
    "over_generation": "over-gen.",
    "wrong_sense": "wrong",
    "chrf": "chrF",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run measured, by the name of the way."""

    engine: str
    placeholder: str
    texts: Texts
    scores: Mapping[str, Mapping[str, Score]]
    """By way, then by category; ``all`` is the whole set."""
    one: Mapping[str, Cost]
    """On segments with one term; empty where it was not timed."""
    five: Mapping[str, Cost]
    """On segments with four terms or more."""


def as_tables(report: Report) -> Iterator[Table]:
    """Yield the comparison of all ways, then engine alone and enforced by category."""
    title = f"{report.engine}, placeholder {escape(report.placeholder)}"
    table = Table(title=title, title_justify="left")
    table.add_column("%, or said", no_wrap=True)
    for name in report.scores:
        table.add_column(name, justify="right", overflow="fold")
    whole = [groups["all"].figures() for groups in report.scores.values()]
    for key, label in {**_SHARES, **_POINTS}.items():
        table.add_row(label, *(_shown(key, figures) for figures in whole))
    for label, timed in (("1 term", report.one), (f"{MANY}+ terms", report.five)):
        if timed:
            table.add_row(f"CPU, {label}", *(f"× {timed[n].cpu:.2f}" for n in report.scores))
            table.add_row(f"clock, {label}", *(f"× {timed[n].wall:.2f}" for n in report.scores))
    yield table
    yield _by_category(report)


def _by_category(report: Report) -> Table:
    table = Table(title=f"by category: {ALONE} → {OURS}", title_justify="left")
    table.add_column("", no_wrap=True)
    for title in ("segments", "terms", *_BRIEF.values()):
        table.add_column(title, justify="right", overflow="fold")
    for group, score in report.scores[OURS].items():
        before, after = report.scores[ALONE][group].figures(), score.figures()
        table.add_row(
            group,
            f"{score.terms.segments}",
            f"{score.terms.occurrences}",
            *(f"{_shown(key, before)} → {_shown(key, after)}" for key in _BRIEF),
        )
    return table


def as_json(report: Report) -> dict[str, object]:
    """Return the figures, without the texts, as plain values."""
    return {
        "engine": report.engine,
        "placeholder": report.placeholder,
        "scores": {
            name: {group: score.figures() for group, score in groups.items()}
            for name, groups in report.scores.items()
        },
        "time": {
            subset: {name: asdict(cost) for name, cost in timed.items()}
            for subset, timed in (("one", report.one), ("five", report.five))
        },
    }


def as_tsv(report: Report, lines: Sequence[Line]) -> str:
    """Return every output of every way, beside source, reference and terms."""
    header = ("labels", "source", "reference", "terms", *report.texts)
    rows = [header]
    for number, line in enumerate(lines):
        texts = (" ".join(mine[number].split()) for mine in report.texts.values())
        terms = " | ".join(line.terms)
        rows.append((" ".join(line.labels), line.source, line.reference, terms, *texts))
    return "".join("\t".join(row) + "\n" for row in rows)


def _shown(key: str, figures: Mapping[str, float]) -> str:
    return f"{figures[key]:.1f}" if key in _POINTS else f"{100 * figures[key]:.1f}"
