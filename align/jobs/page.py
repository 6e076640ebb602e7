"""The report of a job as a page: one file, no script, nothing fetched; equal reports, equal bytes.

It looks like the report of a project and is built from the same pieces.
"""

from collections.abc import Iterable, Iterator, Sequence

from align.jobs.page_charts import columns
from align.jobs.reporting import DocumentReport, JobReport
from align.reporting.charts import bar
from align.reporting.markup import cell, text
from align.reporting.style import STYLE
from align.units import Outcome

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DOCUMENTS = 500
"""Documents shown; of more than these, those that most needs to be looked at."""
_FAILURES = 500
_OUTCOMES = {
    Outcome.HONOURED: "good",
    Outcome.REPAIRED: "calm",
    Outcome.OVERRIDDEN: "mid",
    Outcome.FORBIDDEN: "bad",
    Outcome.MISSING: "bad",
}
_SEVERITIES = {"error": "bad", "warning": "mid", "info": "calm"}
_SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000)
"""Words at which the columns of the chart of sizes begin."""


def page_of(report: JobReport, title: str) -> str:
    """Return the report as HTML, with inline SVG, for light and dark screens and for paper."""
    body = "".join(_parts(report, title))
    return (
        "<!doctype html>\n"
        f'<html lang="en"><head><meta charset="utf-8"><title>{text(title)}: report</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<style>{STYLE}</style></head>\n<body><main>\n{body}</main></body></html>\n"
    )


def _parts(report: JobReport, title: str) -> Iterator[str]:
    yield f"<h1>{text(title)}</h1>\n"
    terms = f", term base {report.glossary[:12]}" if report.glossary else ", no term base"
    said = f"{report.engine} ({report.revision}; {report.settings}){terms}"
    yield f'<p class="soft">{text(said)}</p>\n'
    if report.done < report.shards:
        left = f"{report.done:,} of {report.shards:,} shards are done; this tells of those."
        yield f'<p class="warning">{left}</p>\n'
    tiles = (f'<div class="tile"><b>{b}</b><span>{what}</span></div>' for b, what in _tiles(report))
    yield f'<div class="tiles">{"".join(tiles)}</div>\n'
    for section in (_segments, _terms, _findings, _sizes, _failures, _documents):
        yield section(report)


def _tiles(report: JobReport) -> Iterator[tuple[str, str]]:
    total = report.total
    yield f"{total.documents:,}", "documents"
    yield f"{total.words:,}", "source words"
    if report.speed:
        yield f"{report.speed:,.0f}", "words a second of one worker"
    if report.seconds is not None:
        yield _time(report.seconds), "time of all workers"
    if total.obeyed is not None:
        yield f"{100 * total.obeyed:.1f} %", "of the terms obeyed"
    yield f"{total.findings_of('error'):,}", "errors found by the checks"
    yield f"{len(report.failures):,}", "documents and segments set aside"
    if report.deaths:
        yield f"{report.deaths:,}", "workers replaced"


def _segments(report: JobReport) -> str:
    total = report.total
    counts = [
        ("translated", "calm", total.translated - total.recalled),
        ("from a memory", "good", total.recalled),
        ("set aside", "bad", total.failed),
    ]
    about = (
        f'<p class="soft">{total.segments:,} segments; {total.repeated:,} of them repeat an'
        " earlier one of their shard and were not translated again.</p>"
    )
    removed = ", ".join(f"{n:,} × {reason}" for reason, n in sorted(total.removed.items()))
    if removed:
        about += f'<p class="soft">Taken out as page furniture: {text(removed)}.</p>'
    return _section("Segments", _shares(counts) + about)


def _terms(report: JobReport) -> str:
    total = report.total
    if not total.terms:
        return ""
    made = _shares([(f"{one}", kind, total.terms[one.value]) for one, kind in _OUTCOMES.items()])
    rows = [f"{cell(name)}{_number(n)}" for name, n in _ordered(total.rungs.items())]
    if rows:
        made += "<h3>What brought them about</h3>" + _table(["rung"], ["terms"], rows, slim=True)
    shares = [one.figures.obeyed for one in report.documents if one.figures.obeyed is not None]
    if len(shares) > 1:
        counts = [0] * 10
        for share in shares:
            counts[min(int(share * 10), 9)] += 1
        labels = [f"{10 * n}–{10 * n + 10} %" for n in range(10)]
        made += columns(labels, counts, "terms obeyed in a document", "documents")
    return _section("Terms", made)


def _findings(report: JobReport) -> str:
    found = report.total.findings
    if not found:
        return _section("Findings", '<p class="soft">The checks found nothing.</p>')
    most = max(found.values())
    rows = []
    order = list(_SEVERITIES)
    split = [(*name.partition(" ")[::2], n) for name, n in found.items()]
    for severity, check, n in sorted(split, key=lambda one: (order.index(one[0]), -one[2], one[1])):
        drawn = bar([(_SEVERITIES[severity], float(n)), ("rest", float(most - n))], f"{n}")
        rows.append(
            f'<td class="{severity}">{severity}</td>{cell(check)}<td>{drawn}</td>{_number(n)}'
        )
    return _section("Findings", _table(["severity", "check", ""], ["findings"], rows))


