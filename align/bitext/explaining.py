"""What the words of a block of sentences say about the sentences of a block of the other text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from align.bitext.readings import Reading
from align.bitext.sides import NOTHING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST = 1e-9


def explained(
    reading: Reading, speaking: range, units: range, most: int
) -> "Iterator[tuple[int, NDArray[np.float32]]]":
    """Yield for 1 to ``most`` speaking units in a row what they explain.

    Yields:
        The number of units, and an array [speaking, units]: the log-likelihood ratio of a unit's
        words under the mixture of the voices of the units up to that row, against chance. Rows
        with fewer units before them hold what there is.
    """
    import numpy as np

    words, starts = _words(reading, units)
    mass, sizes = _mass(reading, speaking, words)
    floor = reading.floors[words].astype(np.float32)
    often = np.maximum(reading.background[words], _LEAST)
    # Single precision: logarithms are most of the work, and of little weight each.
    told = (mass / often).astype(np.float32)
    silent = words == NOTHING
    sums = np.zeros_like(told)
    total = np.zeros(len(sizes), np.float32)
    for number in range(1, most + 1):
        kept = max(0, len(told) - number + 1)
        sums[len(told) - kept :] += told[:kept]
        total[len(told) - kept :] += sizes[:kept]
        ratio = np.log(floor + sums / total[:, None])
        ratio[:, silent] = 0.0
        yield number, np.add.reduceat(ratio, starts, axis=1)


def windows(sums: "NDArray[np.float32]", size: int) -> "NDArray[np.float32]":
    """Sum ``size`` columns up to each one."""
    import numpy as np

    if size == 1:
        return sums
    total = np.cumsum(sums, axis=1)
    total[:, size:] -= total[:, :-size].copy()
    return total


def _words(reading: Reading, units: range) -> "tuple[NDArray[np.int32], NDArray[np.int64]]":
    starts = reading.explained.starts[units.start : units.stop + 1]
    return reading.explained.types[starts[0] : starts[-1]], starts[:-1] - starts[0]


def _mass(
    reading: Reading, speaking: range, words: "NDArray[np.int32]"
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return what each speaking unit gives each word, and how many words it has itself.

    The words of a voice are counted as many as the first voice has, on the whole, so that
    voices with streams of their own can be added up.
    """
    import numpy as np

    local, place = np.unique(words, return_inverse=True)
    where = np.full(len(reading.background), -1, np.int64)
    where[local] = np.arange(len(local))
    rows = len(speaking)
    mass = np.zeros(rows * len(local))
    sizes = np.ones(rows)
    for number, voice in enumerate(reading.voices):
        starts = voice.words.starts[speaking.start : speaking.stop + 1]
        if number == 0:
            sizes = (starts[1:] - starts[:-1]).astype(np.float64)
        if voice.table.empty:
            continue
        tokens = voice.words.types[starts[0] : starts[-1]]
        scale = voice.share * len(reading.voices[0].words.types) / len(voice.words.types)
        speakers, types, weights = voice.table.gather(tokens)
        known = where[types] >= 0
        row = np.repeat(np.arange(rows), starts[1:] - starts[:-1])[speakers[known]]
        cells = row * len(local) + where[types[known]]
        mass += np.bincount(cells, weights[known] * scale, minlength=len(mass))
    return mass.reshape(rows, len(local))[:, place], sizes
