"""A fuzzy match confirmed as it came."""

from collections.abc import Iterable

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.signs import ANYWHERE

_NEAR = 95
"""Per cent from which what differs is often a mark or a figure that was put right by itself."""


class FuzzyKept:
    """A confirmed target is, word for word, what a memory has for another source."""

    id = "fuzzy-kept"
    title = "a fuzzy match confirmed unchanged"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        del setting

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding about all of the target, less grave for a near match."""
        if not pair.fuzzy:
            return ()
        found = whole(self, pair, f"a match of {pair.fuzzy} % was confirmed as it came")
        if pair.fuzzy < _NEAR:
            return (found,)
        return (Finding(self.id, Severity.INFO, found.message, found.start, found.end),)
