"""Make one alignment of two directions.

Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation", and Koehn et al. 2005 (IWSLT),
"Edinburgh System Description": grow-diag-final-and.
"""

from collections.abc import Iterator

from align.wordalign.base import Links

_AROUND = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def grow_diag_final_and(forward: Links, backward: Links) -> Links:
    """Begin with what both say; add neighbours of either, then what is left with both ends free.

    Args:
        forward: source and target positions, chosen for each target position.
        backward: source and target positions, chosen for each source position.
    """
    links = set(forward & backward)
    union = forward | backward
    sources, targets = {i for i, _ in links}, {j for _, j in links}

    def take(link: tuple[int, int]) -> None:
        links.add(link)
        sources.add(link[0])
        targets.add(link[1])

    waiting = sorted(links)
    while waiting:
        grown = []
        for link in waiting:
            for near in _neighbours(link):
                if near in union and near not in links and not _bound(near, sources, targets):
                    take(near)
                    grown.append(near)
        waiting = grown
    for direction in (forward, backward):
        for link in sorted(direction - links):
            if link[0] not in sources and link[1] not in targets:
                take(link)
    return frozenset(links)


def _neighbours(link: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for down, right in _AROUND:
        yield link[0] + down, link[1] + right


def _bound(link: tuple[int, int], sources: set[int], targets: set[int]) -> bool:
    return link[0] in sources and link[1] in targets
