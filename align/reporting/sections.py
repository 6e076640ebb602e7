"""The sections of the page; one that has nothing to say is empty."""

from collections.abc import Callable, Iterable, Sequence

from align.checks import Found, Severity
from align.effort import Sum
from align.reporting.charts import bar, histogram, scatter
from align.reporting.content import WORST, Content, Volume
from align.reporting.markup import cell, difference, marked, text
from align.units import Outcome, Status

_STATUS = {Status.CONFIRMED: "good", Status.DRAFT: "mid", Status.NEW: "rest"}
_OUTCOME = {
    Outcome.HONOURED: "good",
    Outcome.REPAIRED: "calm",
    Outcome.OVERRIDDEN: "mid",
    Outcome.FORBIDDEN: "bad",
    Outcome.MISSING: "bad",
}


def progress(content: Content) -> str:
    """Return how far each document has come."""
    rows = [_volume(one) for one in content.volumes]
    head = _head("document", "progress in words") + _head(
        *(f"{s}" for s in _STATUS), "words", n=True
    )
    key = _key((f"{status}", kind) for status, kind in _STATUS.items())
    return _section("Progress", key + _table(head, rows))


def _volume(one: Volume) -> str:
    parts = [(kind, float(one.words[status])) for status, kind in _STATUS.items()]
    said = ", ".join(f"{status} {one.words[status]}" for status in _STATUS)
    numbers = "".join(_number(f"{one.segments[status]:,}") for status in _STATUS)
    words = _number(f"{sum(one.words.values()):,}")
    return f"{cell(one.name, 'name')}<td>{bar(parts, said)}</td>{numbers}{words}"


def effort(content: Content) -> str:
    """Return what post-editing cost, by document, origin, band and person."""
    total = content.sums[-1]
    if not total.segments:
        return _section("Effort", '<p class="soft">No segment is confirmed yet.</p>')
    names = ("segments", "words", "as is", "HTER", "characters", "keys", "minutes", "words/h")
    head = _head("by", "") + _head(*names, n=True)
    rows = [_sum(one) for one in content.sums]
    about = (
        '<p class="soft">HTER: edits of words (TER, shifts among them) from the draft to the'
        " confirmed target, by the target's words. As is: confirmed unchanged. Characters: edit"
        " distance to the first draft, the fewest keys that would have done. Keys: those that"
        " changed the text in the workbench, where they were counted. Minutes: between one"
        " confirmation and the next, a pause counting five at most.</p>"
    )
    return _section("Effort", about + _table(head, rows), long=True)


def _sum(one: Sum) -> str:
    name = "" if one.by == one.name else one.name
    by = f'<td class="by">{one.by}</td>'
    return f"{by}{cell(name, 'name')}{''.join(map(_number, one.figures))}"


def terms(content: Content) -> str:
    """Return what became of the terms."""
    whole = sum(content.terms.values())
    if not whole:
        return ""
    counts = [(outcome, content.terms.get(outcome, 0)) for outcome in Outcome]
    said = ", ".join(f"{outcome} {number}" for outcome, number in counts)
    made = bar([(_OUTCOME[outcome], float(number)) for outcome, number in counts], said)
    made += _key((f"{outcome} {number:,}", _OUTCOME[outcome]) for outcome, number in counts)
    if content.broken:
        head = _head("term") + _head("not as wanted", "occurrences", n=True)
        rows = [
            f"{cell(entry)}{_number(f'{lost:,}')}{_number(f'{found:,}')}"
            for entry, lost, found in content.broken
        ]
        made += "<h3>Not as the term base wants</h3>" + _table(head, rows, "slim")
    return _section("Terms", made)


