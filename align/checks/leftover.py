"""Leftovers: words of the source language in the target that are no names."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import shared, words
from align.languages import language

_NEAR = 12
"""Characters between two words that are told as one finding."""
_NAME = re.compile(r"(?<!\w)([^\W\d_a-z][^\W\d_]*)(?:[\s-]+[^\W\d_]+)*?[\s-]$")
_LONGEST_NAME = 60
"""Characters of the longest title of a book."""
_APOSTROPHES = frozenset("'’")
_LONG_LOAN = 4
"""Words that no loan has."""
_MARKS = ".,;:!?()\"“”'’"
_WORD = re.compile(r"[^\W\d_]+")
# What stands in quotation marks or brackets is quoted on purpose.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|'[^']*'|\([^)]*\)|«[^»]*»|\[[^\]]*\]")
# What says of what kind a foreign word is: "dó paper", "vối-leaf tea", "đề đốc, or commander".
_KINDS = (
    "paper|trees?|tea|fish|danc(?:es?|ers?|ing)|lutes?|stew|hous(?:es?)|rice|cakes?|songs?|singing|singers?|"
    "chants?|style|games?|flowers?|lea(?:f|ves)|sap|soup|noodles?|wine|liquor|drums?|festivals?|"
    "opera|theat(?:re|er)|music|zithers?|flutes?|fiddles?|sauce|salad|dress(?:es)?|hats?|boats?|junk|rolls?|"
    "bread|fruits?|grass|vines?|roots?|bark|plants?|shrubs?|berr(?:y|ies)|weave|silk|stalls?|gongs?|"
    "porridge|dumplings?|dish(?:es)?|sandwich(?:es)?|tunic|shirts?|scripts?|ritual|rites?|puppetry|"
    "melod(?:y|ies)|tunes?|folk|chess|cards?|spirits?|shops?|restaurants?|vendors?|sellers?|birds?|"
    "tones?|timber|ceremon(?:y|ies)|forests?|scarf|scarves|blouses?"
)
_GLOSS = re.compile(
    rf"(?:-\w+)?\s(?:\w+\s)?(?:{_KINDS})\b|,? or (?:an? |the )?[a-z]|\s?\("
    r"|,? (?:meaning|i\.e|that is)\b"
)

_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zà-öø-ÿ]")
_NAME_ALONE = re.compile(r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)*")
_TWO = 2
_TWO_WORDS = re.compile(r"(?<![\w'’-])(?=([a-z]{2,})\s([a-z]{2,})(?![\w'’-]))")


class Leftover:
    """A word in small letters that only the source language can write, or two of the source."""

    id = "leftover"
    title = "words of the source language left over"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        same = setting.ours.code == setting.theirs.code
        letters = "" if same else setting.ours.letters
        self.signs = ANYWHERE if letters else NOWHERE
        self._letters = re.compile(f"[{letters}]") if letters else None
        self._is_syllable = language(setting.source).is_syllable
        self._heads, self._not_loans = setting.ours.loan_heads, setting.ours.not_loans
        self._setting = setting
        self._loans = setting.ours.loans

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each run of left-over words."""
        if self._letters is None:
            return ()
        if self._may_stand(pair):
            return self._found(pair)
        if pair.target.isascii():
            return ()
        beyond = [token for token in pair.target.split() if not token.isascii()]
        return () if all(map(_is_name, beyond)) else self._found(pair)

    def _may_stand(self, pair: Pair) -> bool:
        """Whether two words without diacritics and capitals are in both texts."""
        common = shared(pair.source, pair.target)
        if len(common) < _TWO:
            return False
        small = [w for w in common if w.isascii() and w.isalpha() and w in pair.target]
        return len(small) >= _TWO

    def _found(self, pair: Pair) -> Iterator[Finding]:
        pieces = [*self._marked(pair), *self._plain(pair)]
        if not pieces:
            return
        quoted = [match.span() for match in _QUOTED.finditer(pair.target)]
        quoted += self._kept(pair)
        left = [
            (start, end)
            for start, end in sorted(pieces)
            if not self._is_loan(pair.target, start, end)
            and not any(a <= start and end <= b for a, b in quoted)
        ]
        for start, end in _joined(left):
            message = f"'{pair.target[start:end]}' is left over from the source"
            yield Finding(self.id, self.severity, message, start, end)

    def _marked(self, pair: Pair) -> Iterator[tuple[int, int]]:
        """Yield where words with letters of the source language stand, those in a row together."""
        if self._letters is None or pair.target.isascii():
            return
        yield from _runs(pair.target, self._letters, self._is_syllable, pair.source)

    def _plain(self, pair: Pair) -> Iterator[tuple[int, int]]:
        """Yield where two words without diacritics stand as they do in the source: ``chia tay``."""
        common = shared(pair.source, pair.target)
        if len(common) < _TWO:
            return
        said = words(pair.source)
        rows = {
            one
            for one in itertools.pairwise(said)
            if all(
                w in common and w.isascii() and w.isalpha() and self._is_syllable(w) for w in one
            )
        }
        for match in _TWO_WORDS.finditer(pair.target) if rows else ():
            if (match[1], match[2]) in rows and f"{match[1]} {match[2]}" in pair.source:
                yield match.span(1)[0], match.span(2)[1]

    def _is_loan(self, text: str, start: int, end: int) -> bool:
        said = text[start:end]
        before = _NAME.search(text, max(0, start - _LONGEST_NAME), start)
        capital = f"{before.group()}{said}".lower() if before else ""
        if said in self._loans or capital in self._loans or _GLOSS.match(text, end):
            return True
        for whole in filter(None, (said, capital)):
            head, _, rest = whole.partition(" ")
            if head in self._heads and rest and len(whole.split()) < _LONG_LOAN:
                return whole not in self._not_loans
        return False

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
    """Yield where words in small letters with such a letter stand, those in a row together.

    A word that the source has as well needs no more than a diacritic, and behind one a syllable
    that the source has needs not even that.
    """
    told = frozenset(words(source))
    run: tuple[int, int] | None = None
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        follows = run is not None and text[run[1] : start] == " "
        if not _is_strange(word, letters, is_syllable, told, follows=follows):
            continue
        if text[start - 1 : start] in _APOSTROPHES or _in_name(text, start, end, source):
            continue
        if run and follows:
            run = (run[0], end)
            continue
        if run:
            yield run
        run = (start, end)
    if run:
        yield run


