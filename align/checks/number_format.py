"""Number format: figures of the target that still follow the conventions of the source."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions import Conventions
from align.checks.figures import written
from align.checks.malformed import malformed, may_be_malformed
from align.checks.quantities import figures, tokens
from align.checks.signs import FIGURES, NOWHERE, Signs

_MARKED = re.compile(r"[.,'’]\d")


class NumberFormat:
    """``1.246`` or ``43,7`` was copied where the target language writes 1,246 or 43.7."""

    id = "number-format"
    title = "numbers written as in the source language"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        same = self._ours.decimal == self._theirs.decimal
        self.signs = NOWHERE if same else Signs(target=FIGURES)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each number in the target that means another value as it stands."""
        if self.signs is NOWHERE or not _MARKED.search(pair.target):
            return ()
        copied = tokens(pair.target) & tokens(pair.source)
        if any("." in one or "," in one for one in copied):
            return self._all(pair)
        return self._malformed(pair) if may_be_malformed(pair.target, self._theirs) else ()

    def _all(self, pair: Pair) -> Iterator[Finding]:
        yield from self._found(pair)
        yield from self._malformed(pair)

    def _malformed(self, pair: Pair) -> Iterator[Finding]:
        """Yield the figures of the target whose marks are in the wrong place."""
        for one in malformed(pair, list(figures(pair.source, self._ours)), self._theirs):
            message = f"{one.text} is {one.right} in this language"
            end = one.start + len(one.text)
            yield Finding(self.id, self.severity, message, one.start, end, one.right)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        copied = [one for one in figures(pair.target, self._theirs) if one.foreign is not None]
        if not copied:
            return
        # A fraction of three figures may as well be thousands in a source that is not careful.
        meant = {
            one.text: one.proper
            for one in figures(pair.source, self._ours)
            if one.proper is not None
            and (one.foreign is None or not _in_thousandths(one.text, self._ours))
        }
        for one in copied:
            wanted = meant.get(one.text)
            if one.foreign is None or one.foreign != wanted or one.proper == wanted:
                continue
            fix = written(one.foreign, one.text, self._theirs)
            if fix != one.text:
                message = f"{one.text} is {fix} in this language"
                yield Finding(self.id, self.severity, message, one.start, one.end, fix)


def _in_thousandths(figures: str, room: Conventions) -> bool:
    _, mark, fraction = figures.rpartition(room.decimal)
    return bool(mark) and len(fraction) == 3
