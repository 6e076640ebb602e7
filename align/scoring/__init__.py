"""Scores of translations: what became of the terms."""

from align.scoring.terms import TermCase, TermTally, tally, window_overlaps

__all__ = ["TermCase", "TermTally", "tally", "window_overlaps"]
