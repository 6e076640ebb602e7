"""Ordinals told in a word or in Roman figures: ``lần thứ IV`` is the Fourth, not the Sixth."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.calendar import DAY_LEADS
from align.checks.conventions import Conventions
from align.checks.counting import reader
from align.checks.quantities import figures, worded
from align.checks.said import amounts
from align.checks.signs import FIGURES, NOWHERE, Need, Signs
from align.checks.words import vocabulary, words

_FIGURE = re.compile(r"\d|(?<!\w)[IVX]")
_ROMAN = re.compile(r"(?<!\w)[IVXLC]+(?!\w)")
_MOST = 100
"""Ordinals above stand in figures, which are another check's."""


class Ordinals:
    """An ordinal, a quarter or a weekday of the source is another one in the target."""

    id = "ordinals"
    title = "ordinals changed"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        self._words, self._wrong = self._theirs.ordinal_words, self._theirs.wrong_ordinals
        self._leads = self._ours.ordinal_leads - DAY_LEADS
        self.signs = NOWHERE
        if self._ours.ordinal and self._theirs.ordinal:
            said, told = (self._leads, self._ours.ordinal_words), (self._words,)
            words = (Need((one,), told) for one in said if one)
            needs = (*words, Need((), told, f"{FIGURES}IVX"))
            self.signs = Signs(target_words=frozenset(self._wrong), needs=needs)
        read = reader(self._ours.code)
        self._inner = read.inner if read else frozenset[str]()
        self._told = _compiled(self._ours)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each ordinal of the target that stands for another one."""
        if self.signs is NOWHERE:
            return ()
        told = vocabulary(pair.target)
        wrong = self._wrong.keys() & told
        if wrong and (wrong := wrong - vocabulary(pair.source)):
            return [self._misspelt(pair, one) for one in sorted(wrong)]
        if self._words and told.isdisjoint(self._words):
            return ()
        if self._may_lead(pair.source) or self._may_tell(pair.source):
            return self._found(pair)
        return ()

    def _misspelt(self, pair: Pair, word: str) -> Finding:
        """Return a finding for figures with the ending of another ordinal: ``3th``."""
        right = self._wrong[word]
        at = max(0, pair.target.lower().find(word))
        message = f"{word} is {right} in this language"
        return Finding(self.id, self.severity, message, at, at + len(word), right)

    def _may_tell(self, source: str) -> bool:
        """Whether a figure, Roman or not, or a word of its own tells an ordinal."""
        if not _FIGURE.search(source) and vocabulary(source).isdisjoint(self._ours.ordinal_words):
            return False
        return self._told.search(source) is not None

    def _may_lead(self, source: str) -> bool:
        """Whether a number in words stands behind a word that makes it an ordinal."""
        if vocabulary(source).isdisjoint(self._leads):
            return False
        said = words(source)
        return any(a in self._leads and b in self._inner for a, b in pairwise(said))

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours = dict(self._sources(pair))
        spoken = vocabulary(pair.target)
        if not any(spoken.isdisjoint(_words_of(self._theirs, value)) for value in ours):
            return
        theirs = list(_ordinals(pair.target, self._theirs))
        known = {value for value, _, _ in theirs}
        lost = [value for value in ours if value not in known] if theirs else []
        if not lost:
            return
        # Whatever else may tell the number: a cardinal, a figure.
        there = _numbers(pair.target, self._theirs)
        lost = [value for value in lost if value not in there]
        told = self._told_numbers(pair.source) if lost else set()
        for value, text, span in theirs:
            if lost and value not in told and value not in ours:
                message = f"'{text}' stands where the source has '{ours[lost[0]]}'"
                yield Finding(self.id, self.severity, message, *span)

    def _sources(self, pair: Pair) -> Iterator[tuple[float, str]]:
        """Yield the ordinals of the source with how they are told."""
        for value, text, _ in _ordinals(pair.source, self._ours):
            yield value, text
        for one in amounts(pair.source, self._ours.code):
            if one.lead in self._leads and len(one.values) == 1:
                (value,) = one.values
                if value < _MOST:
                    yield value, f"{one.lead} {pair.source[one.start : one.end]}"

    def _told_numbers(self, source: str) -> set[float]:
        """Return the numbers of the source, but one where it is only an article."""
        told = _numbers(source, self._ours)
        if self._inner:
            # The ten and the six of "mười sáu" are no numbers.
            told = {value for one in figures(source, self._ours) for value in one.values}
            told |= worded(" ".join(_ROMAN.findall(source)), self._ours)
            told |= {value for value, _, _ in _ordinals(source, self._ours)}
        said = amounts(source, self._ours.code)
        told |= {value for one in said for value in one.all}
        article = not any(1 in one.values and one.lead in self._ours.ordinal_leads for one in said)
        if article and vocabulary(source).isdisjoint(self._ours.first_signs):
            told.discard(1.0)
        return told


def _ordinals(text: str, room: Conventions) -> Iterator[tuple[float, str, tuple[int, int]]]:
    """Yield the ordinals of a text: value, how it is told, place."""
    for match in _compiled(room).finditer(text):
        groups = match.groupdict()
        value = _value(groups.get("n") or groups.get("day") or groups["roman"], room)
        if value is not None and value < _MOST:
            yield value, match.group(), match.span()


def _value(word: str, room: Conventions) -> float | None:
    """Return the value of a number in figures, Roman figures or words."""
    small = " ".join(word.lower().split())
    if small in room.named:
        return float(room.named[small])
    return float(word) if word.isdecimal() else max(worded(word, room), default=None)


@cache
def _words_of(room: Conventions, value: float) -> frozenset[str]:
    """Return the words that tell an ordinal by themselves."""
    return frozenset(
        word for word in room.ordinal_words if word.isalpha() and _value(word, room) == value
    )


def _numbers(text: str, room: Conventions) -> set[float]:
    return {value for one in figures(text, room) for value in one.values} | worded(text, room)


@cache
def _compiled(room: Conventions) -> re.Pattern[str]:
    return re.compile(room.ordinal or r"(?!)")
