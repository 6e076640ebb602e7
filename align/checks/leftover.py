"""Leftovers: words of the source language in the target that are no names."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.folding import plain
from align.checks.kept import kept
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.titles import GLOSS, Titles
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
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zà-öø-ÿ]")
_NAME_ALONE = re.compile(r"[^\W\d_]+(?:[\s-]+[^\W\d_]+)*")
_GENERIC = ("gỗ ", "cây ", "con ", "cái ")
"""Words that say of what kind a thing is, and have to be translated themselves."""
_BEGINNING = 2
_HYPHENS = frozenset("-‐‑/.@_")
_FIRST_WORD = re.compile(r"\W*([^\W\d_]+)(?= )")
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
        self._kept = kept(setting)
        self._titles = Titles(setting.ours)
        self._is_particle = language(setting.source).is_particle
        self._loans = setting.ours.loans

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each run of left-over words."""
        if self._letters is None:
            return ()
        if self._kept.works:
            if not self._kept.strange(pair.target):
                return ()
            if self._kept.small(pair.target) or self._may_begin(pair):
                return self._found(pair)
            return ()
        if self._may_stand(pair):
            return self._found(pair)
        if pair.target.isascii():
            return ()
        beyond = [token for token in pair.target.split() if not token.isascii()]
        return () if all(map(_is_name, beyond)) else self._found(pair)

    def _may_begin(self, pair: Pair) -> bool:
        """Whether the first words are those of the source, which has a capital there too."""
        return pair.target[:_BEGINNING] == pair.source[:_BEGINNING]

    def _may_stand(self, pair: Pair) -> bool:
        """Whether two words without diacritics and capitals are in both texts."""
        common = shared(pair.source, pair.target)
        if len(common) < _TWO:
            return False
        small = [w for w in common if w.isascii() and w.isalpha() and w in pair.target]
        return len(small) >= _TWO

    def _found(self, pair: Pair) -> Iterator[Finding]:
        pieces = [*self._marked(pair), *self._plain(pair)]
        if self._kept.works:
            pieces += [*self._bare(pair), *self._first(pair)]
        if not pieces:
            return
        quoted = [match.span() for match in _QUOTED.finditer(pair.target)]
        left = [
            piece
            for piece in _outside(sorted(pieces), [*quoted, *self._wanted(pair)])
            if not self._is_loan(pair.target, *piece)
        ]
        if left:
            left = _outside(left, list(self._titles.several(pair.target)))
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

    def _bare(self, pair: Pair) -> Iterator[tuple[int, int]]:
        """Yield words of the source without their diacritics: ``tho han``."""
        small = [word for word in self._kept.small(pair.target) if word.isascii()]
        if not small:
            return
        own = {plain(word): word for word in words(pair.source) if not word.isascii()}
        if not any(word in own and own[word] in pair.source for word in small):
            return
        for one in self._kept.stretches(pair):
            text = pair.target[one.start : one.end]
            around = pair.target[one.start - 1 : one.start] + pair.target[one.end : one.end + 1]
            around = around.removesuffix(".")
            if one.small < one.size or not text.isascii() or not _HYPHENS.isdisjoint(around):
                continue
            if not self._titles.is_loan(text):
                yield one.start, one.end

    def _first(self, pair: Pair) -> Iterator[tuple[int, int]]:
        """Yield a word of the grammar with which the target begins as the source does."""
        match = _FIRST_WORD.match(pair.target)
        if match and self._is_particle(match[1].lower()) and match[1] in pair.source[: match.end()]:
            behind = pair.target[match.end() : match.end() + 2].strip()
            if behind[:1].islower() and not match[1].isascii():
                yield match.span(1)

    def _is_loan(self, text: str, start: int, end: int) -> bool:
        said = text[start:end]
        before = _NAME.search(text, max(0, start - _LONGEST_NAME), start)
        capital = f"{before.group()}{said}".lower() if before else ""
        glossed = GLOSS.match(text, end) and not said.startswith(_GENERIC)
        if said in self._loans or capital in self._loans or glossed:
            return True
        for whole in filter(None, (said, capital)):
            head, _, rest = whole.partition(" ")
            if head in self._heads and rest and len(whole.split()) < _LONG_LOAN:
                return whole not in self._not_loans
        return False

    def _wanted(self, pair: Pair) -> list[tuple[int, int]]:
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


def _outside(
    pieces: Sequence[tuple[int, int]], within: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the places that lie in none of the others."""
    return [
        (start, end) for start, end in pieces if not any(a <= start and end <= b for a, b in within)
    ]


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
