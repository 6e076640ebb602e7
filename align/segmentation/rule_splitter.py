"""Split by the rules of a language: look at each mark that may end a sentence, once.

The text is scanned from left to right; at each mark only a bounded stretch on either side is
looked at, so time grows with the length of the text and nothing else.
"""

import re
from collections.abc import Iterator

from align.segmentation.after import After
from align.segmentation.base import Span, Splitter, trimmed
from align.segmentation.before import Before
from align.segmentation.brackets import embedded
from align.segmentation.ends import Ends
from align.segmentation.glued import Glued
from align.segmentation.rules import Rules

_NONE = -1
_QUOTE_REACH = 1000
"""Code points looked back to see whether a straight quotation mark opens or closes."""
_OPENING_REACH = 12
"""More code points than this before a mark hold a word."""
_SPACE = re.compile(r"\s*")


class RuleSplitter(Splitter):
    """Splits by ``Rules``; every language takes the same way through the code."""

    def __init__(self, rules: Rules) -> None:
        self.name = f"rules/{rules.name}"
        self.version = rules.version
        self._marks = marks = rules.marks
        before, self._after = Before(rules), After(rules)
        self._ends = Ends(rules, before, self._after)
        self._glued = Glued(rules, before)
        self._mark = re.compile(
            f"([{re.escape(marks.final + marks.final_unspaced)}]+)"
            # Closing marks and references to notes belong to the sentence.
            rf"([{re.escape(marks.closing)}]*(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))?[¹²³⁰⁴-⁹]*)"
            r"(\s*)|\n\s*"
        )

    def split(self, text: str) -> list[Span]:
        """Return the sentences of one paragraph; never raises."""
        return trimmed(text, self._breaks(text))

    def _breaks(self, text: str) -> Iterator[int]:
        start = 0
        for mark in self._mark.finditer(text):
            if mark.end() == len(text):
                return
            place = self._line(text, mark) if mark[1] is None else self._place(text, start, mark)
            if place != _NONE:
                yield place
                start = place

    def _line(self, text: str, gap: re.Match[str]) -> int:
        """Return the break at a line end without a final mark: a blank line, a list."""
        stop = gap.start()
        if gap[0].count("\n") > 1 or self._after.listed(text, gap.end(), text[stop - 1 : stop]):
            return stop
        return _NONE

    def _place(self, text: str, start: int, mark: re.Match[str]) -> int:
        """Return where the sentence from ``start`` ends if ``mark`` ends it."""
        marks, closers, gap = mark.groups()
        stop, end, at = mark.start(), mark.end(2), mark.end()
        if not gap:
            unspaced = marks[-1] in self._marks.final_unspaced
            return end if unspaced or self._glued.begins(text, start, stop, end) else _NONE
        if gap.count("\n") > 1:
            return end
        if not _wordy(text, start, stop):
            return _NONE
        if text[at] in self._marks.closing and text[at] not in self._marks.bullets:
            late = self._late_closers(text, start, at)
            if late > at:
                closers, end, at = text[at:late], late, _past_space(text, late)
                if at in (late, len(text)):
                    return _NONE
        dash = text[at] in self._marks.dashes
        word = _past_space(text, at + 1) if dash else at
        begin, word = self._after.begin(text, word)
        closed = bool(closers)
        if not self._ends.ends(text, start, stop, marks, begin, word, closed=closed):
            return _NONE
        if self._spoken(text, word, marks, closers, dash=dash) or embedded(text, start, end):
            return _NONE
        return end

    def _late_closers(self, text: str, start: int, at: int) -> int:
        """Return the end of closing marks that stand apart from the mark before: ``? "``."""
        late = at
        while late < len(text) and text[late] in self._marks.closing and late - at < 4:
            late += 1
        behind = text[late : late + 1]
        if text[at] in self._marks.opening:
            if behind.isalnum() or behind in self._marks.opening:
                return at
            if behind.isspace():
                before = text.count(text[at], max(start, at - _QUOTE_REACH), at)
                return late if before % 2 else at
        return late

    def _spoken(self, text: str, word: int, marks: str, closers: str, *, dash: bool) -> bool:
        """Tell whether what follows only says who spoke: ``"Ai?" - Lan hỏi.``"""
        quoted = any(closer in self._marks.quotes for closer in closers)
        if dash and quoted:
            return True
        return (dash or (quoted and marks != ".")) and self._after.attribution(text, word)


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _wordy(text: str, start: int, stop: int) -> bool:
    """Tell whether there is a word to end: an ellipsis may also open a sentence."""
    return stop - start > _OPENING_REACH or any(map(str.isalnum, text[start:stop]))
