"""The ladder: translate, judge, repair what is missing, report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.engines.base import Engine, Request, TermRequest
from align.glossary import Glossary
from align.terminology.repair import Case, Judged, repair
from align.terminology.verdict import verdict
from align.units import Outcome, TermHit, TermUse


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
    hits = [glossary.find(source) if glossary is not None else [] for source in sources]
    requests = [_request(engine, *one, glossary) for one in zip(sources, hits, strict=True)]
    hypotheses = engine.translate(requests)
    if glossary is None:
        return [Enforced(h.text, h.score, ()) for h in hypotheses]
    cases = [
        Case.of(source, found, Judged(h, verdict(found, h, glossary)))
        for source, found, h in zip(sources, hits, hypotheses, strict=True)
    ]
    if engine.forced:
        repair(engine, [case for case in cases if _unsatisfied(case)], glossary)
    rung = "prompt" if engine.soft_terms else "plain"
    return [_reported(case, rung) for case in cases]


def _request(
    engine: Engine, source: str, hits: Sequence[TermHit], glossary: Glossary | None
) -> Request:
    if glossary is None or not engine.soft_terms:
        return Request(source)
    terms = (TermRequest(hit.start, hit.end, glossary[hit.entry].renderings) for hit in hits)
    return Request(source, terms=tuple(terms))


def _unsatisfied(case: Case) -> bool:
    return case.plain.verdict.honoured < len(case.hits)


def _reported(case: Case, rung: str) -> Enforced:
    best = case.best
    uses = (
        _with_rung(before, after, rung)
        for before, after in zip(case.plain.verdict.uses, best.verdict.uses, strict=True)
    )
    return Enforced(best.hypothesis.text, best.hypothesis.score, tuple(uses))


def _with_rung(before: TermUse, after: TermUse, rung: str) -> TermUse:
    """Say what brought a term about, by what it was in the engine's own translation."""
    if after.outcome is not Outcome.HONOURED:
        return after
    if before.outcome is Outcome.HONOURED:
        return replace(after, rung=rung)
    return replace(after, outcome=Outcome.REPAIRED, rung="forced")
