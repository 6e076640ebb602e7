"""Phrases that an alignment keeps together.

Och and Ney 2004, "The Alignment Template Approach to Statistical Machine Translation": a stretch
of the target belongs to a stretch of the source if no link leads out of either.
"""

from align.wordalign.base import Links


def target_of(links: Links, first: int, last: int) -> tuple[int, int] | None:
    """Return the first and last target position of a stretch of the source.

    Target words that no link touches are not taken in at either end.

    Returns:
        None if nothing is linked, or a link from within the target stretch leads elsewhere.
    """
    reached = [j for i, j in links if first <= i <= last]
    if not reached:
        return None
    begin, end = min(reached), max(reached)
    if any(begin <= j <= end and not first <= i <= last for i, j in links):
        return None
    return begin, end
