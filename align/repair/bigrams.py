"""Counts of syllables and of pairs of neighbours, and how likely one follows another.

The probability is interpolated Kneser-Ney with one discount (Chen & Goodman, *An empirical study
of smoothing techniques for language modeling*, 1998, section 2.7). Stupid backoff would do for
ranking, but the score of a slip is a ratio of probabilities: it needs them to add up to one, and
the continuation counts of Kneser-Ney say just what a slip is about, whether a syllable that is
frequent in one pair (the first of *tinh thần*) goes with others.
"""

import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from align.errors import AlignError
from align.shipped import data_path

EDGE = ""
"""What stands before the first and behind the last syllable of a clause."""
_HEADER = "# pairs of syllables 1"
_FLOOR = 0.1
"""Continuations that an unseen syllable is taken to have."""

Pair = tuple[str, str]


class Bigrams:
    """Counts of pairs of keys (``Language.fold``), and the probabilities they make."""

    def __init__(
        self, pairs: Mapping[Pair, int], spellings: Mapping[str, str] | None = None
    ) -> None:
        """Take counts of pairs, and the usual spelling of keys that are not spelled as they are."""
        self.pairs = pairs
        self.spellings = spellings or {}
        self._heads: Counter[str] = Counter()
        self._followers: Counter[str] = Counter()
        self._leaders: Counter[str] = Counter()
        for (first, second), count in pairs.items():
            self._heads[first] += count
            self._followers[first] += 1
            self._leaders[second] += 1
        once = sum(count == 1 for count in pairs.values())
        twice = sum(count == 2 for count in pairs.values())
        self._discount = once / (once + 2 * twice) if once else 0.5
        self._kinds = len(pairs) + _FLOOR * (len(self._leaders) + 1)

    @property
    def syllables(self) -> Iterable[str]:
        """Every key that was counted."""
        return self._heads.keys() - {EDGE}

    def count(self, syllable: str) -> int:
        """Return how often a syllable was counted."""
        return self._heads[syllable]

    def pair(self, first: str, second: str) -> int:
        """Return how often two syllables stood together."""
        return self.pairs.get((first, second), 0)

    @cached_property
    def followers(self) -> dict[str, set[str]]:
        """What was seen behind each syllable, edges left out."""
        return _seen(self.pairs)

    @cached_property
    def leaders(self) -> dict[str, set[str]]:
        """What was seen in front of each syllable, edges left out."""
        return _seen((second, first) for first, second in self.pairs)

    def probability(self, second: str, first: str) -> float:
        """Return P(second | first), never zero."""
        leaders = self._leaders.get(second, 0)
        going_on = (max(leaders, 0) + _FLOOR) / self._kinds
        total = self._heads.get(first, 0)
        if not total:
            return going_on
        seen = max(self.pair(first, second) - self._discount, 0.0) / total
        return seen + self._discount * self._followers[first] / total * going_on


def _seen(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        if EDGE not in (first, second):
            found[first].add(second)
    return dict(found)


def written(model: Bigrams) -> bytes:
    """Return a model as it is shipped: the same counts give the same bytes."""
    return lzma.compress("\n".join(_lines(model)).encode(), preset=6 | lzma.PRESET_EXTREME)


def _lines(model: Bigrams) -> Iterator[str]:
    yield _HEADER
    order = sorted(
        {key for pair in model.pairs for key in pair}, key=lambda key: (-model.count(key), key)
    )
    numbers = {key: number for number, key in enumerate(order)}
    following: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for (first, second), count in model.pairs.items():
        following[first].append((numbers[second], count))
    for key in order:
        spelling = model.spellings.get(key, "")
        pairs = sorted(following[key])
        before = [0, *(number for number, _ in pairs)]
        steps = (
            f"{number - last}" if count == 1 else f"{number - last}:{count}"
            for last, (number, count) in zip(before, pairs, strict=False)
        )
        yield f"{key}\t{spelling}\t{' '.join(steps)}"


def read(data: bytes, where: str) -> Bigrams:
    """Read what ``written`` wrote.

    Raises:
        AlignError: it is something else.
    """
    try:
        header, *rows = lzma.decompress(data).decode().split("\n")
        if header != _HEADER:
            raise ValueError(header)
        cells = [row.split("\t") for row in rows]
        keys = [key for key, _, _ in cells]
        pairs: dict[Pair, int] = {}
        for key, _, steps in cells:
            number = 0
            for step in steps.split():
                by, _, count = step.partition(":")
                number += int(by)
                pairs[key, keys[number]] = int(count or 1)
        return Bigrams(pairs, {key: spelling for key, spelling, _ in cells if spelling})
    except (lzma.LZMAError, ValueError, IndexError) as error:
        raise AlignError(
            "this is no model of syllable pairs", where=where, hint="install the package anew"
        ) from error


def has_model(code: str) -> bool:
    """Say whether there is a model in the box for a language; it is not loaded for that."""
    return _place(code).is_file()


@cache
def shipped(code: str) -> Bigrams | None:
    """Return the model in the box for a language, None if it has none.

    Raises:
        AlignError: the file is damaged.
    """
    path = _place(code)
    return read(path.read_bytes(), str(path)) if path.is_file() else None


def _place(code: str) -> Path:
    return data_path("orthography", f"{code}-pairs.xz")