def findings(content: Content) -> str:
    """Return what the checks found."""
    if not content.checks:
        return _section("Findings", '<p class="soft">The checks found nothing.</p>')
    said = ", ".join(_counted(content.severities[one], one) for one in Severity)
    rows = [
        f"<td>{text(check)}</td>{_severity(grave)}{_number(f'{number:,}')}"
        for check, grave, number in content.checks
    ]
    made = f"<p>{said}</p>" + _table(
        _head("check", "gravest") + _head("findings", n=True), rows, "slim"
    )
    rows = []
    for found in content.findings:
        one = found.finding
        shown = marked(found.pair.target, one.start, one.end)
        rows.append(
            f"{_where(content, found)}{_severity(one.severity)}{cell(one.message, 'say')}"
            f'<td dir="auto" class="text">{shown}</td>'
        )
    made += "<h3>The gravest</h3>" + _table(_head("where", "severity", "what", "target"), rows)
    return _section("Findings", made, long=True)


def confidence(content: Content) -> str:
    """Return how sure one can be of the drafts, and whether effort bears it out."""
    made = ""
    if content.doubtful:
        sure = [one.confidence for one in content.doubtful]
        made += f"<h3>{len(sure):,} drafts nobody has confirmed</h3>"
        made += histogram(sure, "confidence")
    if content.sureness:
        made += "<h3>What confident drafts cost</h3>"
        made += scatter(content.sureness, "confidence in the draft", "HTER")
    if not made:
        return ""
    by = f" by {content.estimator}" if content.estimator else ""
    about = f'<p class="soft">0 to 1, estimated{text(by)} without a reference.</p>'
    return _section("Confidence", about + made)


def least_sure(content: Content) -> str:
    """Return the drafts to read first."""
    rows = [
        f"{_place(content, one.document, one.number)}{_number(f'{one.confidence:.2f}')}"
        f"{cell(one.source, 'text')}{cell(one.target, 'text')}"
        for one in content.doubtful[:WORST]
    ]
    if not rows:
        return ""
    head = _head("where") + _head("confidence", n=True) + _head("source", "draft")
    return _section("Read these first", _table(head, rows), long=True)


def most_changed(content: Content) -> str:
    """Return the segments whose drafts had to be changed most, with the changes."""
    worst = sorted(
        (one for one in content.efforts if one.draft and one.edits),
        key=lambda one: (-one.hter, one.document, one.number),
    )
    rows = [
        f"{_place(content, one.document, one.number)}{_number(f'{100 * one.hter:.0f} %')}"
        f"{cell(one.source, 'text')}"
        f'<td dir="auto" class="text">{difference(one.draft, one.target)}</td>'
        for one in worst[:WORST]
    ]
    if not rows:
        return ""
    head = _head("where") + _head("HTER", n=True) + _head("source", "from draft to target")
    return _section("Changed most", _table(head, rows), long=True)


ALL: tuple[Callable[[Content], str], ...] = (
    progress,
    effort,
    terms,
    findings,
    confidence,
    least_sure,
    most_changed,
)


def _section(title: str, body: str, *, long: bool = False) -> str:
    kind = ' class="long"' if long else ""
    return f"<section{kind}><h2>{title}</h2>{body}</section>\n"


def _place(content: Content, document: str, number: int) -> str:
    """Return a cell that says where a segment is; of an only document there is no need to."""
    return cell(str(number) if len(content.volumes) == 1 else f"{document} {number}", "where")


def _where(content: Content, found: Found) -> str:
    return cell(str(found.pair.line) if len(content.volumes) == 1 else found.pair.place, "where")


def _counted(number: int, severity: Severity) -> str:
    several = number != 1 and severity is not Severity.INFO
    return f"{number:,} {severity}{'s' if several else ''}"


def _table(head: str, rows: Sequence[str], kind: str = "full") -> str:
    body = "".join(f"<tr>{row}</tr>\n" for row in rows)
    table = f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="wide">{table}</div>'


def _head(*names: str, n: bool = False) -> str:
    kind = ' class="n"' if n else ""
    return "".join(f"<th{kind}>{name}</th>" for name in names)


def _number(shown: str) -> str:
    return f'<td class="n">{shown}</td>'


def _severity(severity: Severity) -> str:
    return f'<td class="{severity}">{severity}</td>'


def _key(entries: Iterable[tuple[str, str]]) -> str:
    made = (
        f'<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{kind}" width="10"'
        f' height="10"/></svg>{name}</span>'
        for name, kind in entries
    )
    return f'<div class="key">{"".join(made)}</div>'
