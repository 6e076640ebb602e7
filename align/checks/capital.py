"""Capitals: a target that begins with a small letter where the source has a capital."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE

_FIRST = re.compile(r"[\W_]*")
_WORD = re.compile(r"\w+")


class Capital:
    """The target begins with a small letter, the source with a capital."""

    id = "capital"
    title = "a small letter at the beginning"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding, with the fix."""
        return () if pair.target[:1].isupper() else self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours, at = _first(pair.source), _first(pair.target)
        first = pair.target[at : at + 1]
        if not pair.source[ours : ours + 1].isupper() or not first.islower():
            return
        # Signs such as º and ª are small letters without a capital.
        if first.upper() == first:
            return
        word = _WORD.match(pair.target, at)
        # iPhone, eBay, pH; a mark before the first letter (@name, $x) makes it a code.
        if word is None or not word.group().islower() or pair.target[max(0, at - 1)] in "@$#/\\<{.":
            return
        if word.group() in _WORD.findall(pair.source):
            return
        message = f"begins with a small letter: '{word.group()}'"
        yield Finding(self.id, self.severity, message, at, at + 1, first.upper())


def _first(text: str) -> int:
    found = _FIRST.match(text)
    return found.end() if found else 0
