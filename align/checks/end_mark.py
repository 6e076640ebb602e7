"""End punctuation: a question stays a question, and a sentence ends like one."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE

_CLOSERS = "\ufffc\"'”’»)]}*_ \u00a0\t\n"
_KINDS = {
    "?": "?",
    "？": "?",
    ".": ".",
    "!": "!",
    "…": ".",
    "。": ".",
    ":": ":",
    ";": ",",
    ",": ",",
}
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:etc|v\.v|Jr|Sr|Inc|Ltd|Co|Corp)\.$")


def final_mark(text: str) -> tuple[str, int]:
    """Return the last mark of a text, empty if it ends otherwise, and where it ends."""
    end = len(text.rstrip(_CLOSERS))
    mark = text[end - 1 : end]
    return (mark if mark in _KINDS else "", end)


class EndMark:
    """The target ends in another kind of mark than the source."""

    id = "end-mark"
    title = "another mark at the end"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding; a missing full stop can be put in place."""
        last = pair.source[-1:]
        return () if last == pair.target[-1:] and last in _KINDS else self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours, _ = final_mark(pair.source)
        theirs, end = final_mark(pair.target)
        if _KINDS.get(ours) == _KINDS.get(theirs) or not end:
            return
        if not ours and theirs == "." and _ABBREVIATED.search(pair.target[:end]):
            return
        if _shouted(ours, theirs) and (pair.source[-1] != ours or pair.target[-1] != theirs):
            return
        if ours and not theirs and not pair.target[end - 1].isalnum():
            return
        what = f"'{theirs}'" if theirs else "no mark"
        message = f"ends in {what} where the source has {f'{ours!r}' if ours else 'none'}"
        fix = _fix(ours, theirs, pair.target[end - 1])
        yield Finding(self.id, self.severity, message, end - 1, end, fix)


def _shouted(ours: str, theirs: str) -> bool:
    """Whether the marks differ by an exclamation alone; within quotation marks that is style."""
    return {_KINDS.get(ours), _KINDS.get(theirs)} == {"!", "."}


def _fix(ours: str, theirs: str, last: str) -> str | None:
    return last + ours if ours == "." and not theirs else None
