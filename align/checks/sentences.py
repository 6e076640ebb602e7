"""Sentence count: a sentence was left out, or another one has crept in."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.conventions import Conventions
from align.checks.signs import ANYWHERE

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+[\"'“‘«(\[]*(?=[^\W\d_a-z])")
_INSIDE = re.compile(r"[.!?…][\"'”’»)\]]*\s")
_APART = 2
"""Sentences may be joined and split; so many more or fewer are worth a look."""


class Sentences:
    """The target has at least two sentences more or fewer than the source."""

    id = "sentences"
    title = "sentences more or fewer than in the source"
    severity = Severity.INFO
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding."""
        if _may_end(pair.source) or _may_end(pair.target):
            return self._found(pair)
        return ()

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours = sentence_count(pair.source, self._ours)
        theirs = sentence_count(pair.target, self._theirs)
        if abs(ours - theirs) >= _APART:
            yield whole(self, pair, f"{theirs} sentences where the source has {ours}")


def _may_end(text: str) -> bool:
    """Whether a sentence may end amid a text."""
    inner = text[:-1]
    if "." in inner or "?" in inner or "!" in inner or "…" in inner:
        return _INSIDE.search(text) is not None
    return False


def sentence_count(text: str, room: Conventions) -> int:
    """Return how many sentences a text seems to have, at least one."""
    ends = 0
    for match in _END.finditer(text):
        if text[match.end()].isupper() and not _abbreviated(room).search(text, 0, match.start()):
            ends += 1
    return ends + 1


@cache
def _abbreviated(room: Conventions) -> re.Pattern[str]:
    known = "|".join(map(re.escape, room.abbreviations)) or r"(?!)"
    return re.compile(rf"(?:\b(?:{known})|\b[^\W\d_])$")
