"""Ordinals told in a word or in Roman figures: ``lần thứ IV`` is the Fourth, not the Sixth."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions import Conventions
from align.checks.quantities import figures, worded
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.words import vocabulary

_MOST = 100
"""Ordinals above stand in figures, which are another check's."""


class Ordinals:
    """An ordinal, a quarter or a weekday of the source is another one in the target."""

    id = "ordinals"
    title = "ordinals changed"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs
        both = self._ours.ordinal and self._theirs.ordinal
        self.signs = ANYWHERE if both else NOWHERE
        self._words = self._theirs.ordinal_words
        self._told = _compiled(self._ours)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each ordinal of the target that stands for another one."""
        if self.signs is NOWHERE:
            return ()
        if self._words and vocabulary(pair.target).isdisjoint(self._words):
            return ()
        return self._found(pair) if self._told.search(pair.source) else ()

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours = {value: text for value, text, _ in _ordinals(pair.source, self._ours)}
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
        told = _numbers(pair.source, self._ours) if lost else set()
        for value, text, span in theirs:
            if lost and value not in told and value not in ours:
                message = f"'{text}' stands where the source has '{ours[lost[0]]}'"
                yield Finding(self.id, self.severity, message, *span)


def _ordinals(text: str, room: Conventions) -> Iterator[tuple[float, str, tuple[int, int]]]:
    """Yield the ordinals of a text: value, how it is told, place."""
    for match in _compiled(room).finditer(text):
        value = _value(match["n"], room)
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
