"""Names of one word, names from abroad and names spelled by ear: another stands in their place.

Such a name may well be translated or left to a pronoun, so that each is told only where the
target has a name that nothing in the source accounts for.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from align.checks.conventions import Conventions
from align.checks.conventions.base import words
from align.checks.folding import UPPER, folded, joined
from align.checks.sounds import sounds_like
from align.checks.syllables import SYLLABLE, is_foreign
from align.checks.words import vocabulary

_NAME = re.compile(rf"(?<![\w-])[{UPPER}][^\W\d_]*(?:[-‐‑][^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_LEADS = " \"“”‘'([–—-"
_ENDS = frozenset(".!?:…;")
_ALIKE = 0.6
_ENDINGS = frozenset(
    {"", *words("s n ns i a e es ia an ans ian ians ean ese ish ic er ers ite ist ism man men")}
)
"""Endings by which a word is made of the name of a country or a person."""
_STEM = 4
"""Letters in common by which one word is made of the other: Ukraine, Ukrainian."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A word with a capital."""

    text: str
    start: int
    first: bool
    """Whether a sentence begins with it."""
    before: str
    """The word before it, in small letters, empty behind a mark."""
    alone: bool
    """Whether no other word with a capital stands beside it."""


def _names(text: str, callings: frozenset[str], wanted: Callable[[str], bool]) -> Iterator[_Name]:
    """Yield the wanted ones of the words with a capital."""
    matches = list(_NAME.finditer(text))
    for number, match in enumerate(matches):
        if not wanted(match.group()):
            continue
        gap = text[: match.start()]
        lead = gap.rstrip(_LEADS)
        first = not lead or lead[-1] in _ENDS
        before = gap[gap.rfind(" ", 0, -1) + 1 : -1] if gap[-1:] == " " else ""
        beside = number + 1 < len(matches) and matches[number + 1].start() == match.end() + 1
        after = number > 0 and matches[number - 1].end() == match.start() - 1
        # A word that begins the sentence has a capital for that: "Cô Hoa", "Yesterday Mai".
        if after and _is_plain(matches[number - 1].group(), callings):
            led = matches[number - 1].group().lower() in callings
            after = not led and bool(text[: matches[number - 1].start()].rstrip(_LEADS))
        yield _Name(match.group(), match.start(), first, before, not beside and not after)


def _is_plain(word: str, callings: frozenset[str]) -> bool:
    """Whether a word that begins a sentence is rather no part of the name behind it."""
    return word.lower() in callings or is_foreign(word)


