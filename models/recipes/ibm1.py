"""Word alignment of subword ids: IBM model 1 with a fixed diagonal prior, both ways, intersected.

Brown et al. 1993, model 1; the prior exp(-tension * |i/m - j/n|) is that of Dyer et al. 2013
(fast_align) without re-estimation.  The lexical table is dense, float32, V x V (256 MB for 8,000
ids); pairs are handled in chunks of equal lengths, so that no padding is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from models.recipes.bitext import Ragged

Table = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.int64]
_CELLS = 4_000_000
_NULL_SHARE = 0.08


def _chunks(given: Ragged, made: Ragged) -> Iterator[tuple[npt.NDArray[np.int64], Matrix, Matrix]]:
    """(indices, given ids (b, m), made ids (b, n)) for runs of pairs with equal lengths."""
    m, n = given.lengths, made.lengths
    order = np.lexsort((n, m))
    order = order[(m[order] > 0) & (n[order] > 0)]
    edges = np.flatnonzero(np.diff(m[order] * 65536 + n[order])) + 1
    for group in np.split(order, edges):
        if not len(group):
            continue
        rows, columns = int(m[group[0]]), int(n[group[0]])
        step = max(1, _CELLS // (rows * columns))
        for start in range(0, len(group), step):
            part = group[start : start + step]
            left = given.flat[given.offsets[part][:, None] + np.arange(rows)].astype(np.int64)
            right = made.flat[made.offsets[part][:, None] + np.arange(columns)].astype(np.int64)
            yield part, left, right


def _prior(rows: int, columns: int, tension: float) -> Table:
    """Diagonal prior of shape (rows, columns); columns sum to what the empty word leaves."""
    i = (np.arange(rows) + 0.5)[:, None] / rows
    j = (np.arange(columns) + 0.5)[None, :] / columns
    weight = np.exp(-tension * np.abs(i - j))
    prior: Table = (weight / weight.sum(0) * (1 - _NULL_SHARE)).astype(np.float32)
    return prior


def train_table(
    given: Ragged, made: Ragged, size: int, null: int, rounds: int = 4, tension: float = 4.0
) -> Table:
    """t[given, made] after `rounds` of EM; `null` is the id that stands for the empty word."""
    table = np.full(size * size, 1.0 / size, np.float32)
    for turn in range(rounds):
        counts = np.full(size * size, 1e-6 if turn < rounds - 1 else 1e-9, np.float32)
        for _, left, right in _chunks(given, made):
            cells = left[:, :, None] * size + right[:, None, :]
            share = table[cells] * _prior(left.shape[1], right.shape[1], tension)
            empty = null * size + right
            nothing = table[empty] * np.float32(_NULL_SHARE)
            total = share.sum(1) + nothing
            share /= total[:, None, :]
            np.add.at(counts, cells.ravel(), share.ravel())
            np.add.at(counts, empty.ravel(), (nothing / total).ravel())
        square = counts.reshape(size, size)
        square /= square.sum(1, keepdims=True)
        table = counts
    return table


def best(
    table: Table, given: Ragged, made: Ragged, size: int, null: int, tension: float = 4.0
) -> Iterator[tuple[npt.NDArray[np.int64], Matrix]]:
    """(pair indices (b,), best given position for every made position (b, n); -1 for none)."""
    for part, left, right in _chunks(given, made):
        cells = left[:, :, None] * size + right[:, None, :]
        share = table[cells] * _prior(left.shape[1], right.shape[1], tension)
        choice = share.argmax(1)
        nothing = table[null * size + right] * np.float32(_NULL_SHARE)
        choice[share.max(1) < nothing] = -1
        yield part, choice


def intersect(
    source: Ragged, target: Ragged, size: int, null: int, rounds: int = 4, tension: float = 4.0
) -> Ragged:
    """Links found in both directions, packed as source * 256 + target."""
    table = train_table(source, target, size, null, rounds, tension)
    forward: dict[int, npt.NDArray[np.int64]] = {}
    for part, choice in best(table, source, target, size, null, tension):
        forward.update(zip(part.tolist(), choice, strict=True))
    del table
    table = train_table(target, source, size, null, rounds, tension)
    links: list[list[int]] = [[] for _ in range(len(source))]
    for part, choice in best(table, target, source, size, null, tension):
        for index, back in zip(part.tolist(), choice, strict=True):
            i = np.arange(len(back))
            kept = back >= 0
            kept[kept] = forward[index][back[kept]] == i[kept]
            links[index] = (i[kept] * 256 + back[kept]).tolist()
    return Ragged.pack(links)
