"""What to look for among the units of a project, as data that can be combined.

``HasStatus({Status.DRAFT}) & (Contains("lúa") | ~Noted())`` reads as it is meant. Each criterion
knows its condition in SQL; that is all ``align.store.editing.desk`` needs to select by it.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from align.store.editing.finding import Finder
from align.store.rows import Value, storable, storable_name
from align.units import Outcome, Status

TABLES = (
    "unit u LEFT JOIN typed y ON y.unit = u.id LEFT JOIN mark m ON m.unit = u.id"
    " LEFT JOIN origin o ON o.id = u.origin"
)
TEXT = "coalesce(y.text, u.target)"
"""The target as a person sees it: as typed, else as it stands."""
NOTE = "coalesce(m.note, u.note)"
PROBLEM = (Outcome.MISSING, Outcome.FORBIDDEN)


@dataclass(slots=True)
class Query:
    """Values and patterns of a condition, in the order of its placeholders."""

    values: list[Value] = field(default_factory=list)
    finders: list[Finder] = field(default_factory=list)

    def value(self, value: Value) -> str:
        """Take a value in; return its placeholder."""
        self.values.append(value)
        return "?"

    def one_of(self, values: Iterable[str]) -> str:
        """Take several values in; return the list of their placeholders."""
        return f"({', '.join(self.value(value) for value in sorted(values))})"


class Where(ABC):
    """A criterion; combine with ``&``, ``|`` and ``~``."""

    __slots__ = ()

    @abstractmethod
    def condition(self, query: Query) -> str:
        """Return the condition over ``TABLES``, leaving its values with the query."""

    def __and__(self, other: "Where") -> "Where":
        return AllOf((self, other))

    def __or__(self, other: "Where") -> "Where":
        return AnyOf((self, other))

    def __invert__(self) -> "Where":
        return Not(self)


@dataclass(frozen=True, slots=True)
class AllOf(Where):
    """Every one of them; without any it is everything."""

    parts: tuple[Where, ...] = ()

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return " AND ".join(f"({part.condition(query)})" for part in self.parts) or "1"


@dataclass(frozen=True, slots=True)
class AnyOf(Where):
    """At least one of them; without any it is nothing."""

    parts: tuple[Where, ...] = ()

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return " OR ".join(f"({part.condition(query)})" for part in self.parts) or "0"


@dataclass(frozen=True, slots=True)
class Not(Where):
    """Whatever the other criterion leaves out."""

    part: Where

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"NOT coalesce(({self.part.condition(query)}), 0)"


@dataclass(frozen=True, slots=True)
class Among(Where):
    """One of these units, whatever they were chosen by."""

    units: frozenset[int]

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return (
            f"u.id IN (SELECT value FROM json_each({query.value(json.dumps(sorted(self.units)))}))"
        )


@dataclass(frozen=True, slots=True)
class ChangedSince(Where):
    """Changed at a time or after it (UTC, ISO 8601)."""

    at: str

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"u.changed >= {query.value(self.at)}"


@dataclass(frozen=True, slots=True)
class HasStatus(Where):
    """One of these statuses."""

    statuses: frozenset[Status]

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"u.status IN {query.one_of(self.statuses)}"


@dataclass(frozen=True, slots=True)
class InDocument(Where):
    """Of one document."""

    name: str

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        name = query.value(storable_name(self.name))
        return f"u.document = (SELECT id FROM document WHERE name = {name})"


class Side(StrEnum):
    """Where to look for a text."""

    SOURCE = "source"
    TARGET = "target"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Contains(Where):
    """A text, or what a regular expression matches, in the source or the target as seen."""

    text: str
    side: Side = Side.EITHER
    regex: bool = False
    case: bool = False
    """Whether capitals count."""

    def condition(self, query: Query) -> str:
        """See ``Where``; an empty text is everywhere."""
        number = len(query.finders)
        query.finders.append(Finder(self.text, self.regex, self.case))
        sides = {Side.SOURCE: ("u.source",), Side.TARGET: (TEXT,), Side.EITHER: ("u.source", TEXT)}
        return " OR ".join(f"align_found({number}, {side})" for side in sides[self.side])


@dataclass(frozen=True, slots=True)
class MadeBy(Where):
    """A target made by one of these engines (``person`` and ``memory`` too; '' for none)."""

    engines: frozenset[str]

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"coalesce(o.engine, '') IN {query.one_of(map(storable, self.engines))}"


@dataclass(frozen=True, slots=True)
class Score(Where):
    """A score (mean log-probability a token, at most 0) in a range; none is in no range."""

    low: float = float("-inf")
    high: float = float("inf")

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"u.score BETWEEN {query.value(self.low)} AND {query.value(self.high)}"


@dataclass(frozen=True, slots=True)
class Confidence(Where):
    """A confidence of the aligner or an estimator (0 to 1) in a range; none is in no range."""

    low: float = 0.0
    high: float = 1.0

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"u.confidence BETWEEN {query.value(self.low)} AND {query.value(self.high)}"


@dataclass(frozen=True, slots=True)
class Noted(Where):
    """A note, whoever wrote it."""

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return f"{NOTE} <> ''"


@dataclass(frozen=True, slots=True)
class Locked(Where):
    """Locked against changes."""

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return "coalesce(m.locked, 0)"


@dataclass(frozen=True, slots=True)
class Bookmarked(Where):
    """Marked to come back to."""

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return "coalesce(m.bookmarked, 0)"


@dataclass(frozen=True, slots=True)
class Typed(Where):
    """Text that was typed and not confirmed yet."""

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        return "y.unit IS NOT NULL"


@dataclass(frozen=True, slots=True)
class HasTerm(Where):
    """A term with one of these outcomes in the target as it stands (not as typed).

    What a person has released counts as overridden, whatever was found.
    """

    outcomes: frozenset[Outcome] = frozenset(PROBLEM)
    entry: str | None = None
    """Identifier of the entry; None for any."""

    def condition(self, query: Query) -> str:
        """See ``Where``."""
        condition = (
            "u.id IN (SELECT t.unit FROM term_use t LEFT JOIN term_override v"
            " ON v.unit = t.unit AND v.entry = t.entry AND v.withdrawn = ''"
            " WHERE CASE WHEN v.id IS NULL THEN t.outcome ELSE 'overridden' END"
            f" IN {query.one_of(self.outcomes)}"
        )
        if self.entry is not None:
            condition += f" AND t.entry = {query.value(storable(self.entry))}"
        return condition + ")"
