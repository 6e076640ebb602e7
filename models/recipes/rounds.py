"""Which pairs come when: opening rounds of short pairs, then the weighted general mix for ever.

Everything is a function of seed and round number, so a killed run finds its place again.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.recipes.bitext import Bitext
from models.recipes.settings import Recipe, Source

Indices = npt.NDArray[np.int64]
POOL = 4000


def _draw(members: Indices, first: int, count: int, seed: list[int]) -> Indices:
    """Items first .. first + count of the endless sequence of seeded permutations of `members`."""
    size, parts = len(members), []
    while count > 0 and size:
        epoch, start = divmod(first, size)
        order = np.random.default_rng([*seed, epoch]).permutation(size)
        taken = members[order[start : start + count]]
        parts.append(taken)
        first += len(taken)
        count -= len(taken)
    return np.concatenate(parts) if parts else members[:0]


def _weight(entry: Source, column: str) -> float:
    return entry.start if column == "start" else entry.weight


def pairs_of_round(recipe: Recipe, bitext: Bitext, number: int) -> Indices:
    """Pair indices of round `number` in training order."""
    opening = recipe.openings[number] if number < len(recipe.openings) else None
    turn = 0 if opening else number - len(recipe.openings)
    lengths, parts = bitext.source.lengths, []
    for origin, entry in enumerate(recipe.corpus):
        members = np.flatnonzero(bitext.origin == origin)
        if opening:
            members = members[lengths[members] <= opening.pieces]
        times = _weight(entry, opening.column if opening else "weight") / entry.variants
        share = len(members) * times
        first, last = int(share * turn), int(share * (turn + 1))
        stream = number if opening else len(recipe.openings)
        parts.append(_draw(members, first, last - first, [recipe.seed, stream, origin]))
    chosen = np.concatenate(parts)
    return chosen[np.random.default_rng([recipe.seed, 7, number]).permutation(len(chosen))]


def batches_of_pool(bitext: Bitext, pool: Indices, tokens: int, seed: list[int]) -> list[Indices]:
    """Cut a pool into batches of similar lengths, at most `tokens` padded target pieces each."""
    chance = np.random.default_rng(seed)
    source, target = bitext.source.lengths[pool] + 1, bitext.target.lengths[pool] + 1
    order = np.lexsort((source + chance.random(len(pool)), target))
    batches: list[Indices] = []
    current: list[int] = []
    widest = longest = 0
    for k in order.tolist():
        widest, longest = max(widest, int(target[k])), max(longest, int(source[k]))
        size = len(current) + 1
        if current and (size * widest > tokens or size * longest > 1.5 * tokens):
            batches.append(pool[current])
            current, widest, longest = [], int(target[k]), int(source[k])
        current.append(k)
    if current:
        batches.append(pool[current])
    return [batches[k] for k in chance.permutation(len(batches))]
