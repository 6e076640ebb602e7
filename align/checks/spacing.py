"""Spacing: two spaces in a row, a space before a mark, none behind it."""

import re
from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE = re.compile(r"(?<=[^\W_]) +(?=[,;:!?.](?:\s|$))|(?<=[^\W_]) +(?=[)\]”](?:\W|$))")
_INSIDE = re.compile(r"(?<=[(\[“]) +(?=\w)")
_AFTER = re.compile(
    r"(?<=[a-zà-ỹ]{2})([,;!?])(?=[^\W\d_]{2})|(?<=[a-zà-ỹ]{2})(\.)(?=[A-Z][a-zà-ỹ]+\s)"
)
_HINT = re.compile(r" [ ,;:!?.)\]”]|[(\[“] |[^\W\d_][,;!?.][^\W\d_]")
_FRENCH = ("fr",)


class Spacing:
    """A space too many or too few in the target."""

    id = "spacing"
    title = "spaces too many or too few"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._spaced_marks = setting.theirs.code in _FRENCH

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each place, with the fix."""
        text = pair.target
        if not _HINT.search(text):
            return
        for match in _DOUBLE.finditer(text) if "  " in text else ():
            yield self._found("two spaces in a row", match.start(), match.end(), " ")
        if not self._spaced_marks:
            for match in _BEFORE.finditer(text):
                yield self._found("a space before a mark", match.start(), match.end(), "")
        for match in _INSIDE.finditer(text):
            yield self._found("a space behind an opening mark", match.start(), match.end(), "")
        for match in _AFTER.finditer(text):
            mark = match.group()
            yield self._found(f"no space behind '{mark}'", match.start(), match.end(), f"{mark} ")

    def _found(self, message: str, start: int, end: int, fix: str) -> Finding:
        return Finding(self.id, self.severity, message, start, end, fix)


class Edges:
    """White space at either end of the target, or of the source, alone."""

    id = "edges"
    title = "white space at the ends"
    severity = Severity.INFO

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each end with white space where the source has none."""
        text = pair.target
        lead, trail = len(text) - len(text.lstrip()), len(text.rstrip())
        if lead and not pair.source[:1].isspace():
            message = "white space at the beginning"
            yield Finding(self.id, self.severity, message, 0, lead, "")
        if trail < len(text) and not pair.source[-1:].isspace():
            message = "white space at the end"
            yield Finding(self.id, self.severity, message, trail, len(text), "")
