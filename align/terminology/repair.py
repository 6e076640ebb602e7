"""Hard enforcement by prefix: say the translation again with the missing term where it belongs.

The text left of the term is kept, the term is forced, and what follows is translated anew, so
that it agrees with the term (prefix-constrained decoding, Wuebker et al. 2016, at the place that
attention gives, Hasler et al. 2018). Terms are forced left to right, one a round, and what is
forced stands until the sweep over the segment ends; a second sweep looks more widely for what is
still missing. All segments that lack a term share the batch of a round.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from align.engines.base import Engine, Hypothesis, Request
from align.engines.guards import loops, sane_length
from align.glossary import Glossary
from align.terminology.positions import positions
from align.terminology.prefixes import prefixes
from align.terminology.verdict import Verdict, verdict
from align.units import Outcome, TermHit, TermUse

_WIDTHS = ((2, 1), (3, 2))
"""Positions and forms tried for a term in the first and in the second sweep over a segment."""
_MANY = 4
"""Terms beyond which a first sweep tries one position each: long sentences are dear."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation with what it does with its terms."""

    hypothesis: Hypothesis
    verdict: Verdict

    @property
    def is_complete(self) -> bool:
        """Whether every occurrence is honoured."""
        return self.verdict.honoured == len(self.verdict.uses)


@dataclass(slots=True)
class Case:
    """One segment under repair, or a part of one."""

    source: str
    hits: Sequence[TermHit]
    plain: Judged
    now: Judged
    """Where the repair has come to."""
    best: Judged
    opens: bool = True
    """Whether the source begins a sentence, or goes on with one."""
    sweep: int = 0
    """Number of the sweep from left to right, from 0."""
    frontier: int = 0
    """How much of the text was forced or kept in this sweep, and stands."""
    tried: set[int] = field(default_factory=set)
    """Hits, by number, that were forced in this sweep."""

    @classmethod
    def of(
        cls, source: str, hits: Sequence[TermHit], plain: Judged, *, opens: bool = True
    ) -> "Case":
        """Open a case."""
        return cls(source, hits, plain, plain, plain, opens)


def repair(engine: Engine, cases: Sequence[Case], glossary: Glossary) -> None:
    """Repair what can be repaired; afterwards ``best`` of each case is its best translation.

    A translation is only taken that honours more terms than the plain one or has fewer forbidden
    forms, says no term more often than the source or the plain one does, and neither runs in a
    circle nor goes on for too long.

    Raises:
        TranslationError: the engine broke.
    """
    pending = list(cases)
    while pending:
        tries = [(case, *_next(case, glossary)) for case in pending]
        tries = [(case, number, requests) for case, number, requests in tries if requests]
        if not tries:
            break
        answers = iter(engine.translate([r for _, _, requests in tries for r in requests]))
        for case, number, requests in tries:
            _take(case, number, [(r, next(answers)) for r in requests], glossary)
        pending = [case for case, _, _ in tries]


def _next(case: Case, glossary: Glossary) -> tuple[int, list[Request]]:
    """Return the next hit to force and the translations to try for it: none if all is done."""
    chosen = _leftmost(case)
    while chosen is None and case.sweep + 1 < len(_WIDTHS) and not case.best.is_complete:
        case.sweep, case.frontier, case.tried = case.sweep + 1, 0, set()
        case.now = case.best
        chosen = _leftmost(case)
    if chosen is None:
        return -1, []
    number, places = chosen
    case.tried.add(number)
    entry = glossary[case.hits[number].entry]
    text = case.now.hypothesis.text
    forms = _WIDTHS[case.sweep][1]
    tries = [
        prefix
        for place in places
        for prefix in prefixes(text, place, entry, forms, opens=case.opens)
    ]
    return number, [Request(case.source, prefix=prefix) for prefix in dict.fromkeys(tries)]


def _leftmost(case: Case) -> tuple[int, list[int]] | None:
    """Return the unsatisfied hit that belongs furthest to the left, and where it may go."""
    missing = [
        (number, use)
        for number, use in enumerate(case.now.verdict.uses)
        if use.outcome is not Outcome.HONOURED and number not in case.tried
    ]
    most = 1 if not case.sweep and len(missing) > _MANY else _WIDTHS[case.sweep][0]
    found = [(number, _places(case, use, most)) for number, use in missing]
    placed = [(number, places) for number, places in found if places]
    return min(placed, key=lambda one: one[1][0], default=None)


def _places(case: Case, use: TermUse, most: int) -> list[int]:
    """Return where a term may be forced: at its forbidden form, and where attention puts it.

    Of a term that occurs several times any occurrence may be the one that got lost.
    """
    hits = [use.hit, *(h for h in case.hits if h.entry == use.hit.entry and h != use.hit)]
    ranked = zip_longest(
        *(
            positions(case.now.hypothesis, case.source, (h.start, h.end), case.frontier)
            for h in hits
        )
    )
    found = [place for places in ranked for place in places if place is not None]
    if use.outcome is Outcome.FORBIDDEN and use.start >= case.frontier:
        found.insert(0, use.start)
    taken = [
        range(other.start, other.end)
        for other in case.now.verdict.uses
        if other.hit.entry == use.hit.entry and other.outcome is Outcome.HONOURED
    ]
    free = (place for place in dict.fromkeys(found) if not any(place in span for span in taken))
    return list(islice(free, most))


def _take(
    case: Case, number: int, answers: Sequence[tuple[Request, Hypothesis]], glossary: Glossary
) -> None:
    """Go on from the best of the answers, if one of them puts the term in its place."""
    entry = case.hits[number].entry
    before = case.now.verdict
    judged = [
        (Judged(answer, verdict(case.hits, answer, glossary)), len(request.prefix))
        for request, answer in answers
    ]
    usable = [
        (one, length)
        for one, length in judged
        if _is_sane(case, one)
        and (one.verdict.of_entry(entry), -one.verdict.forbidden)
        > (before.of_entry(entry), -before.forbidden)
    ]
    if usable:
        case.now, case.frontier = max(usable, key=lambda one: _preference(one[0]))
        if case.now.verdict.rank > case.best.verdict.rank:
            case.best = case.now


def _is_sane(case: Case, judged: Judged) -> bool:
    text = judged.hypothesis.text
    return (
        judged.verdict.excess <= case.plain.verdict.excess
        and not loops(text, case.source)
        and sane_length(text, case.source)
    )


def _preference(judged: Judged) -> tuple[tuple[int, int, int], float]:
    score = judged.hypothesis.score
    return judged.verdict.rank, float("-inf") if score is None else score
