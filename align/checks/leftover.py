"""Leftovers: words of the source language in the target that are no names."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import Signs

_NEAR = 12
"""Characters between two words that are told as one finding."""
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*[\s-]$")
_MARKS = ".,;:!?()\"“”'’"
_WORD = re.compile(r"[^\W\d_]+")
# What stands in quotation marks or brackets is quoted on purpose.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|'[^']*'|\([^)]*\)|«[^»]*»|\[[^\]]*\]")


class Leftover:
    """A word in small letters that only the source language can write."""

    id = "leftover"
    title = "words of the source language left over"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        same = setting.ours.code == setting.theirs.code
        letters = "" if same else setting.ours.letters
        self.signs = Signs(target=letters)
        self._letters = re.compile(f"[{letters}]") if letters else None
        self._setting = setting
        self._loans = setting.ours.loans

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each run of left-over words."""
        beyond = [token for token in pair.target.split() if not token.isascii()]
        return () if all(map(_is_name, beyond)) else self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        if self._letters is None:
            return
        runs = list(_runs(pair.target, self._letters))
        quoted = [match.span() for match in _QUOTED.finditer(pair.target)] if runs else []
        quoted += self._kept(pair) if runs else []
        for start, end in runs:
            if pair.target[start:end] in self._loans:
                continue
            if not any(a <= start and end <= b for a, b in quoted):
                message = f"'{pair.target[start:end]}' is left over from the source"
                yield Finding(self.id, self.severity, message, start, end)

    def _kept(self, pair: Pair) -> list[tuple[int, int]]:
        """Return where the target has what the term base wants written so."""
        glossary = self._setting.glossary
        if glossary is None:
            return []
        wanted = {
            form
            for hit in self._setting.hits(pair.source)
            for form in glossary[hit.entry].renderings
            if not form.isascii()
        }
        found = (re.finditer(re.escape(form), pair.target, re.IGNORECASE) for form in wanted)
        return [match.span() for matches in found for match in matches]


def _is_name(token: str) -> bool:
    """Whether what stands between blanks is one word with a capital."""
    word = token.strip(_MARKS)
    return word[:1].isupper() and word.isalpha()


def _runs(text: str, letters: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where words in small letters with such a letter stand, near ones together."""
    run: tuple[int, int] | None = None
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() or not letters.search(word):
            continue
        start, end = match.span()
        if _in_name(text, start):
            continue
        if run and start - run[1] <= _NEAR:
            run = (run[0], end)
            continue
        if run:
            yield run
        run = (start, end)
    if run:
        yield run


def _in_name(text: str, start: int) -> bool:
    """Whether a word goes on a name that has a capital and letters beyond ASCII: Ê-đê."""
    before = _NAME.search(text, 0, start)
    return before is not None and not before.group().isascii() and before.group()[0].isupper()