def _sizes(report: JobReport) -> str:
    words = [one.figures.words for one in report.documents if not one.fault and not one.same]
    if len(words) < 2:
        return ""
    counts = [0] * (len(_SIZES) + 1)
    for one in words:
        counts[sum(one >= size for size in _SIZES)] += 1
    labels = [f"< {_SIZES[0]:,}", *(f"≥ {size:,}" for size in _SIZES)]
    return _section("Sizes", columns(labels, counts, "source words of a document", "documents"))


def _failures(report: JobReport) -> str:
    found = report.failures
    if not found:
        return _section("Set aside", '<p class="soft">Nothing was set aside.</p>')
    rows = [
        f"{cell(one.document, 'name')}{_number(one.segment or '')}{cell(one.reason, 'text')}"
        f"{cell(one.source, 'text')}"
        for one in found[:_FAILURES]
    ]
    heads = ["document", '<th class="n">segment</th>', "why", "source"]
    about = _some(len(rows), len(found), "the rest are in failures.jsonl")
    return _section("Set aside", about + _table(heads, [], rows), long=True)


def _documents(report: JobReport) -> str:
    shown: Iterable[DocumentReport] = report.documents
    if len(report.documents) > _DOCUMENTS:
        worst = sorted(report.documents, key=lambda one: (-_trouble(one), one.name))
        shown = sorted(worst[:_DOCUMENTS], key=lambda one: one.name)
    rows = [_document(one) for one in shown]
    heads = ["document", "translated, from a memory, set aside"]
    numbers = ["segments", "words", "words/s", "terms", "errors", "warnings"]
    all_of_them = "those with most set aside and most errors; the rest are in report.json"
    about = _some(len(rows), len(report.documents), all_of_them)
    return _section("Documents", about + _table(heads, numbers, rows), long=True)


def _document(one: DocumentReport) -> str:
    if one.same or one.fault:
        said = f"like {one.same}" if one.same else f"set aside: {one.fault}"
        return f'{cell(one.name, "name")}<td class="soft" dir="auto" colspan="7">{text(said)}</td>'
    figures = one.figures
    parts = [
        ("calm", float(figures.translated - figures.recalled)),
        ("good", float(figures.recalled)),
        ("bad", float(figures.failed)),
    ]
    said = f"{figures.translated} of {figures.segments} segments translated"
    obeyed = figures.obeyed
    numbers: tuple[int | str, ...] = (
        figures.segments,
        figures.words,
        f"{one.speed:,.0f}" if one.speed else "–",
        "–" if obeyed is None else f"{100 * obeyed:.1f} %",
        figures.findings_of("error"),
        figures.findings_of("warning"),
    )
    return f"{cell(one.name, 'name')}<td>{bar(parts, said)}</td>{''.join(map(_number, numbers))}"


def _trouble(one: DocumentReport) -> int:
    figures = one.figures
    return 1_000_000 * (bool(one.fault) + figures.failed) + figures.findings_of("error")


def _some(shown: int, whole: int, rest: str) -> str:
    return f'<p class="soft">{shown:,} of {whole:,}: {rest}.</p>' if shown < whole else ""


def _ordered(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda one: (-one[1], one[0]))


def _shares(counts: Sequence[tuple[str, str, int]]) -> str:
    """Return a bar in parts with its key."""
    said = ", ".join(f"{name} {n:,}" for name, _, n in counts)
    keys = "".join(
        f'<span><svg viewBox="0 0 1 1"><rect class="{kind}" width="1" height="1"/></svg>'
        f"{text(name)} {n:,}</span>"
        for name, kind, n in counts
    )
    return bar([(kind, float(n)) for _, kind, n in counts], said) + f'<div class="key">{keys}</div>'


def _number(value: int | str) -> str:
    return f'<td class="n">{f"{value:,}" if isinstance(value, int) else value}</td>'


def _table(
    heads: Sequence[str], numbers: Sequence[str], rows: Iterable[str], *, slim: bool = False
) -> str:
    head = "".join(one if one.startswith("<th") else f"<th>{one}</th>" for one in heads)
    head += "".join(f'<th class="n">{one}</th>' for one in numbers)
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    kind = ' class="slim"' if slim else ""
    whole = f"<table{kind}><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"
    return f'<div class="wide">{whole}</div>'


def _section(title: str, content: str, *, long: bool = False) -> str:
    kind = ' class="long"' if long else ""
    return f"<section{kind}><h2>{title}</h2>{content}</section>\n"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
