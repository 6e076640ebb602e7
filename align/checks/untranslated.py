"""Untranslated: the target is the source, or mostly made of its words."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.conventions import Conventions
from align.checks.conventions.base import words
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import vocabulary
from align.languages import language

_WORD = re.compile(r"[^\W\d_]{2,}")
# Addresses, codes and paths, which stay as they are.
_KEPT = re.compile(r"\S*(?:://|@|www\.|[{}<>\\_=#]|\w\.\w|\w/\w)\S*")
# Small words inside the names of people.
_PARTICLES = frozenset(words("van von der den del della des dos das bin ibn and"))
_MOSTLY = 0.6
_LEAST_WORDS = 4
_SYLLABIC = "vi"


def shared(source: str, target: str) -> float:
    """Return the share of the target's words that the source has as well, 0 to 1."""
    words = _WORD.findall(target.lower())
    known = set(_WORD.findall(source.lower()))
    return sum(word in known for word in words) / len(words) if words else 0.0


def _syllable(code: str) -> Callable[[str], bool]:
    """Return what tells words of a language; where nothing does, all words may be of it."""
    return language(code).is_syllable if code == _SYLLABIC else bool


class SameAsSource:
    """The target is the source, and that is not only a name, a code or figures."""

    id = "same-as-source"
    title = "target equal to the source"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self.signs = NOWHERE if setting.ours.code == setting.theirs.code else ANYWHERE
        self._is_ours = _syllable(setting.ours.code)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding."""
        if self.signs is NOWHERE or pair.source.lstrip()[:1] != pair.target.lstrip()[:1]:
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        if pair.source.split() != pair.target.split():
            return
        small = [w for w in _WORD.findall(_KEPT.sub(" ", pair.source)) if w[0].islower()]
        if any(len(w) > 2 and self._is_ours(w) for w in small if w not in _PARTICLES):
            yield whole(self, pair, "the target is the source, unchanged")


class PartlyTranslated:
    """Most words of the target are words of the source."""

    id = "untranslated"
    title = "target mostly in the words of the source"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self.signs = NOWHERE if setting.ours.code == setting.theirs.code else ANYWHERE
        self._loans = _loans(setting.ours)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding; a target equal to the source is another check's."""
        known = pair.source.split()
        if self.signs is NOWHERE or vocabulary(pair.target).isdisjoint(known):
            return ()
        return self._found(pair, known)

    def _without_loans(self, text: str) -> str:
        """Return a text without the dishes and songs that are taken over as they are."""
        if text.isascii():
            return text
        return self._loans.sub(" ", text)

    def _found(self, pair: Pair, known: list[str]) -> Iterator[Finding]:
        words = pair.target.split()
        # A third of the words as they stand, marks and capitals included: a quick look.
        if words == known or 3 * len(set(words).intersection(known)) < len(set(words)):
            return
        left = self._without_loans(pair.target)
        small = [word for word in _WORD.findall(left) if word[0].islower()]
        if len(small) < _LEAST_WORDS:
            return
        share = shared(pair.source, " ".join(small))
        if share >= _MOSTLY:
            yield whole(self, pair, f"{share:.0%} of the words are those of the source")


@cache
def _loans(room: Conventions) -> re.Pattern[str]:
    """Find what other languages take over: a whole loan, or a word that begins one and the next."""
    whole = "|".join(sorted(map(re.escape, room.loans), key=len, reverse=True))
    heads = "|".join(sorted(room.loan_heads))
    if not whole or not heads:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:(?:{heads})\s\w+|{whole})(?!\w)", re.IGNORECASE)
