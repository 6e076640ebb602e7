"""Spacing: two spaces in a row, a space before a mark, none behind it."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions.en_capitals import COMMON
from align.checks.conventions.en_small import SMALL_WORDS
from align.checks.folding import UPPER
from align.checks.signs import ANYWHERE

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE = re.compile(
    r"(?<=[^\W_]) +(?=[,;:!?.](?:\s|$))|(?<=[^\W_]) +(?=[)\]”](?:\W|$))"
    r"|(?<=[%)\]”\"’°$€£]) +(?=[,;!?.](?:\s|$))"
    r"|(?<=[^\W_]) +(?=['’](?:s|re|ll|ve|d|m)\b)"
)
_ASTRAY = re.compile(r"(?<=[^\W\d_]) +([,;])(?=[^\W\d_])")
# "flagpole(put": a bracket that adds to a word, as in "form(s)", closes soon and is no word itself.
_OUTSIDE = re.compile(
    r"(?<=[a-zà-ỹ]{2})(\()(?=[^\W\d_]{2,}[\s,.;]|[^\W\d_]{3,}\))|(?<=[\w.!?][)\]])()(?=[a-zA-Zà-ỹ]{2})|(?<=[a-zà-ỹ]{2})([“])(?=\w)|(?<=[a-zà-ỹ][:,;])([“])(?=\w)"
    r"|(?<=[a-zà-ỹ.,!?]”)()(?=[a-zA-Z]{2})"
)
_INSIDE = re.compile(r"(?<=[(\[“]) +(?=\w)")
_AFTER = re.compile(
    r"(?<=[a-zà-ỹ]{2})([,;!?])(?=[^\W\d_])|(?<=[^\W\d_]{2})(:)(?=[^\W\d_]{2})|(?<=[a-zà-ỹ]{2})(\.)(?=[A-Z][a-zà-ỹ]+\s)"
)
# "TheParty": a word that goes on with a capital, as no word of the language does.
_GLUED = re.compile(
    rf"(?<![\w.@/#&_’'-])([{UPPER}]?[a-zà-ỹ]{{2,}})([A-Z][a-z]{{2,}})(?![\w’'-]|\.\w)"
)
# "sig- nature": a hyphen and a blank, and no word that says the first part is to be completed.
_BROKEN = re.compile(
    r"(?<![\w’'-])(?:[^\W\d_]*[a-zà-ỹ])([-\u2010] +)"
    r"(?!(?:and|or|to|but|nor|versus|vs|as|than|from|through|if|not|rather|und|oder|et|ou|y|o)\b)[a-zà-ỹ]{2,}(?![\w’'-])"
)
# Two searches with one class in front, as such jump to the first place in question.
_BLANK = re.compile(r" (?:[ ,;:!?.)\]”]|['’](?:s|re|ll|ve|d|m)\b)")
_MARK = re.compile(
    r"[A-Z(\[“”,;!?.:)\]](?:(?<=[a-zà-ỹ][A-Z])[a-z]| (?<=[(\[“] )|(?<=[^\W\d_][,;!?.:])[^\W\d_]"
    r"|(?<=[^\W\d_:,;][(“])[^\W\d_]|(?<=[:,;]“)\w|(?<=[)\]”])[^\W\d_])"
)
_FRENCH = ("fr",)


class Spacing:
    """A space too many or too few in the target."""

    id = "spacing"
    title = "spaces too many or too few"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        self._spaced_marks = setting.theirs.code in _FRENCH
        self._english = setting.theirs.code == "en"

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each place, with the fix."""
        text = pair.target
        if self._english and "- " in text:
            return [*self._found(pair), *self._broken(text)]
        return self._found(pair) if _BLANK.search(text) or _MARK.search(text) else ()

    def _broken(self, text: str) -> Iterator[Finding]:
        """Yield words that a line break left in two parts."""
        for match in _BROKEN.finditer(text):
            whole = match.group().replace(match[1], "").lower()
            fix = "" if whole in SMALL_WORDS else None
            message = f"a space inside a word: '{match.group()}'"
            yield Finding(self.id, self.severity, message, *match.span(1), fix)

    def _glued(self, pair: Pair) -> Iterator[Finding]:
        """Yield two words without a space between them, the second with a capital."""
        source = pair.source.lower()
        for match in _GLUED.finditer(pair.target):
            known = match[1].lower() in COMMON or {match[1].lower(), match[2].lower()} & SMALL_WORDS
            if known and match.group().lower() not in source:
                message = f"no space between two words: '{match.group()}'"
                yield self._one(message, *match.span(), f"{match[1]} {match[2]}")

    def _found(self, pair: Pair) -> Iterator[Finding]:
        text = pair.target
        if self._english:
            yield from self._glued(pair)
        for match in _DOUBLE.finditer(text) if "  " in text else ():
            yield self._one("two spaces in a row", match.start(), match.end(), " ")
        if not self._spaced_marks:
            for match in _BEFORE.finditer(text):
                yield self._one("a space before a mark", match.start(), match.end(), "")
            for match in _ASTRAY.finditer(text):
                mark = match[1]
                yield self._one(
                    f"the space stands before '{mark}'", match.start(), match.end(), f"{mark} "
                )
        for match in _INSIDE.finditer(text):
            yield self._one("a space behind an opening mark", match.start(), match.end(), "")
        for match in _OUTSIDE.finditer(text) if "(" in text or ")" in text or "“" in text else ():
            mark = match.group()
            yield self._one("no space beside a mark", match.start(), match.end(), f" {mark}")
        for match in _AFTER.finditer(text):
            mark = match.group()
            yield self._one(f"no space behind '{mark}'", match.start(), match.end(), f"{mark} ")

    def _one(self, message: str, start: int, end: int, fix: str) -> Finding:
        return Finding(self.id, self.severity, message, start, end, fix)


class Edges:
    """White space at either end of the target, or of the source, alone."""

    id = "edges"
    title = "white space at the ends"
    severity = Severity.INFO
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each end with white space where the source has none."""
        text = pair.target
        return self._found(pair) if text[:1].isspace() or text[-1:].isspace() else ()

    def _found(self, pair: Pair) -> Iterator[Finding]:
        text = pair.target
        lead, trail = len(text) - len(text.lstrip()), len(text.rstrip())
        if lead and not pair.source[:1].isspace():
            message = "white space at the beginning"
            yield Finding(self.id, self.severity, message, 0, lead, "")
        if trail < len(text) and not pair.source[-1:].isspace():
            message = "white space at the end"
            yield Finding(self.id, self.severity, message, trail, len(text), "")
