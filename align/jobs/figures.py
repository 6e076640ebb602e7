"""What a document, or a job, comes to in figures. They add up, and hold no times."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from align.checks import Finding
from align.jobs.lines import Json
from align.units import Outcome, Unit

_NUMBERS = (
    "documents",
    "segments",
    "words",
    "translated",
    "recalled",
    "repeated",
    "failed",
    "lost",
)
_COUNTS = ("terms", "rungs", "findings", "removed")


@dataclass(slots=True)
class Figures:
    """Counts of one document or many."""

    documents: int = 0
    segments: int = 0
    words: int = 0
    """Source words between white space."""
    translated: int = 0
    """Segments with a translation, from the engine or a memory."""
    recalled: int = 0
    """Of these, from a memory."""
    repeated: int = 0
    """Segments whose text came before in the same shard, and was not translated again."""
    failed: int = 0
    """Segments that were set aside."""
    lost: int = 0
    """Words of these."""
    terms: Counter[str] = field(default_factory=Counter)
    """Occurrences of terms, by outcome."""
    rungs: Counter[str] = field(default_factory=Counter)
    """Honoured and repaired ones, by what brought them about."""
    findings: Counter[str] = field(default_factory=Counter)
    """By severity and check: ``error numbers``."""
    removed: Counter[str] = field(default_factory=Counter)
    """Pieces of page furniture taken out, by reason."""

    def take(self, unit: Unit, findings: tuple[Finding, ...], words: int, *, first: bool) -> None:
        """Count a unit; ``first`` if its text has not come before."""
        self.segments += 1
        self.words += words
        self.repeated += not first
        if not unit.target:
            self.failed += 1
            self.lost += words
            return
        self.translated += 1
        self.recalled += unit.origin is not None and unit.origin.engine == "memory"
        for use in unit.terms:
            self.terms[use.outcome.value] += 1
            if use.outcome in (Outcome.HONOURED, Outcome.REPAIRED):
                self.rungs[use.rung or "plain"] += 1
        for finding in findings:
            self.findings[f"{finding.severity.value} {finding.check}"] += 1

    def add(self, other: "Figures") -> None:
        """Add other figures to these."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _COUNTS:
            getattr(self, name).update(getattr(other, name))

    @property
    def rendered(self) -> int:
        """Source words that have a translation."""
        return self.words - self.lost

    @property
    def obeyed(self) -> float | None:
        """Share of the terms that are as the term base wants them; None without any."""
        total = self.terms.total()
        kept = self.terms[Outcome.HONOURED.value] + self.terms[Outcome.REPAIRED.value]
        return kept / total if total else None

    def findings_of(self, severity: str) -> int:
        """Return how many findings are ``error``, ``warning`` or ``info``."""
        return sum(n for name, n in self.findings.items() if name.split()[0] == severity)

    def as_json(self) -> dict[str, Json]:
        """Return them for JSON, in an order that is always the same."""
        found: dict[str, Json] = {name: getattr(self, name) for name in _NUMBERS}
        for name in _COUNTS:
            found[name] = dict(sorted(getattr(self, name).items()))
        return found

    @classmethod
    def of(cls, found: Mapping[str, Json]) -> Self:
        """Read what ``as_json`` gave."""
        made = cls()
        for name in _NUMBERS:
            setattr(made, name, found.get(name, 0))
        for name in _COUNTS:
            getattr(made, name).update(found.get(name) or {})
        return made
