"""The last rung: put the term where the words are that stand for it.

What is replaced is a forbidden form, or the words whose attention is on the term and on nothing
more (aligned span repair; the alignment is the engine's own). The article in front is made to
agree, a plural or a participle stays one, and the noun of a verb is tied to what was its object. No
word elsewhere changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.engines.base import Alignment, Hypothesis, Span
from align.glossary import Glossary
from align.languages import language
from align.terminology.case import Case
from align.terminology.forms import ordered
from align.terminology.positions import phrase
from align.terminology.prefixes import prefixes
from align.units import Outcome, TermUse

RUNG = "span"
_FORMS = 2


def substitute(cases: Sequence[Case], glossary: Glossary) -> None:
    """Replace what stands for a missing term, one term after the other."""
    for case in cases:
        for number in range(len(case.hits)):
            use = case.best.verdict.uses[number]
            if use.outcome is not Outcome.HONOURED:
                _substitute(case, use, glossary)


def _substitute(case: Case, use: TermUse, glossary: Glossary) -> None:
    """Try the forms of a term in its place, and keep the first that helps."""
    span = _place(case, use)
    if span is None:
        return
    start, end = span
    text = case.best.text
    entry = glossary[use.hit.entry]
    room = language(entry.language)
    # All of them: which fits depends on the words in front as well, and only then is it cut.
    forms = room.like(ordered(glossary, case.source, use.hit), text[start:end])
    for prefix in prefixes(text, start, forms, entry.language, most=_FORMS, opens=case.opens):
        tie = room.tie(prefix, forms, text[end:])
        new = _New(prefix, tie.upper() if text.isupper() else tie, (use.hit.start, use.hit.end))
        answer = _spliced(case.best.hypothesis, new, span)
        if case.take(case.judged(answer, glossary), RUNG):
            return


def _place(case: Case, use: TermUse) -> Span | None:
    """Return the stretch of the target to replace, if there is one that stands for nothing else."""
    if use.outcome is Outcome.FORBIDDEN:
        return use.start, use.end
    hypothesis = case.best.hypothesis
    found = phrase(hypothesis, (use.hit.start, use.hit.end))
    kept = [
        (other.start, other.end)
        for other in case.best.verdict.uses
        if other.outcome is Outcome.HONOURED
    ]
    if found is None or any(a < found[1] and found[0] < b for a, b in kept):
        return None
    return found


@dataclass(frozen=True, slots=True)
class _New:
    """How a text is to begin."""

    prefix: str
    """Up to the end of the term."""
    tie: str
    """What ties it to the words behind."""
    hit: Span
    """The term in the source."""


def _spliced(hypothesis: Hypothesis, new: _New, gone: Span) -> Hypothesis:
    """Put a beginning in the place of all up to the end of what goes, and move the alignment."""
    prefix, hit = new.prefix, new.hit
    text = prefix + new.tie + hypothesis.text[gone[1] :]
    found = hypothesis.alignment
    if found is None:
        return replace(hypothesis, text=text)
    shift = len(prefix) + len(new.tie) - gone[1]
    before = [
        (span, row)
        for span, row in zip(found.target, found.weights, strict=True)
        if span[1] <= gone[0] and span[1] <= len(prefix)
    ]
    after = [
        ((start + shift, end + shift), row)
        for (start, end), row in zip(found.target, found.weights, strict=True)
        if start >= gone[1]
    ]
    columns = [start < hit[1] and hit[0] < end for start, end in found.source]
    share = 1.0 / max(1, sum(columns))
    start = max((span[1] for span, _ in before), default=0)
    row = ((start, len(prefix)), tuple(share if column else 0.0 for column in columns))
    rows = [*before, row, *after]
    moved = Alignment(found.source, tuple(s for s, _ in rows), tuple(row for _, row in rows))
    return replace(hypothesis, text=text, alignment=moved)