class Called:
    """Tells which lone and foreign names of a source another name stands for."""

    def __init__(self, ours: Conventions, theirs: Conventions) -> None:
        self._ours, self._theirs = ours, theirs
        self._dated = frozenset({*theirs.month_words, *theirs.named})
        self._leads = ours.callings | ours.given
        stems = {stem for known in ours.exonyms.values() for stem in known.split()}
        stems |= {stem for known in ours.short_exonyms.values() for stem in known.split()}
        stems -= ours.common_stems
        self._stems = tuple(sorted(one for one in stems if len(one) >= _STEM))

    def wrong(self, source: str, target: str) -> Iterator[tuple[str, str]]:
        """Yield a name of the source and the one that stands in its place."""
        if not self._may_call(source) or source.isupper() or source.istitle():
            return
        told, common = folded(source), self._theirs.like_syllables
        theirs = list(
            _names(
                target,
                self._theirs.callings,
                lambda word: joined(word) not in told and word.lower() not in common,
            )
        )
        if not theirs:
            return
        letters = folded(target)
        spoken: set[str] = set()

        def is_absent(word: str) -> bool:
            if len(word) > _STEM and (word in target or joined(word) in letters):
                return False
            if not spoken:
                spoken.update(map(joined, _WORD.findall(target)))
            return joined(word) not in spoken

        for one in _names(source, self._ours.callings, is_absent):
            instead = self._instead(one, source, target, theirs)
            if instead is not None:
                yield one.text, instead.text

    def _may_call(self, source: str) -> bool:
        """Whether a source has a name of one word, one from abroad or one spelled by ear."""
        if not vocabulary(source).isdisjoint(self._leads) or "-" in source or "‑" in source:
            return True
        return any(is_foreign(word) and not word.isupper() for word in _NAME.findall(source))

    def _instead(
        self, one: _Name, source: str, target: str, theirs: Sequence[_Name]
    ) -> _Name | None:
        """Return the name of the target that stands for one of the source."""
        if "-" in one.text or "‑" in one.text:
            return self._by_ear(one, source, target, theirs)
        if is_foreign(one.text):
            return self._foreign(one, source, target, theirs)
        if not one.alone and not one.first:
            return None
        small = one.text.lower()
        if small in self._ours.not_called or (one.first and one.before):
            return None
        if one.first or one.before.lower() not in self._ours.callings:
            if one.first or not one.alone or small not in self._ours.given:
                return None
            return next((its for its in theirs if its.alone and self._is_syllable(its)), None)
        for its in theirs:
            if not its.alone and its.before.lower().strip(".") not in self._theirs.callings:
                continue
            titled = its.before.lower().strip(".") in self._theirs.callings
            if (titled and self._is_name(its)) or self._is_syllable(its):
                return its
        return None

    def _is_syllable(self, one: _Name) -> bool:
        """Whether a name of the target is one of the source language, and no English word."""
        small = joined(one.text)
        if len(small) < 2 or SYLLABLE.fullmatch(small) is None:
            return False
        return self._is_name(one) and one.text.lower() not in self._theirs.like_syllables

    def _is_name(self, one: _Name) -> bool:
        small = one.text.lower()
        if small in self._theirs.always_capital or small in self._theirs.callings:
            return False
        if small in self._theirs.named or small in self._theirs.counts:
            return False
        return not joined(one.text).startswith(self._stems)

    def _foreign(
        self, one: _Name, source: str, target: str, theirs: Sequence[_Name]
    ) -> _Name | None:
        """Return what stands for a name that is spelled as abroad: ``Dumont`` for ``Dupont``."""
        name = joined(one.text)
        if len(name) < _STEM or one.text.isupper() or one.text in self._ours.exonyms:
            return None
        beside = self._beside(one, source)
        for its in theirs:
            other = joined(its.text)
            if _one_stem(name, other) or not self._is_name(its):
                continue
            if its.text.lower() in self._theirs.like_syllables:
                continue
            if any(_adjacent(word, its.text, target) for word in beside):
                return its
            # What is spelled with the letters of the language is spelled by ear.
            if not one.text.isascii() and sounds_like(one.text, its.text):
                continue
            near = not beside and len(other) > _STEM and name[0] == other[0]
            if near and SequenceMatcher(None, name, other).ratio() >= _ALIKE:
                return its
        return None

    def _may_sound(self, word: str) -> bool:
        """Whether a word is none that dates are told in, which may sound like anything."""
        return word.lower() not in self._dated

    def _beside(self, one: _Name, source: str) -> list[str]:
        """Return the other words of a name with several."""
        before = re.search(rf"([{UPPER}][^\W\d_]+) $", source[: one.start])
        behind = re.match(rf" ([{UPPER}][^\W\d_]+)", source[one.start + len(one.text) :])
        words = [match[1] for match in (before, behind) if match]
        return [word for word in words if is_foreign(word)]

    def _by_ear(
        self, one: _Name, source: str, target: str, theirs: Sequence[_Name]
    ) -> _Name | None:
        """Return a name that stands where none sounds like the one of the source."""
        del source
        if one.text in self._ours.exonyms or len(joined(one.text)) < _STEM:
            return None
        every = [name for name in _NAME.findall(target) if self._may_sound(name)]
        pairs = [f"{a}{b}" for a, b in pairwise(every)]
        small = [word for word in _WORD.findall(target) if len(word) >= _STEM]
        small = [word for word in small if self._may_sound(word)]
        if any(sounds_like(one.text, name) for name in (*every, *pairs, *small)):
            return None
        return next((its for its in theirs if not its.first and self._is_name(its)), None)


def _adjacent(one: str, other: str, text: str) -> bool:
    """Whether two words stand side by side, in either order."""
    one, other = re.escape(one), re.escape(other)
    return re.search(rf"(?<!\w)(?:{one} {other}|{other} {one})(?!\w)", text) is not None


def _one_stem(one: str, other: str) -> bool:
    """Whether two words have a beginning in common that makes them one: Ukraine, Ukrainian."""
    length = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        length += 1
    return length >= max(_STEM, len(one) - 2) and other[length:] in _ENDINGS
