"""Leftovers: words of the source language in the target that are no names."""

import re
from collections.abc import Callable, Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import Signs
from align.checks.words import vocabulary
from align.languages import language

_NEAR = 12
"""Characters between two words that are told as one finding."""
_NAME = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]*[\s-]$")
_APOSTROPHES = frozenset("'’")
_LONG_LOAN = 3
"""Words behind the first that no loan has."""
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
        # Any vowel with a diacritic will do where the source has the word as well.
        self.signs = Signs(target=letters and f"{letters}À-ÿ")
        self._letters = re.compile(f"[{letters}]") if letters else None
        self._is_syllable = language(setting.source).is_syllable
        self._heads = setting.ours.loan_heads
        self._setting = setting
        self._loans = setting.ours.loans

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each run of left-over words."""
        beyond = [token for token in pair.target.split() if not token.isascii()]
        return () if all(map(_is_name, beyond)) else self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        if self._letters is None:
            return
        runs = list(_runs(pair.target, self._letters, self._is_syllable, pair.source))
        quoted = [match.span() for match in _QUOTED.finditer(pair.target)] if runs else []
        quoted += self._kept(pair) if runs else []
        for start, end in runs:
            if self._is_loan(pair.target[start:end]):
                continue
            if not any(a <= start and end <= b for a, b in quoted):
                message = f"'{pair.target[start:end]}' is left over from the source"
                yield Finding(self.id, self.severity, message, start, end)

    def _is_loan(self, text: str) -> bool:
        head, _, rest = text.partition(" ")
        if text in self._loans or (head in self._heads and len(rest.split()) < _LONG_LOAN):
            return True
        strange = [word for word in text.replace(",", " ").split() if not word.isascii()]
        return all(word in self._loans for word in strange) and len(strange) < len(text.split())

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


def _runs(
    text: str, letters: re.Pattern[str], is_syllable: Callable[[str], bool], source: str
) -> Iterator[tuple[int, int]]:
    """Yield where words in small letters with such a letter stand, near ones together.

    A word that the source has as well needs no more than a diacritic.
    """
    told = vocabulary(source)
    run: tuple[int, int] | None = None
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() or word.isascii():
            continue
        if not letters.search(word) and not (word in told and is_syllable(word)):
            continue
        start, end = match.span()
        if text[start - 1 : start] in _APOSTROPHES or _in_name(text, start, source):
            continue
        if run and start - run[1] <= _NEAR:
            run = (run[0], end)
            continue
        if run:
            yield run
        run = (start, end)
    if run:
        yield run


def _in_name(text: str, start: int, source: str) -> bool:
    """Whether a word goes on a name that has a capital: Ê-đê, the Lao động newspaper."""
    before = _NAME.search(text, 0, start)
    if before is None or not before.group()[0].isupper():
        return False
    first = before.start() == 0 and before.group()[-1] == " "
    told = before.group() in source and source.find(before.group()) > 0
    return told or (not first and not before.group().isascii())
