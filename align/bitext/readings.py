"""How well one text explains the words of the other.

A reading is a mixture in the manner of Moore (2002): a word of the explained text is drawn from
its background frequency or from one of several voices, each of which lets the words of the other
text speak. How much each voice has to say is estimated from beads that are certain (deleted
interpolation), so that a bad engine or a foreign lexicon is simply not listened to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from align.bitext.sides import NOTHING, Stream
from align.bitext.tables import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.35
"""Share of the background that no estimate goes below: words repeat without being translations."""
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Voice:
    """One reason why a word stands in the explained text."""

    name: str
    words: Stream
    """What speaks: units of the explaining text."""
    table: Table
    share: float
    """Part of the explained words that it is answerable for, before anything is estimated."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of one text, explained by the other."""

    voices: tuple[Voice, ...]
    explained: Stream
    background: "NDArray[np.float64]"
    """Relative frequency of each word type of the explained text."""
    weight: float
    """How much this reading counts beside the others."""

    floors: "NDArray[np.float64]"
    """Share of the background for each word type: see ``reading``."""

    def grouped(self, speaking: "NDArray[np.int64]", explained: "NDArray[np.int64]") -> "Reading":
        """Return the same for larger units, given where each begins."""
        voices = tuple(replace(v, words=v.words.grouped(speaking)) for v in self.voices)
        return replace(self, voices=voices, explained=self.explained.grouped(explained))

    def part(self, speaking: slice, explained: slice) -> "Reading":
        """Return the same for some units in a row."""
        voices = tuple(replace(v, words=v.words.part(speaking)) for v in self.voices)
        return replace(self, voices=voices, explained=self.explained.part(explained))


def reading(
    voices: Sequence[Voice], explained: Stream, frequency: "NDArray[np.float64]", weight: float
) -> Reading:
    """Put voices together.

    On the average over the text a word must be as frequent as it is, so what the voices give it
    is taken from the background: a word that nothing ever speaks for tells nothing.
    """
    import numpy as np

    size = len(frequency)
    given = np.zeros(size)
    for voice in voices:
        if voice.share and not voice.table.empty:
            _, types, weights = voice.table.gather(voice.words.types)
            mass = np.bincount(types, weights, minlength=size)
            given += mass * (voice.share / len(voice.words.types))
    floors = np.clip(1.0 - given / frequency, LEAST, 1.0)
    return Reading(tuple(voices), explained, frequency, weight, floors)


def background(words: Stream, size: int) -> "NDArray[np.float64]":
    """Return relative frequencies, smoothed so that a word seen once is not all too telling."""
    import numpy as np

    counts = np.bincount(words.types, minlength=size) + 0.5
    return np.asarray(counts / counts.sum(), np.float64)


def estimated(
    known: Reading, beads: "Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]]"
) -> Reading:
    """Estimate the shares of the voices from beads (units that speak, units explained)."""
    import numpy as np

    if not beads or not known.voices:
        return known
    told = np.concatenate([_told(known, speaking, units) for speaking, units in beads], axis=1)
    if not told.shape[1]:
        return known
    shares = np.array(
        [1.0 - sum(v.share for v in known.voices), *(voice.share for voice in known.voices)]
    )
    for _ in range(_ROUNDS):
        mixed = shares[:, None] * told
        shares = (mixed / mixed.sum(axis=0)).mean(axis=1)
    if shares[0] < LEAST:
        shares[1:] *= (1 - LEAST) / max(1e-9, 1 - shares[0])
    voices = tuple(
        replace(voice, share=float(share))
        for voice, share in zip(known.voices, shares[1:], strict=True)
    )
    return reading(voices, known.explained, known.background, known.weight)


def _told(
    known: Reading, speaking: "NDArray[np.int64]", units: "NDArray[np.int64]"
) -> "NDArray[np.float64]":
    """Return what each voice gives each explained word of one bead, background first."""
    import numpy as np

    words = words_of(known.explained, units)
    words = words[words != NOTHING]
    rows = [known.background[words]]
    for voice in known.voices:
        speakers = words_of(voice.words, speaking)
        _, types, weights = voice.table.gather(speakers)
        mass = np.bincount(types, weights, minlength=len(known.background))
        rows.append(mass[words] / len(speakers))
    return np.array(rows)


def words_of(words: Stream, units: "NDArray[np.int64]") -> "NDArray[np.int32]":
    """Return the words of units that follow each other."""
    if not len(units):
        return words.types[:0]
    return words.types[words.starts[units[0]] : words.starts[units[-1] + 1]]
