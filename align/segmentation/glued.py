"""Sentences that begin without a space behind the full stop, as scans and haste leave them."""

import re

from align.segmentation.before import Before
from align.segmentation.rules import Rules

_WORD = re.compile(r"\w{1,32}")
_CODE = "(@/_\\="


class Glued:
    """Tells a sentence without its space from a name, an address or a line of code."""

    def __init__(self, rules: Rules, before: Before) -> None:
        self._names = rules.words.unspaced
        self._before = before

    def begins(self, text: str, start: int, stop: int, end: int) -> bool:
        """Tell whether a new sentence begins at ``end``.

        Args:
            text: the paragraph.
            start: where the sentence before begins.
            stop: where its final mark is.
            end: behind the mark and what closes with it.
        """
        word = _WORD.match(text, end)
        if word is None or not text[end].isupper() or text[end - 1] in "\"'":
            return False
        first, behind = word.group(), text[word.end() : word.end() + 2]
        if first.lower() in self._names or behind[:1] in tuple(_CODE):
            return False
        if behind[:1] == "." and behind[1:].isalnum():
            return False
        if not (first[1:].islower() or (len(first) == 1 and behind[:1].isspace())):
            return False
        if not self._before.ordinary(text, start, stop):
            return False
        return not self._before.demand(text, start, stop)
