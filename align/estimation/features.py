"""What the surface estimator looks at, as numbers; in each, more is not always better."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log1p

from align.checks import Pair, Setting, Severity, chosen, run
from align.checks.length import lengths
from align.embedding import Embedder
from align.estimation.base import Candidate
from align.estimation.coverage import Coverage, WordCoverage, words

PLAIN = (
    "similarity",
    "source covered",
    "target covered",
    "source unsaid",
    "target added",
    "too short",
    "too long",
    "length",
    "errors",
    "warnings",
    "copied",
    "variety",
    "word length",
    "names",
)
"""Names of the features that any translation has, in their order."""
SCORE = "score"
"""Mean log-probability per token; comes behind the others where an engine tells it."""
_MOST = 3
"""Findings of one severity that count; more of them say nothing new."""


class Features:
    """Computes features; keeps only vectors of words between calls."""

    def __init__(self, embedder: Embedder, source: str, target: str) -> None:
        self._embedder = embedder
        self._coverage = WordCoverage(embedder)
        self._lengths = lengths(source, target)
        # Terms are judged by the verdicts of the candidate, not found again.
        self._setting = Setting(source, target)
        self._checks = tuple(chosen(skip=("terms", "forbidden-terms", "inconsistent")))

    def of(self, candidates: Sequence[Candidate]) -> list[list[float]]:
        """Return ``PLAIN`` of each candidate, shape (candidates, features)."""
        self._coverage.learn(words(text) for one in candidates for text in (one.source, one.target))
        similar = self._similarities(candidates)
        found = self._findings(candidates)
        return [
            self._row(one, alike, counts)
            for one, alike, counts in zip(candidates, similar, found, strict=True)
        ]

    def _similarities(self, candidates: Sequence[Candidate]) -> list[float]:
        ours = self._embedder.embed([one.source for one in candidates])
        theirs = self._embedder.embed([one.target for one in candidates])
        return [float(left @ right) for left, right in zip(ours, theirs, strict=True)]

    def _findings(self, candidates: Iterable[Candidate]) -> list[Counter[Severity]]:
        pairs = [Pair(one.source, one.target, line=number) for number, one in enumerate(candidates)]
        counts: list[Counter[Severity]] = [Counter() for _ in pairs]
        for found in run(pairs, self._checks, self._setting):
            counts[found.pair.line][found.finding.severity] += 1
        return counts

    def _row(self, one: Candidate, similar: float, found: Counter[Severity]) -> list[float]:
        ours, theirs = words(one.source), words(one.target)
        covered: Coverage = self._coverage.of(ours, theirs)
        surprise = self._lengths.surprise(len(one.source.strip()), len(one.target.strip()))
        different = set(theirs)
        return [
            similar,
            covered.source,
            covered.target,
            covered.unsaid,
            covered.added,
            max(0.0, -surprise),
            max(0.0, surprise),
            log1p(len(one.source)),
            float(min(found[Severity.ERROR], _MOST)),
            float(min(found[Severity.WARNING], _MOST)),
            len(different & set(ours)) / max(1, len(different)),
            len(different) / max(1, len(theirs)),
            sum(map(len, theirs)) / max(1, len(theirs)),
            _capitals(one.source),
        ]


def _capitals(text: str) -> float:
    """Return the share of words that begin with a capital: names are easy to get right."""
    found = text.split()
    return sum(word[0].isupper() for word in found) / max(1, len(found))
