"""What a check is, what it looks at, and what it finds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from align.checks.conventions import Conventions, conventions
from align.checks.signs import Signs
from align.glossary import Glossary, judge
from align.settings import EnglishSettings
from align.units import TermHit, TermUse, Tier


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    """Almost certainly wrong: must not leave the house."""
    WARNING = "warning"
    """Probably wrong: a person should look."""
    INFO = "info"
    """Unusual: worth a look when there is time."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source with its target, as a check sees it: NFC, neither of them touched."""

    source: str
    target: str
    place: str = ""
    """Where it stands: ``line 12``, or document and number of a unit."""
    line: int = 0
    """Line in the file, or number of the unit in its document."""
    unit: int | None = None
    """Identity of the unit, None for what comes from a file."""
    released: frozenset[str] = frozenset()
    """Entries of the term base that a person released here."""
    fuzzy: int = 0
    """Per cent of the fuzzy match that a person confirmed unchanged; 0 where nobody did."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a target that a person should look at."""

    check: str
    """Identifier of the check."""
    severity: Severity
    message: str
    """What is wrong, without a full stop."""
    start: int
    end: int
    """Code points into the target; all of it where nothing smaller can be named."""
    fix: str | None = None
    """What to put in place of ``target[start:end]``; None where there is no safe repair."""

    def fixed(self, target: str) -> str:
        """Return the target with the repair in it, or as it is if there is none."""
        if self.fix is None:
            return target
        return target[: self.start] + self.fix + target[self.end :]


@dataclass(frozen=True)
class Setting:
    """What all pairs of one run have in common."""

    source: str = "vi"
    """Language of the sources, BCP 47."""
    target: str = "en"
    """Language of the targets, BCP 47."""
    glossary: Glossary | None = None
    english: EnglishSettings = field(default_factory=EnglishSettings)
    """What the project's English looks like; nothing is asked for by default."""
    ours: Conventions = field(init=False)
    """How the source language is written."""
    theirs: Conventions = field(init=False)
    """How the target language is written."""
    hits: Callable[[str], tuple[TermHit, ...]] = field(init=False, compare=False, repr=False)
    """The terms of a source, none without a term base; found once for all checks of a pair."""
    uses: Callable[[Pair], tuple[TermUse, ...]] = field(init=False, compare=False, repr=False)
    """Verdicts on the terms of a pair, but for released ones and guesses; likewise."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ours", conventions(self.source))
        object.__setattr__(self, "theirs", conventions(self.target))
        object.__setattr__(self, "hits", lru_cache(maxsize=16)(self._hits))
        object.__setattr__(self, "uses", lru_cache(maxsize=16)(self._uses))

    def __reduce__(self) -> tuple[object, ...]:
        """Let other processes have a copy; what it has found stays here."""
        return Setting, (self.source, self.target, self.glossary, self.english)

    def _uses(self, pair: Pair) -> tuple[TermUse, ...]:
        hits = [
            hit
            for hit in self.hits(pair.source)
            if hit.tier is not Tier.SKELETON and hit.entry not in pair.released
        ]
        return judge(hits, pair.target, self.glossary) if hits and self.glossary else ()

    def _hits(self, source: str) -> tuple[TermHit, ...]:
        return tuple(self.glossary.find(source)) if self.glossary else ()


class Check(Protocol):
    """Looks at one pair at a time. Made from a ``Setting``; keeps nothing between pairs.

    ``find`` may be called with any pair. ``run`` calls it only where a sign is, so that a clean
    pair costs next to nothing.
    """

    id: str
    title: str
    """What it looks for, in a few words."""
    severity: Severity
    """Severity of its findings, unless a finding says otherwise."""

    @property
    def signs(self) -> Signs:
        """Characters that a pair must have, or there is nothing to find; a necessary condition."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return what is wrong with the target, by its place; the target is not blank."""


class Across(Protocol):
    """Compares pairs with one another: one object a run, its memory grows with the pairs."""

    id: str
    title: str
    severity: Severity

    def see(self, pair: Pair) -> None:
        """Take note of a pair."""

    def findings(self) -> Iterator[tuple[Pair, Finding]]:
        """Yield, after the last pair, what is wrong with which, in the order of the pairs."""


def whole(check: Check | Across, pair: Pair, message: str) -> Finding:
    """Return a finding about all of the target."""
    return Finding(check.id, check.severity, message, 0, len(pair.target))
