"""What a syllable may have been before a scanner or a hurried hand changed it.

The noisy channel of Kernighan, Church and Gale (*A spelling correction program based on a noisy
channel model*, 1990), with likelihoods set by hand: marks are lost far more often than letters.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from align.languages import Language

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LOST, _OTHER, _WON = -0.7, -1.0, -2.0
_SHAPE, _LETTER, _TONE = -2.5, -5.0, -1.5
# What a scanner takes for one another, skeletons.
_SHAPES = (
    "rn m,ri n,in m,nn m,l i,l t,c e,h b,u n,cl d,li h,0 o,1 l,1 i,5 s,6 b,9 g,y v,k h,ii u,f t"
)
_PAIRS = tuple(tuple(pair.split()) for pair in _SHAPES.split(","))
_READ_AS = (*_PAIRS, *((after, before) for before, after in _PAIRS))


class Candidate(NamedTuple):
    """What a syllable may have been."""

    key: str
    likelihood: float
    """Log likelihood of becoming what is there, given that something went wrong."""
    alike: bool
    """Whether only marks differ."""


class Channel:
    """The syllables that look like a given one."""

    def __init__(self, syllables: Iterable[str], room: Language) -> None:
        self._room = room
        self._alike: defaultdict[str, list[str]] = defaultdict(list)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for key in sorted(syllables):
            self._alike[room.skeleton(key)].append(key)
        for skeleton in self._alike:
            for shorter in _shorter(skeleton):
                self._near[shorter].add(skeleton)
        self.candidates = lru_cache(maxsize=1 << 14)(self._candidates)

    def _candidates(self, key: str) -> tuple[Candidate, ...]:
        """Return what a syllable may have been, those that look alike first."""
        skeleton = self._room.skeleton(key)
        found = [
            Candidate(other, _marks(key, other), True)
            for other in self._alike.get(skeleton, ())
            if other != key
        ]
        for other, likelihood in sorted(self._other_letters(skeleton).items()):
            found += [
                Candidate(one, likelihood + (0 if _tone(one) == _tone(key) else _TONE), False)
                for one in self._alike[other]
            ]
        return tuple(found)

    def _other_letters(self, skeleton: str) -> dict[str, float]:
        """Return skeletons one letter or one likeness of shapes away."""
        near = {one for shorter in _shorter(skeleton) for one in self._near.get(shorter, ())}
        found = dict.fromkeys(near, _LETTER)
        for shape, letter in _READ_AS:
            at = skeleton.find(shape)
            while at >= 0:
                other = skeleton[:at] + letter + skeleton[at + len(shape) :]
                if other in self._alike:
                    found[other] = _SHAPE
                at = skeleton.find(shape, at + 1)
        found.pop(skeleton, None)
        return found


def _shorter(skeleton: str) -> Iterator[str]:
    """Yield a skeleton and what is left of it without any one letter."""
    yield skeleton
    if len(skeleton) > 1:
        for at in range(len(skeleton)):
            yield skeleton[:at] + skeleton[at + 1 :]


def _marks(key: str, other: str) -> float:
    """Return how likely the marks of one syllable were those of another."""
    here, there = len(unicodedata.normalize("NFD", key)), len(unicodedata.normalize("NFD", other))
    here, there = here + key.count("đ"), there + other.count("đ")
    return _LOST if here < there else _OTHER if here == there else _WON


def _tone(key: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", key) if c in _TONES)
