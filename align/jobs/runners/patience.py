"""How long a step may take before the process that does it is taken for dead."""

from align.jobs.watch import Step

_WORDS = 60.0
"""Words a step may work on for each such time again, before anything is known: with the usual
minute that is a second a word, slower than the slowest engine worth waiting for."""
_READING = 6000.0
"""Likewise, estimated words of a document that is read."""
_TIMES = 20.0
"""How much slower than the slowest step so far another one may be."""
_ENOUGH = 3
_LEAST_WORDS = 50
LOADING = 600.0
"""Seconds an engine may take to load."""


class Patience:
    """Learns from what steps took.

    Args:
        seconds: what any step may take.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen = 0
        self._slowest = 0.0

    def of(self, step: Step) -> float:
        """Return the seconds that a step may take."""
        if step.kind == "read":
            return self._seconds * (1 + step.words / _READING)
        a_word = self._seconds / _WORDS
        if self._seen >= _ENOUGH:
            a_word = min(a_word, _TIMES * self._slowest)
        return self._seconds + step.words * a_word

    def learn(self, step: Step, seconds: float) -> None:
        """Take note of what a step took."""
        if step.kind == "translate" and step.words >= _LEAST_WORDS:
            self._seen += 1
            self._slowest = max(self._slowest, seconds / step.words)
