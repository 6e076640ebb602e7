"""Which pairs are never trained on, so that base and adapted engine can be compared."""

import hashlib
from collections.abc import Sequence

from align.errors import InputError
from align.training.records import Pair
from align.training.tidying import fold

LEAST = 150
"""Usable pairs below which there is too little to learn from and to judge by."""
_SHARE = 0.08
_FEWEST, _MOST = 30, 400


def held_out_count(pairs: int) -> int:
    """Return how many of so many pairs are held out: 8 %, at least 30 and at most 400."""
    return min(_MOST, max(_FEWEST, round(_SHARE * pairs)))


def divide(pairs: Sequence[Pair], seed: int) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to train on and those held out, chosen by a seeded hash of the source.

    The share that is held out never grows with the memory, so what is held out of a grown memory
    was, but for chance at the border, held out before: an engine that was adapted once can be
    adapted again and still be judged on what it has not seen.

    Raises:
        InputError: there are too few pairs.
    """
    if len(pairs) < LEAST:
        raise InputError(
            f"{len(pairs)} usable pairs are too few to learn from and to judge by",
            hint=f"give memories with at least {LEAST}",
        )
    order = sorted(pairs, key=lambda pair: _lot(pair.source, seed))
    count = held_out_count(len(pairs))
    return order[count:], order[:count]


def _lot(source: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{fold(source)}".encode()).digest()