def _is_strange(
    word: str,
    letters: re.Pattern[str],
    is_syllable: Callable[[str], bool],
    told: frozenset[str],
    *,
    follows: bool,
) -> bool:
    if word[0].isupper():
        return False
    if letters.search(word):
        return True
    return word in told and is_syllable(word) and (follows or not word.isascii())


def _joined(pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield places, near ones together."""
    run: tuple[int, int] | None = None
    for start, end in pieces:
        if run and start - run[1] <= _NEAR:
            run = (run[0], max(end, run[1]))
            continue
        if run:
            yield run
        run = (start, end)
    if run:
        yield run


def _in_name(text: str, start: int, end: int, source: str) -> bool:
    """Whether a word goes on a name that has a capital: Ê-đê, the Lao động newspaper."""
    for match in _CAPITAL.finditer(text, max(0, start - _LONGEST_NAME), start):
        name = text[match.start() : end]
        if (
            name[0].isupper()
            and _NAME_ALONE.fullmatch(name)
            and match.start() > 0
            and source.find(name) > 0
        ):
            return True
    before = _NAME.search(text, max(0, start - _LONGEST_NAME), start)
    if before is None or " " in before.group().strip() or not before.group()[0].isupper():
        return False
    first = before.start() == 0 and before.group()[-1] == " "
    return not first and not before.group().isascii()
