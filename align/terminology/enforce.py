"""The ladder: translate, judge, repair what is missing, report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from align.engines.base import Engine, Hypothesis
from align.glossary import Glossary
from align.terminology.repair import Case, Judged, repair
from align.terminology.segment import Segment
from align.terminology.verdict import verdict
from align.units import Outcome, TermUse


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with the proof of what became of each term."""

    text: str
    score: float | None
    """Mean log-probability per target token, where the engine tells it."""
    uses: tuple[TermUse, ...]
    """One for each occurrence of a term in the source, in their order."""


def enforce(engine: Engine, sources: Sequence[str], glossary: Glossary | None) -> list[Enforced]:
    """Translate segments under a term base.

    Segments without a term get exactly the request they would get without a term base. The
    rungs, each for those only that the one before left unsatisfied:

    1. ``plain``: the engine's own translation; engines with ``soft_terms`` are told the terms of
       a segment (``prompt``).
    2. ``forced``: engines that obey a prefix say the segment again, with the term forced where
       attention puts it.

    What is still missing, or forbidden, is reported so; a repair never honours fewer terms.

    Raises:
        TranslationError: the engine broke; nothing of the batch is usable.
    """
    segments = [Segment.of(engine, source, glossary) for source in sources]
    requests = [request for segment in segments for request in segment.requests]
    answers = iter(engine.translate(requests))
    plain = [list(islice(answers, len(segment.requests))) for segment in segments]
    if glossary is None:
        return [Enforced(h.text, h.score, ()) for [h] in plain]
    groups = [
        _cases(segment, found, glossary) for segment, found in zip(segments, plain, strict=True)
    ]
    if engine.forced:
        repair(engine, [c for group in groups for c in group if not c.plain.is_complete], glossary)
    rung = "prompt" if engine.soft_terms else "plain"
    return [
        _reported(segment, group, glossary, rung)
        for segment, group in zip(segments, groups, strict=True)
    ]


def _cases(segment: Segment, plain: Sequence[Hypothesis], glossary: Glossary) -> list[Case]:
    cases = []
    for number, (request, hypothesis) in enumerate(zip(segment.requests, plain, strict=True)):
        hits = segment.hits_of_part(number)
        judged = Judged(hypothesis, verdict(hits, hypothesis, glossary))
        cases.append(Case.of(request.source, hits, judged, opens=number == 0))
    return cases


def _reported(segment: Segment, cases: Sequence[Case], glossary: Glossary, rung: str) -> Enforced:
    """Judge the whole segment, before and after: a part alone may look better than it is."""
    before, after = (
        Judged(whole, verdict(segment.hits, whole, glossary))
        for whole in (
            segment.joined([case.plain.hypothesis for case in cases]),
            segment.joined([case.best.hypothesis for case in cases]),
        )
    )
    best = after if after.verdict.rank > before.verdict.rank else before
    uses = (
        _with_rung(old, new, rung)
        for old, new in zip(before.verdict.uses, best.verdict.uses, strict=True)
    )
    return Enforced(best.hypothesis.text, best.hypothesis.score, tuple(uses))


def _with_rung(before: TermUse, after: TermUse, rung: str) -> TermUse:
    """Say what brought a term about, by what it was in the engine's own translation."""
    if after.outcome is not Outcome.HONOURED:
        return after
    if before.outcome is Outcome.HONOURED:
        return replace(after, rung=rung)
    return replace(after, outcome=Outcome.REPAIRED, rung="forced")
