"""The ladder: translate, judge, repair what is missing, report."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from align.conventions import EnglishSettings, after_translation
from align.engines.base import Engine, Hypothesis
from align.glossary import Glossary
from align.terminology import constrained, forced, repetition, spans, told
from align.terminology.case import Case, Judged
from align.terminology.segment import Segment
from align.terminology.verdict import verdict
from align.units import Outcome, TermUse

PLAIN = "plain"
PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with the proof of what became of each term."""

    text: str
    score: float | None
    """Mean log-probability per target token that the engine chose, where it tells it."""
    uses: tuple[TermUse, ...]
    """One for each occurrence of a term in the source, in their order."""
    fault: str = ""
    """One sentence that says why there is no translation, where there is none."""


def enforce(
    engine: Engine,
    sources: Sequence[str],
    glossary: Glossary | None,
    released: Sequence[Collection[str]] = (),
    examples: Sequence[Sequence[tuple[str, str]]] = (),
    english: EnglishSettings | None = None,
) -> list[Enforced]:
    """Translate segments under a term base.

    Segments without a term get exactly the request they would get without a term base, and so do
    the others at first, except from engines that are told their terms at once (``prompt``).
    The rungs, each for those segments only that the one before left unsatisfied:

    1. ``plain``: the engine's own translation.
    2. ``forced``: engines that obey a prefix say the segment again from where attention puts the
       term, and with it.
    3. ``span``: the words that stand for the term are replaced by it.
    4. ``told``: engines with ``soft_terms`` say the segment again, with its terms told.
    5. ``constrained``: engines whose search can be held to words in any order are held to them. It
       does not know where a term belongs, so it comes after those that do.
    6. ``forced`` again, in several places.
    7. ``once``: a form said a second time for the same words of the source is taken out.

    What is still missing, or forbidden, is reported so; a repair never honours fewer terms. A term
    said more often than it occurs is a failure too, and a repair that says it less often is taken.

    Args:
        engine: what translates.
        sources: the segments.
        glossary: the term base, None for the engine alone.
        released: for each segment the entries that are not asked for there, though their uses
            are reported; empty for none anywhere.
        examples: for each segment similar ones with their translations, best first, for engines
            that are ``shown`` them; empty for none anywhere.
        english: conventions that every translation is brought under in the end; forms of the term
            base stay.

    Raises:
        TranslationError: the engine broke; nothing of the batch is usable.
    """
    segments = [
        Segment.of(engine, source, glossary, free, similar)
        for source, free, similar in zip(
            sources,
            released or [()] * len(sources),
            examples or [()] * len(sources),
            strict=True,
        )
    ]
    requests = [request for segment in segments for request in segment.requests]
    answers = iter(engine.translate(requests))
    plain = [list(islice(answers, len(segment.requests))) for segment in segments]
    if glossary is None:
        made = [Enforced(h.text, h.score, (), h.fault) for [h] in plain]
        return _conformed(made, sources, english)
    groups = [
        _cases(engine, segment, found, glossary)
        for segment, found in zip(segments, plain, strict=True)
    ]
    for rung in _rungs(engine):
        pending = [c for group in groups for c in group if not c.best.is_complete]
        if pending:
            rung(pending, glossary)
    made = [
        _reported(segment, group, glossary) for segment, group in zip(segments, groups, strict=True)
    ]
    return _conformed(made, sources, english)


def _conformed(
    made: list[Enforced], sources: Sequence[str], english: EnglishSettings | None
) -> list[Enforced]:
    """Bring translations under the conventions of a project."""
    if english is None:
        return made
    found = []
    for one, source in zip(made, sources, strict=True):
        text, uses = after_translation(one.text, source, one.uses, english)
        found.append(replace(one, text=text, uses=uses))
    return found


def _rungs(engine: Engine) -> list[Callable[[Sequence[Case], Glossary], None]]:
    """Return what can be tried with an engine, in order."""
    found: list[Callable[[Sequence[Case], Glossary], None]] = []
    if engine.forced:
        found.append(lambda cases, glossary: forced.force(engine, cases, glossary))
    found.append(spans.substitute)
    if engine.soft_terms and not engine.told_first:
        found.append(lambda cases, glossary: told.tell(engine, cases, glossary))
    if engine.constrained:
        found.append(lambda cases, glossary: constrained.constrain(engine, cases, glossary))
    if engine.forced:
        found.append(lambda cases, glossary: forced.force(engine, cases, glossary, forced.WIDE))
    found.append(repetition.thin)
    return found


def _cases(
    engine: Engine, segment: Segment, plain: Sequence[Hypothesis], glossary: Glossary
) -> list[Case]:
    rung = PROMPT if engine.soft_terms and engine.told_first else PLAIN
    return [
        Case.of(
            request.source,
            segment.hits_of_part(number),
            hypothesis,
            glossary,
            opens=segment.opens(number),
            rung=rung,
        )
        for number, (request, hypothesis) in enumerate(zip(segment.requests, plain, strict=True))
    ]


def _reported(segment: Segment, cases: Sequence[Case], glossary: Glossary) -> Enforced:
    """Judge the whole segment, before and after: a part alone may look better than it is."""
    before, after = (
        Judged(whole, verdict(segment.hits, whole, glossary))
        for whole in (
            segment.joined([case.plain.hypothesis for case in cases]),
            segment.joined([case.best.hypothesis for case in cases]),
        )
    )
    repaired = after.verdict.rank > before.verdict.rank
    best = after if repaired else before
    # Hits and parts go from left to right, and no term is in two parts.
    # One that only the whole segment honours was honoured by what another part says of itself.
    rungs = [rung if repaired and rung else case.first for case in cases for rung in case.rungs]
    uses = [
        *map(_with_rung, best.verdict.uses, rungs),
        *verdict(segment.released, best.hypothesis, glossary).uses,
    ]
    uses.sort(key=lambda use: use.hit.start)
    fault = next((c.best.hypothesis.fault for c in cases if c.best.hypothesis.fault), "")
    return Enforced(best.text, best.hypothesis.score, tuple(uses), fault)


def _with_rung(use: TermUse, rung: str) -> TermUse:
    """Say what brought a term about, and whether it took a repair."""
    if use.outcome is not Outcome.HONOURED:
        return use
    if rung in {PLAIN, PROMPT}:
        return replace(use, rung=rung)
    return replace(use, outcome=Outcome.REPAIRED, rung=rung)
