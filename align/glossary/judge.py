"""Judge a target: what became of every term of its source."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from align.glossary.base import Glossary
from align.glossary.entry import Entry
from align.glossary.occurrences import allowed_spans, forbidden_spans
from align.units import Outcome, TermHit, TermUse

_Place: TypeAlias = tuple[int, int]
"""Start and end, code points into the target."""


def judge(hits: Sequence[TermHit], target: str, glossary: Glossary) -> tuple[TermUse, ...]:
    """Return a verdict on every hit, in the order of the hits.

    Every occurrence needs one of its own in the target: honoured where an allowed form is left
    for it, else forbidden where a forbidden form is, else missing. A form inside a longer form
    that counts does not count again. ``TermUse.rung`` is left empty.

    Args:
        hits: terms that do not overlap, as ``Glossary.find`` gives them.
        target: the translation, NFC.
        glossary: the term base that the hits come from.

    Raises:
        KeyError: a hit is not of this term base.
    """
    uses = [TermUse(hit, Outcome.MISSING) for hit in hits]
    taken = bytearray(len(target))
    for outcome, spans in (
        (Outcome.HONOURED, allowed_spans),
        (Outcome.FORBIDDEN, forbidden_spans),
    ):
        wanted = Counter(use.hit.entry for use in uses if use.outcome is Outcome.MISSING)
        given = _assigned(wanted, _places(wanted, target, glossary, spans), taken)
        for number, use in enumerate(uses):
            if use.outcome is Outcome.MISSING and given[use.hit.entry]:
                start, end = given[use.hit.entry].pop(0)
                uses[number] = replace(
                    use, outcome=outcome, form=target[start:end], start=start, end=end
                )
    return tuple(uses)


def _places(
    wanted: Counter[str],
    target: str,
    glossary: Glossary,
    spans: Callable[[Entry, str], Iterator[_Place]],
) -> dict[_Place, list[str]]:
    """Return the entries that each place of the target would do for."""
    places: defaultdict[_Place, list[str]] = defaultdict(list)
    for identity in wanted:
        for place in spans(glossary[identity], target):
            places[place].append(identity)
    return places


def _assigned(
    wanted: Counter[str], places: dict[_Place, list[str]], taken: bytearray
) -> defaultdict[str, list[_Place]]:
    """Give places to entries, longest first, as many as are wanted, none overlapping another.

    Entries with a form in common share its places by augmenting paths (Kuhn 1955), so that
    none is starved by another that has a second choice. ``taken`` marks what is given away.
    """
    given: defaultdict[str, list[_Place]] = defaultdict(list)
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if not any(taken[start:end]) and _augment((start, end), wanted, places, given, set()):
            taken[start:end] = b"\1" * (end - start)
    for mine in given.values():
        mine.sort()
    return given


def _augment(
    place: _Place,
    wanted: Counter[str],
    places: dict[_Place, list[str]],
    given: defaultdict[str, list[_Place]],
    tried: set[str],
) -> bool:
    """Find an entry for a place; where all have enough, let one pass a place on to another."""
    open_to = [identity for identity in places[place] if identity not in tried]
    tried.update(open_to)
    for identity in open_to:
        if len(given[identity]) < wanted[identity]:
            given[identity].append(place)
            return True
    for identity in open_to:
        for number, mine in enumerate(given[identity]):
            if _augment(mine, wanted, places, given, tried):
                given[identity][number] = place
                return True
    return False
