"""Garbage is collected when nobody types.

A full collection looks at every object there is. Application, term base and the index of a memory
are a million of them, which takes a tenth of a second; Python begins it in the midst of whatever
goes on, and everything waits. So the objects that stay are put out of its sight, and what is left
is collected in a pause, in a few milliseconds.
"""

import gc
from time import perf_counter

_YOUNG = 10
"""Collections of the middle generation after which Python would make a full one."""
_LAST_RESORT = 1_000
"""The same while somebody works who never pauses."""
_LONG = 0.02
"""Seconds of a full collection from which on what it looked at is put out of sight."""


class Sweeper:
    """Holds full collections back until it is told of a pause."""

    def __init__(self) -> None:
        self._before = gc.get_threshold()
        gc.set_threshold(*self._before[:2], _LAST_RESORT)
        gc.freeze()

    def pause(self) -> bool:
        """Collect if enough has come together; return whether it was done."""
        if gc.get_count()[2] < _YOUNG:
            return False
        begun = perf_counter()
        gc.collect()
        if perf_counter() - begun > _LONG:
            # An engine, a memory: they stay as long as the application.
            gc.freeze()
        return True

    def close(self) -> None:
        """Let Python collect as it did before."""
        gc.unfreeze()
        gc.set_threshold(*self._before)
