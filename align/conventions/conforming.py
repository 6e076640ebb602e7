"""Bring an English text under the conventions of a project, terms left as they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from align.conventions.bodies import bodies
from align.conventions.change import Change, Conformed, Span, conformed
from align.conventions.dates import dates
from align.conventions.figures import figures
from align.conventions.names import names
from align.conventions.spelling import spelling
from align.settings import EnglishSettings
from align.units import TermUse


def conform(
    text: str, style: EnglishSettings, *, source: str = "", fixed: Sequence[Span] = ()
) -> Conformed:
    """Return a text that follows the conventions; doing it again changes nothing.

    Args:
        text: English.
        style: what is wanted; what is empty is left as it comes.
        source: the Vietnamese of it, for names whose diacritics are to be kept.
        fixed: spans that must not be touched, such as ``term_spans``.
    """
    return conformed(text, _changes(text, style, source), fixed)


def _changes(text: str, style: EnglishSettings, source: str) -> Iterator[Change]:
    if style.dates:
        yield from dates(text, style.dates)
    if style.numbers:
        yield from figures(text, style.numbers)
    if style.bodies:
        yield from bodies(text, style.bodies)
    if style.names:
        yield from names(text, style.names, source)
    if style.spelling:
        yield from spelling(text, style.spelling)


def term_spans(uses: Iterable[TermUse]) -> list[Span]:
    """Return where a target holds forms that the term base, or a person, has settled."""
    return [(use.start, use.end) for use in uses if 0 <= use.start < use.end]


def after_translation(
    text: str, source: str, uses: tuple[TermUse, ...], style: EnglishSettings
) -> tuple[str, tuple[TermUse, ...]]:
    """Return a draft under the conventions, and the verdicts on its terms where they lie now."""
    found = conform(text, style, source=source, fixed=term_spans(uses))
    if not found.changes:
        return text, uses
    moved = tuple(
        replace(use, start=found.place(use.start), end=found.place(use.end))
        if use.start >= 0
        else use
        for use in uses
    )
    return found.text, moved
