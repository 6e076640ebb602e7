"""Suggestions where they stand in a project, and those that are alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from align.repair import Suggestion, Trust


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a project that was perhaps misread."""

    document: str
    """Name of the document, as the project knows it."""
    unit: int
    """Identity of the segment it stood in when it was looked for."""
    number: int
    """Number of that segment."""
    suggestion: Suggestion

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from every other place: document and code points of the text as read."""
        return self.document, self.suggestion.start, self.suggestion.end

    @property
    def alike(self) -> tuple[str, str]:
        """What it has in common with others: what was found, and what is proposed."""
        return self.suggestion.found, self.suggestion.proposed


@dataclass(frozen=True, slots=True)
class Group:
    """All places of a project where the same is proposed for the same."""

    places: tuple[Place, ...]
    """At least one, in the order of the project."""

    @property
    def found(self) -> str:
        """What stands there."""
        return self.places[0].suggestion.found

    @property
    def proposed(self) -> str:
        """What is proposed."""
        return self.places[0].suggestion.proposed

    @property
    def best(self) -> Suggestion:
        """The surest of the suggestions."""
        return min((one.suggestion for one in self.places), key=_rank)

    @property
    def trust(self) -> Trust:
        """How far the surest of them may be trusted."""
        return self.best.trust


def groups(places: Iterable[Place]) -> tuple[Group, ...]:
    """Put together what is alike: the surest first, of these the more frequent."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        found.setdefault(place.alike, []).append(place)
    made = (Group(tuple(alike)) for alike in found.values())
    return tuple(sorted(made, key=_order))


def _rank(one: Suggestion) -> tuple[int, float]:
    return _TRUST[one.trust], -one.score


def _order(group: Group) -> tuple[int, int, float, str]:
    best = group.best
    return _TRUST[best.trust], -len(group.places), -best.score, group.found


_TRUST = {trust: place for place, trust in enumerate(Trust)}
