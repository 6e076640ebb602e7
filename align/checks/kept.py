"""Words of the source that stand in the target as they are, or without their diacritics.

``ruộng bậc thang`` or ``ruong bac thang`` amid English. A word of the target is looked at only if
it is spelled as the source language spells and is no common word of the target language; those are
few, and the rest is remembered so that a clean pair is left after one difference of sets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from align.checks.base import Pair, Setting
from align.checks.conventions.en_short import SHORT_WORDS
from align.checks.folding import plain
from align.checks.syllables import is_foreign
from align.checks.words import vocabulary, words
from align.languages import language

_TOKEN = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s,;:.!?…\"“”‘’()–—-]{1,4}|\s*\d+\s*")
_ENDS = ".!?:…"
_LEADS = " \"“”‘'([–—-*•\t"
_MOST = 200_000
"""Harmless words that are remembered."""
_SYLLABIC = "vi"
# Blanks for all that is no letter of ASCII.
_BARE = bytes(n if chr(n).isalpha() else 32 for n in range(128)).ljust(256)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the target that stand in a row in the source."""

    start: int
    end: int
    small: int
    """Words of it in small letters, or of a heading in capitals."""
    size: int
    named: bool
    """Whether it begins with a capital that the source has amid a sentence, as a title does."""
    strange: int
    """Words of it that the target language does not have."""
    different: int
    """Words of it, each counted once."""


class Kept:
    """Finds such words, for a source language that is written in syllables."""

    def __init__(self, setting: Setting) -> None:
        ours = setting.ours.code
        self.works = ours == _SYLLABIC and setting.theirs.code != ours
        self._room = language(setting.source)
        self._theirs = setting.theirs.like_syllables | SHORT_WORDS
        self._harmless = set(self._theirs)
        self.strange = lru_cache(maxsize=8)(self._strange)
        self.small = lru_cache(maxsize=8)(self._small)

    def _strange(self, target: str) -> tuple[str, ...]:
        """Return the words of a target that may be of the source and are no common words."""
        said = vocabulary(target)
        if said <= self._harmless:
            return ()
        odd = said - self._harmless
        found = tuple(word for word in odd if self._may_be_ours(word))
        if len(found) < len(odd) and len(self._harmless) < _MOST:
            self._harmless.update(odd.difference(found))
        return found

    def _small(self, target: str) -> tuple[str, ...]:
        """Return those that stand there in small letters."""
        found = [word for word in self.strange(target) if word in target]
        return tuple(found and [word for word in found if word in tokens(target)])

    def _may_be_ours(self, word: str) -> bool:
        if not word.isalpha() or len(word) == 1:
            return False
        return not is_foreign(word) if word.isascii() else True

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters is one of the target language."""
        return word in self._theirs

    def stretches(self, pair: Pair) -> list[Stretch]:
        """Return where words of the source stand in the target in the order they have there."""
        told = [plain(word) for word in words(pair.source)]
        known = frozenset(told)
        row = f" {' '.join(told)} "
        exact = vocabulary(pair.source)
        found: list[Stretch] = []
        run: list[re.Match[str]] = []
        said = ""
        for match in _TOKEN.finditer(pair.target):
            word = match.group().lower()
            bare = plain(word)
            mine = bare in known and (word.isascii() or word in exact)
            goes_on = run and mine and _goes_on(pair.target, run[-1].end(), match.start())
            if goes_on and f"{said} {bare} " in row:
                run.append(match)
                said = f"{said} {bare}"
                continue
            if run:
                self._add(found, run, pair)
            run, said = ([match], f" {bare}") if mine else ([], "")
        if run:
            self._add(found, run, pair)
        return found

    def _add(self, found: list[Stretch], run: Sequence[re.Match[str]], pair: Pair) -> None:
        said = [match.group() for match in run]
        low = [word.lower() for word in said]
        strange = sum(self._is_strange(word) for word in low)
        if not strange:
            return
        if len(run) > 2 * strange + 1:
            begin, end = self._trimmed(low)
            run, said, low = run[begin:end], said[begin:end], low[begin:end]
        named = self._is_named(said[0], pair.source)
        # A capital that only begins a sentence says nothing.
        begun = said[0][1:].islower() and said[0][0].isupper() and not named
        small = sum(word.islower() for word in said) + begun
        if all(word.isupper() and len(word) > 1 for word in said) and self._is_text(low):
            small = len(said)
        found.append(
            Stretch(
                run[0].start(),
                run[-1].end(),
                small,
                len(run),
                named,
                strange,
                len(set(low)),
            )
        )

    def _trimmed(self, low: Sequence[str]) -> tuple[int, int]:
        """Return where words begin and end without the common words around them."""
        begin, end = 0, len(low)
        while low[begin] in self._theirs:
            begin += 1
        while low[end - 1] in self._theirs:
            end -= 1
        return begin, end

    def _is_strange(self, word: str) -> bool:
        return (
            word not in self._theirs
            and len(word) > 1
            and (not word.isascii() or not is_foreign(word))
        )

    def _is_text(self, low: Sequence[str]) -> bool:
        """Whether words in capitals are a heading rather than a name."""
        return any(self._room.is_particle(word) for word in low)

    def _is_named(self, first: str, source: str) -> bool:
        if not first[0].isupper():
            return False
        at = source.find(first)
        while at >= 0:
            before = source[:at].rstrip(_LEADS)
            if before and before[-1] not in _ENDS:
                return True
            at = source.find(first, at + 1)
        return False


def kept(setting: Setting) -> Kept:
    """Return what finds such words between two languages, the same for all checks."""
    return _kept(setting.source, setting.target)


@cache
def _kept(source: str, target: str) -> Kept:
    return Kept(Setting(source, target))


@lru_cache(maxsize=8)
def tokens(text: str) -> frozenset[str]:
    """Return the different words of a text, letters only, with the capitals they have."""
    if text.isascii():
        return frozenset(text.encode().translate(_BARE).decode().split())
    return frozenset(_TOKEN.findall(text))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether no more than marks stand between two words."""
    return text[end:start] == " " or _GAP.fullmatch(text, end, start) is not None
