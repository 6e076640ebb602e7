"""Putting sources of like length together, so that an engine computes little on padding."""

from collections.abc import Iterable

from align.text import word_count


def batches(sources: Iterable[str], size: int) -> list[list[str]]:
    """Return the sources in batches, the longest first; equal input gives equal batches.

    The longest first: what takes most time, and most memory, shows early.
    """
    ordered = sorted(sources, key=lambda one: (-word_count(one), -len(one), one))
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]
