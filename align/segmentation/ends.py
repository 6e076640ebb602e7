"""Whether a mark ends a sentence, given what stands before it and what begins behind it."""

from align.segmentation.after import After, Begin
from align.segmentation.before import Before
from align.segmentation.rules import Demand, Rules

_REACH = 16
"""Code points on either side in which a date or a number may hold a full stop."""


class Ends:
    """Weighs both sides of a mark."""

    def __init__(self, rules: Rules, before: Before, after: After) -> None:
        self._unbroken = rules.patterns.unbroken
        self._before = before
        self._after = after

    def ends(
        self, text: str, start: int, stop: int, marks: str, begin: Begin, word: int, *, closed: bool
    ) -> bool:
        """Tell whether the marks at ``stop`` end the sentence from ``start``.

        Args:
            text: the paragraph.
            start: where the sentence begins.
            stop: where the marks are.
            marks: the marks themselves.
            begin: how the text goes on behind them.
            word: where its first word or number is.
            closed: whether closing marks stand between the two.
        """
        if begin is Begin.NOTHING:
            return False
        if marks in (".", ".."):
            if begin is Begin.LOWER and closed:
                return False
            return self._full_stop(text, start, stop, marks, begin, word)
        if "?" in marks or "!" in marks:
            return begin is not Begin.LOWER
        if marks.startswith(("..", "…")):
            # [...] stands for words left out and ends nothing.
            return begin in (Begin.CAPITAL, Begin.LISTED) and text[stop - 1 : stop] not in (
                "(",
                "[",
            )
        return True

    def _full_stop(
        self, text: str, start: int, stop: int, marks: str, begin: Begin, word: int
    ) -> bool:
        demand = self._before.demand(text, start, stop)
        if Demand.NEVER in demand:
            return False
        if begin is Begin.LOWER:
            return not demand and self._before.ordinary(text, start, stop)
        if begin is Begin.NUMBER or (begin is Begin.LISTED and demand):
            if Demand.NUMBER in demand or demand == Demand.STARTER:
                return False
            return not self._holds(text, stop, word)
        if begin is Begin.QUOTED_LOWER:
            return not demand
        if Demand.STARTER in demand and marks == ".":
            return self._after.starter(text, word)
        return not (Demand.NUMBER in demand and self._after.numeral(text, word))

    def _holds(self, text: str, stop: int, word: int) -> bool:
        """Tell whether one date or number runs across the full stop at ``stop``."""
        low = max(0, stop - _REACH)
        near = text[low : word + _REACH]
        return any(
            found.start() < stop - low and found.end() > word - low
            for found in self._unbroken.finditer(near)
        )
