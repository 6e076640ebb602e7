"""The page: one file, no script, nothing fetched; the same content gives the same bytes."""

from collections.abc import Iterable, Iterator

from align.reporting import sections
from align.reporting.content import Content
from align.reporting.markup import text
from align.reporting.style import STYLE
from align.units import Outcome, Status

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Content Security Policy: a reader can see that nothing is fetched or run."""


def page(content: Content) -> str:
    """Return the report as HTML."""
    title = text(content.title)
    body = "".join(_parts(content))
    return (
        "<!doctype html>\n"
        f'<html lang="en"><head><meta charset="utf-8"><title>{title}: report</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<style>{STYLE}</style></head>\n<body><main>\n{body}</main></body></html>\n"
    )


def _parts(content: Content) -> Iterator[str]:
    ours, theirs = content.languages
    until = f", as of {content.latest[:16].replace('T', ' ')} UTC" if content.latest else ""
    yield f"<h1>{text(content.title)}</h1>\n"
    yield f'<p class="soft">{text(ours)} to {text(theirs)}{text(until)}</p>\n'
    yield _tiles(_headlines(content))
    for section in sections.ALL:
        made = section(content)
        if made:
            yield made


def _headlines(content: Content) -> Iterator[tuple[str, str]]:
    words = sum(sum(one.words.values()) for one in content.volumes)
    done = sum(one.words[Status.CONFIRMED] for one in content.volumes)
    yield f"{words:,}", "source words"
    yield f"{100 * done / words:.0f} %" if words else "–", "of the words confirmed"
    total = content.sums[-1]
    if total.segments:
        yield f"{100 * total.hter:.1f} %", "HTER: edits by words of the targets"
        if total.words_per_hour:
            yield f"{total.words_per_hour:,.0f}", "source words an hour"
    terms = sum(content.terms.values())
    if terms:
        kept = sum(content.terms.get(one, 0) for one in (Outcome.HONOURED, Outcome.REPAIRED))
        yield f"{100 * kept / terms:.1f} %", "of the terms obeyed"
    yield f"{content.severities.total():,}", "findings of the checks"


def _tiles(headlines: Iterable[tuple[str, str]]) -> str:
    tiles = (f'<div class="tile"><b>{b}</b><span>{what}</span></div>' for b, what in headlines)
    return f'<div class="tiles">{"".join(tiles)}</div>\n'
