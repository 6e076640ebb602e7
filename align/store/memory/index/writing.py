"""Write a run from rows, in memory that does not grow with them.

The tokens go to the disk as they come. The postings are then a counting sort: how many rows each
bucket has, where it therefore begins, and its rows one block of the memory after the other.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from align.store.memory.index.keys import Numbering, Row
from align.store.memory.index.run import Run

if TYPE_CHECKING:
    from align.store.memory.index.run import Numbers, Signed, Unsigned

BLOCK = 20_000
"""Rows sorted at a time."""
MOST_BITS = 20
"""2²⁰ buckets: more than a language has common words."""
FEWEST_BITS = 8


def write_rows(rows: Iterable[Row], folder: Path) -> int:
    """Write a run into an empty folder and return how many rows it has; rows of nothing stay out.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    blocks = _blocks(rows)
    return _write(blocks, folder)


def write_runs(runs: Iterable[Run], folder: Path) -> int:
    """Write one run from several, oldest first; of a unit in several the newest row stays.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    import numpy as np

    runs = list(runs)
    kept: list[Signed] = []
    seen = np.empty(0, np.int64)
    for run in reversed(runs):
        kept.insert(0, np.flatnonzero(~np.isin(run.ids, seen)))
        seen = np.concatenate([seen, run.ids])
    return _write(_copied(runs, kept), folder)


Block = tuple["Signed", "Signed", "Numbers"]
"""Identities, lengths and tokens of some rows."""


def _blocks(rows: Iterable[Row]) -> Iterator[Block]:
    import numpy as np

    numbers_of = Numbering()
    iterator = iter(rows)
    more = True
    while more:
        ids, lengths, tokens = array("q"), array("q"), array("I")
        more = False
        for identity, key in islice(iterator, BLOCK):
            more = True
            if key:
                ids.append(identity)
                lengths.append(len(key))
                tokens.extend(numbers_of(key))
        yield np.array(ids), np.array(lengths), np.array(tokens, np.uint32)


def _copied(runs: list[Run], kept: "list[Signed]") -> Iterator[Block]:
    from align.store.memory.index.gather import gathered

    for run, rows in zip(runs, kept, strict=True):
        for begin in range(0, len(rows), BLOCK):
            some = rows[begin : begin + BLOCK].astype("uint32")
            yield run.ids[some], run.lengths(some), gathered(run, some)[0]


def _write(blocks: Iterator[Block], folder: Path) -> int:
    import numpy as np

    ids: list[Signed] = []
    lengths: list[Signed] = []
    raw = folder / "tokens.raw"
    with raw.open("wb") as file:
        for block in blocks:
            ids.append(block[0])
            lengths.append(block[1])
            block[2].tofile(file)
    starts = np.zeros(sum(map(len, lengths)) + 1, np.uint64)
    if ids:
        np.cumsum(np.concatenate(lengths), out=starts[1:])
    np.save(folder / "ids.npy", np.concatenate(ids) if ids else np.empty(0, np.int64))
    np.save(folder / "starts.npy", starts)
    _adopt(raw, folder / "tokens.npy", int(starts[-1]))
    _write_postings(folder, starts)
    return len(starts) - 1


def _adopt(raw: Path, into: Path, length: int) -> None:
    """Make an array file of a file of bare numbers."""
    with raw.open("rb") as source, into.open("wb") as file:
        _header(file, length)
        while part := source.read(1 << 20):
            file.write(part)
    raw.unlink()


def _header(file: BinaryIO, length: int) -> None:
    from numpy.lib import format as layout

    header = {"descr": "<u4", "fortran_order": False, "shape": (length,)}
    layout.write_array_header_1_0(file, header)


def _write_postings(folder: Path, starts: "Unsigned") -> None:
    import numpy as np

    tokens = np.load(folder / "tokens.npy", mmap_mode="r")
    bits = min(max(len(tokens).bit_length() - 3, FEWEST_BITS), MOST_BITS)
    counts = np.zeros(1 << bits, np.int64)
    for _, buckets in _sorted_blocks(tokens, starts, bits):
        counts += np.bincount(buckets, minlength=len(counts))
    offsets = np.zeros(len(counts) + 1, np.uint64)
    np.cumsum(counts, out=offsets[1:])
    np.save(folder / "offsets.npy", offsets)
    path = folder / "postings.npy"
    with path.open("wb") as file:
        _header(file, int(offsets[-1]))
        begin = file.tell()
        file.truncate(begin + 4 * int(offsets[-1]))
    if not offsets[-1]:
        return
    postings = np.load(path, mmap_mode="r+")
    cursor = offsets[:-1].astype(np.int64)
    for rows, buckets in _sorted_blocks(tokens, starts, bits):
        here = np.bincount(buckets, minlength=len(counts))
        # Rank of each among those of its bucket: its place less where its bucket begins.
        begins = np.cumsum(here) - here
        postings[cursor[buckets] + np.arange(len(buckets)) - begins[buckets]] = rows
        cursor += here
    postings.flush()


def _sorted_blocks(
    tokens: "Numbers", starts: "Unsigned", bits: int
) -> "Iterator[tuple[Numbers, Signed]]":
    """Yield rows and buckets, each pair once, by bucket and then by row, block by block."""
    import numpy as np

    for first in range(0, len(starts) - 1, BLOCK):
        last = min(first + BLOCK, len(starts) - 1)
        ends = starts[first : last + 1].astype(np.int64)
        lengths = ends[1:] - ends[:-1]
        buckets = tokens[int(starts[first]) : int(starts[last])] >> np.uint32(32 - bits)
        rows = np.repeat(np.arange(last - first, dtype=np.uint64), lengths)
        pairs = np.unique(buckets.astype(np.uint64) << np.uint64(32) | rows)
        yield (
            (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32) + np.uint32(first),
            (pairs >> np.uint64(32)).astype(np.int64),
        )
