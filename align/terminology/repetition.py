"""Say a term once that the engine says twice for one occurrence.

Small models stutter: *the Standing Committee of the Standing Committee*. A form is taken out, with
the preposition and the article between it and the one that stays, when attention ties it to an
occurrence that has a form of its own already. One that translates another word of the source stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from align.engines.base import Alignment, Hypothesis, Span
from align.glossary import Glossary
from align.languages import language
from align.terminology.case import Case
from align.terminology.verdict import looks_at

RUNG = "once"


def thin(cases: Sequence[Case], glossary: Glossary) -> None:
    """Take needless forms out of the best translations, from right to left."""
    for case in cases:
        for entry, span in sorted(case.best.verdict.needless, key=lambda one: one[1], reverse=True):
            kept = _said_for(case, entry, span)
            if kept is not None:
                for answer in _without(case, span, kept, glossary[entry].language):
                    if case.take(case.judged(answer, glossary), RUNG):
                        break


def _said_for(case: Case, entry: str, span: Span) -> int | None:
    """Return where the term stands already whose source words a form says again, if it does."""
    alignment = case.best.hypothesis.alignment
    if alignment is None:
        return None
    for use in case.best.verdict.uses:
        if use.hit.entry == entry and looks_at(alignment, span, (use.hit.start, use.hit.end)):
            return use.start
    return None


def _without(case: Case, span: Span, kept: int, code: str) -> Iterator[Hypothesis]:
    """Yield the translation without a form and what ties it to its like, and without it alone."""
    hypothesis = case.best.hypothesis
    before, after = language(code).link(hypothesis.text, *span)
    if kept < span[0]:
        yield _cut(hypothesis, (before, span[1]))
    else:
        yield _cut(hypothesis, (span[0], after))
    yield _cut(hypothesis, span)


def _cut(hypothesis: Hypothesis, gone: Span) -> Hypothesis:
    """Take a stretch out of a text, and out of its alignment."""
    text = hypothesis.text
    end = gone[1]
    if not gone[0] or text[gone[0] - 1].isspace():
        end += len(text[end:]) - len(text[end:].lstrip())
    shift = end - gone[0]
    found = hypothesis.alignment
    if found is not None:
        rows = [
            ((a - shift, b - shift) if a >= end else (a, b), row)
            for (a, b), row in zip(found.target, found.weights, strict=True)
            if b <= gone[0] or a >= end
        ]
        found = Alignment(found.source, tuple(s for s, _ in rows), tuple(r for _, r in rows))
    return replace(hypothesis, text=text[: gone[0]] + text[end:], alignment=found)
