"""Garbage waits for a pause, and Python is left as it was."""

import gc

from align.tui.sweeping import Sweeper


def test_it_collects_in_a_pause_and_leaves_no_trace() -> None:
    before = gc.get_threshold()
    sweeper = Sweeper()
    try:
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] > before[2]
        gc.collect()
        assert not sweeper.pause()
        for _ in range(12):
            gc.collect(1)
        assert sweeper.pause()
        assert not sweeper.pause()
    finally:
        sweeper.close()
    assert gc.get_threshold() == before
    assert not gc.get_freeze_count()
