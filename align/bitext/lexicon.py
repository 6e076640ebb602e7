"""A bilingual lexicon from beads: IBM model 1 in both directions (Brown et al. 1993)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from align.bitext.tables import Entries

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Words = "NDArray[np.int32]"

PAIRS = 1_500_000
"""Pairs of words looked at: a limit to time and memory; of more beads some are left out."""
_LONGEST = 6_000
_ROUNDS = 5
_BACKGROUND = 0.25
"""Share of a text that nothing in the other one speaks for."""
# A link seen in one bead only proves nothing about another one, and would confirm that one.
_DISCOUNT = 0.7
_LEAST = 0.02


def lexicon(
    beads: "Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]]", sizes: tuple[int, int]
) -> tuple[Entries, Entries]:
    """Estimate which source words speak for which target words, and the other way.

    Args:
        beads: words of the source and of the target side of each bead.
        sizes: number of words in the vocabularies of source and target.

    Returns:
        Entries from source to target and from target to source. An entry is kept only where
        both directions know it.
    """
    import numpy as np

    kept = _sample(beads)
    if not kept:
        none: Entries = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
        return none, none
    forward = _model_1([(s, t) for s, t in kept], sizes)
    backward = _model_1([(t, s) for s, t in kept], (sizes[1], sizes[0]))
    there = forward[0] * sizes[1] + forward[1]
    back = backward[1] * sizes[1] + backward[0]
    both = np.intersect1d(there, back)
    in_both = np.isin(there, both)
    in_back = np.isin(back, both)
    one, other = (
        (speaking[kept_ones], spoken[kept_ones], weights[kept_ones])
        for (speaking, spoken, weights), kept_ones in ((forward, in_both), (backward, in_back))
    )
    return one, other


def _sample(
    beads: "Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]]",
) -> "list[tuple[NDArray[np.int32], NDArray[np.int32]]]":
    """Leave out giants, and every so many beads where there are too many."""
    fit = [(s, t) for s, t in beads if 0 < len(s) * len(t) <= _LONGEST]
    total = sum(len(s) * len(t) for s, t in fit)
    step = max(1.0, total / PAIRS)
    return [fit[int(k * step)] for k in range(int(len(fit) / step))]


def _model_1(
    beads: "Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]]", sizes: tuple[int, int]
) -> Entries:
    """Run expectation and maximisation from a uniform start; return what is worth keeping."""
    import numpy as np

    pairs, groups, shares, spoken = _cooccurrences(beads, sizes[1])
    unique, pair = np.unique(pairs, return_inverse=True)
    speaker = unique // sizes[1]
    uttered = unique % sizes[1]
    background = np.bincount(spoken, minlength=sizes[1]) / len(spoken)
    fixed = _BACKGROUND * background[spoken]
    probability = np.full(len(unique), 1.0)
    counts = probability
    for _ in range(_ROUNDS):
        given = probability[pair] * shares
        total = np.bincount(groups, given, minlength=len(spoken)) * (1 - _BACKGROUND) + fixed
        counts = np.bincount(pair, given * (1 - _BACKGROUND) / total[groups])
        sums = np.bincount(speaker, counts)
        probability = counts / sums[speaker]
    sums = np.bincount(speaker, counts)
    probability = np.maximum(counts - _DISCOUNT, 0.0) / sums[speaker]
    keep = probability >= _LEAST
    return speaker[keep], uttered[keep], probability[keep]


def _cooccurrences(
    beads: "Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]]", width: int
) -> "tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float32], NDArray[np.int32]]":
    """Return each pair of words in one bead, the spoken word's place, its share, the spoken."""
    import numpy as np

    pairs, groups, shares, spoken = [], [], [], []
    place = 0
    for speaking, words in beads:
        types, times = np.unique(speaking, return_counts=True)
        pairs.append((types.astype(np.int64)[:, None] * width + words[None, :]).ravel())
        numbers = np.arange(place, place + len(words), dtype=np.int32)
        groups.append(np.broadcast_to(numbers, (len(types), len(words))).ravel())
        part = (times / len(speaking)).astype(np.float32)
        shares.append(np.repeat(part, len(words)))
        spoken.append(words)
        place += len(words)
    return (
        np.concatenate(pairs),
        np.concatenate(groups),
        np.concatenate(shares),
        np.concatenate(spoken),
    )
