"""Which bead a sentence without a counterpart is to be linked with."""

from collections.abc import Sequence

from align.store.bitexts import Link

REACH = 5
"""Beads to either side among which a counterpart is looked for."""


def neighbour(links: Sequence[Link], number: int, marked: Link | None) -> int | None:
    """Return the number of the marked bead, else of the nearest one of the other side alone.

    Args:
        links: in the order of reading.
        number: the bead, counted from 1.
        marked: a link of these; one that is gone since counts as none.
    """
    if marked is not None and marked in links and marked != links[number - 1]:
        return links.index(marked) + 1
    source = bool(links[number - 1].source)
    for distance in range(1, REACH + 1):
        for other in (number + distance, number - distance):
            if 1 <= other <= len(links):
                link = links[other - 1]
                if bool(link.source) != bool(link.target) and bool(link.source) != source:
                    return other
    return None
