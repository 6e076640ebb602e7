"""Hard enforcement by prefix: say the translation again with the missing term where it belongs.

The text left of the term is kept, the term is forced, and what follows is translated anew, so
that it agrees with the term (prefix-constrained decoding, Wuebker et al. 2016, at the place that
attention gives, Hasler et al. 2018). Terms are forced left to right, one a round, and what is
forced stands until the end of the sweep. Each round costs a decoding, so a narrow sweep forces one
term only, from which the rest of the sentence follows; other rungs see to the others. All segments
that lack a term share the batch of a round, and are decoded greedily.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from align.engines.base import Engine, Hypothesis, Request
from align.glossary import Glossary
from align.terminology.case import Case, Judged
from align.terminology.forms import ordered, told
from align.terminology.positions import positions
from align.terminology.prefixes import prefixes
from align.units import Outcome, TermUse

RUNG = "forced"


@dataclass(frozen=True, slots=True)
class Width:
    """How widely a sweep looks."""

    places: int
    """Positions tried for a term."""
    forms: int
    """Forms of it tried in each."""
    rounds: int
    """Terms forced in a segment at most."""


NARROW = Width(places=1, forms=1, rounds=1)
"""For every segment that lacks a term."""
WIDE = Width(places=2, forms=2, rounds=8)
"""For what is stubborn."""


@dataclass(slots=True)
class _Sweep:
    """Where the repair of a case has come to."""

    case: Case
    now: Judged
    width: Width
    frontier: int = 0
    """How much of the text was forced or kept, and stands."""
    tried: set[int] = field(default_factory=set)
    """Hits, by number, that were forced."""


def force(engine: Engine, cases: Sequence[Case], glossary: Glossary, width: Width = NARROW) -> None:
    """Sweep over segments from left to right and repair what can be repaired.

    Raises:
        TranslationError: the engine broke.
    """
    pending = [_Sweep(case, case.best, width) for case in cases]
    while pending:
        tries = [(sweep, *_next(sweep, glossary)) for sweep in pending]
        tries = [(sweep, number, requests) for sweep, number, requests in tries if requests]
        if not tries:
            break
        answers = iter(engine.translate([r for _, _, requests in tries for r in requests]))
        for sweep, number, requests in tries:
            _take(sweep, number, [(r, next(answers)) for r in requests], glossary)
        pending = [sweep for sweep, _, _ in tries]


def _next(sweep: _Sweep, glossary: Glossary) -> tuple[int, list[Request]]:
    """Return the next hit to force and the translations to try for it: none if all is done."""
    chosen = _leftmost(sweep) if len(sweep.tried) < sweep.width.rounds else None
    if chosen is None:
        return -1, []
    number, places = chosen
    sweep.tried.add(number)
    case = sweep.case
    hit = case.hits[number]
    forms = ordered(glossary, case.source, hit)
    tries = [
        prefix
        for place in places
        for prefix in prefixes(
            sweep.now.text,
            place,
            forms,
            glossary[hit.entry].language,
            most=sweep.width.forms,
            opens=case.opens,
        )
    ]
    terms = told(case.source, case.hits, glossary) if case.told else ()
    return number, [
        Request(case.source, prefix=prefix, terms=terms, quick=True)
        for prefix in dict.fromkeys(tries)
    ]


def _leftmost(sweep: _Sweep) -> tuple[int, list[int]] | None:
    """Return the unsatisfied hit that belongs furthest to the left, and where it may go."""
    found = [
        (number, _places(sweep, use, sweep.width.places))
        for number, use in enumerate(sweep.now.verdict.uses)
        if use.outcome is not Outcome.HONOURED and number not in sweep.tried
    ]
    placed = [(number, places) for number, places in found if places]
    return min(placed, key=lambda one: one[1][0], default=None)


def _places(sweep: _Sweep, use: TermUse, most: int) -> list[int]:
    """Return where a term may be forced: at its forbidden form, and where attention puts it.

    Of a term that occurs several times any occurrence may be the one that got lost.
    """
    case = sweep.case
    hits = [use.hit, *(h for h in case.hits if h.entry == use.hit.entry and h != use.hit)]
    ranked = zip_longest(
        *(
            positions(sweep.now.hypothesis, case.source, (h.start, h.end), sweep.frontier)
            for h in hits
        )
    )
    found = [place for places in ranked for place in places if place is not None]
    if use.outcome is Outcome.FORBIDDEN and use.start >= sweep.frontier:
        found.insert(0, use.start)
    taken = [
        range(other.start, other.end)
        for other in sweep.now.verdict.uses
        if other.hit.entry == use.hit.entry and other.outcome is Outcome.HONOURED
    ]
    free = (place for place in dict.fromkeys(found) if not any(place in span for span in taken))
    return list(islice(free, most))


def _take(
    sweep: _Sweep, number: int, answers: Sequence[tuple[Request, Hypothesis]], glossary: Glossary
) -> None:
    """Go on from the best of the answers, if one of them puts the term in its place."""
    case = sweep.case
    entry = case.hits[number].entry
    before = sweep.now.verdict
    judged = [(case.judged(answer, glossary), len(request.prefix)) for request, answer in answers]
    usable = [
        (one, length)
        for one, length in judged
        if case.is_sane(one)
        and (one.verdict.of_entry(entry), -one.verdict.forbidden)
        > (before.of_entry(entry), -before.forbidden)
    ]
    if usable:
        sweep.now, sweep.frontier = max(usable, key=lambda one: _preference(one[0]))
        case.take(sweep.now, RUNG)


def _preference(judged: Judged) -> tuple[tuple[int, int, int], float]:
    score = judged.hypothesis.score
    return judged.verdict.rank, float("-inf") if score is None else score
