"""Whether, and how soon, to ask for a completion: never so that it would come after the keys.

A completion that takes longer than the next key needs is worth nothing while the person types
on, and something when they stop to think (Green et al. 2014). So a slow engine is only asked in
pauses, and one that is too slow not at all.
"""

from collections import deque
from collections.abc import Callable
from statistics import median
from time import monotonic

LIMIT = 1.5
"""Seconds after which nobody waits for a completion any more."""
_PAUSE = 2.0
"""Seconds between two keys from which a person is thinking, not typing."""
_KEPT = 12
_USUAL = 0.2
"""Seconds between two keys of somebody of whom nothing is known yet."""
_TRY_AGAIN = 30.0
"""Seconds after which an engine that was too slow is given another chance."""


class Pace:
    """The rhythm of the keys against the time that answers take."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._gaps: deque[float] = deque(maxlen=_KEPT)
        self._times: deque[float] = deque(maxlen=_KEPT)
        self._last: float | None = None
        self._answered = 0.0

    def key(self) -> None:
        """Take note of a key."""
        now = self._clock()
        if self._last is not None and now - self._last < _PAUSE:
            self._gaps.append(now - self._last)
        self._last = now

    def answered(self, seconds: float) -> None:
        """Take note of how long an answer took."""
        self._times.append(seconds)
        self._answered = self._clock()

    @property
    def gap(self) -> float:
        """Seconds between two keys, as this person types now."""
        return median(self._gaps) if self._gaps else _USUAL

    @property
    def latency(self) -> float:
        """Seconds that most answers take: the third slowest of the last twelve; 0 at first."""
        slowest = sorted(self._times, reverse=True)
        return slowest[min(2, len(slowest) - 1)] if slowest else 0.0

    def delay(self) -> float | None:
        """Return the seconds to wait for another key before asking; None for not at all."""
        latency = self.latency
        if latency > LIMIT:
            if self._clock() - self._answered < _TRY_AGAIN:
                return None
            self._times.clear()
            return 0.0
        return 0.0 if latency <= self.gap else min(latency, LIMIT)
