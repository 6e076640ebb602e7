"""Doubled words: ``the the``."""

import re
from collections.abc import Iterable, Iterator
from operator import eq

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import words

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]+)(\s+\1)(?![\w'’-])", re.IGNORECASE)


class DoubledWords:
    """A word stands twice in a row, and it is none that may."""

    id = "doubled-word"
    title = "a word twice in a row"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        # Where words are doubled by the grammar, as in Vietnamese, doubling says nothing.
        self.signs = ANYWHERE if setting.theirs.doubled else NOWHERE
        self._allowed = setting.theirs.doubled

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each doubled word; the fix takes the second away."""
        if self.signs is NOWHERE:
            return ()
        said = words(pair.target)
        return self._found(pair) if any(map(eq, said, said[1:])) else ()

    def _found(self, pair: Pair) -> Iterator[Finding]:
        for match in _DOUBLED.finditer(pair.target):
            first, second = match[1], match[2].strip()
            # A name may be a word said twice: Bora Bora, Pago Pago.
            if first.lower() in self._allowed or (first[0].isupper() and second[0].isupper()):
                continue
            if match.group().lower() in pair.source.lower():
                continue
            message = f"'{first}' stands twice"
            yield Finding(self.id, self.severity, message, match.end(1), match.end(), "")
