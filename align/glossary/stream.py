"""A text as the matcher sees it: folded syllables and what stands between them.

White space, a single line break and a hyphen between two syllables count as nothing (old print
hyphenates compounds, and OCR puts spaces around the hyphen); any other mark is a wall that only
a term holding the same mark passes.
"""

import re
from dataclasses import dataclass
from itertools import accumulate

from align.languages import Language

_SPACE = r"[^\S\n]*(?:\n[^\S\n]*)?"
# A hyphen at the beginning of a line is the bullet of a list.
_JOINED = re.compile(rf"{_SPACE}|[^\S\n]*[-‐‑–]{_SPACE}")
_QUOTES = str.maketrans("“”„‟«»‘’‚'", '""""""""""')
_MOST_KEYS = 200_000
_FEW = 4


@dataclass(frozen=True, slots=True)
class Stream:
    """Syllables and gaps of a text, by the number of the syllable."""

    pieces: list[str]
    words: list[str]
    folded: list[str]
    skeletons: list[str]
    marks: list[str]
    """``marks[n]`` stands behind syllable *n*; empty where the next one simply follows."""
    bare: bool
    """Whether it was typed without diacritics; a few syllables may lack them by chance."""

    def starts(self) -> list[int]:
        """Return the code point at which each piece of the text starts."""
        return list(accumulate(map(len, self.pieces), initial=0))

    def left(self, number: int, reach: int) -> str:
        """Return the keys before a syllable, for looking up phrases: `` a , b ``."""
        return self._keys(max(0, number - reach), number)

    def right(self, number: int, reach: int) -> str:
        """Return the keys behind a syllable, for looking up phrases: `` , a b ``."""
        behind = self._keys(number + 1, min(len(self.words), number + 1 + reach))
        mark = self.marks[number] if number + 1 < len(self.words) else ""
        return f" {mark}{behind}" if mark else behind

    def _keys(self, first: int, last: int) -> str:
        keys = [key for n in range(first, last) for key in (self.folded[n], self.marks[n]) if key]
        return f" {' '.join(keys)} " if keys else " "


class Reader:
    """Turns texts of one language into streams, remembering the key of every syllable it saw."""

    def __init__(self, room: Language) -> None:
        self._room = room
        self._folded = _Folded(room)
        self._skeletons = _Skeletons(room)
        self._marks = _Marks()

    def stream(self, text: str) -> Stream:
        """Return the stream of a text."""
        pieces = self._room.pieces(text)
        words = pieces[1::2]
        for keys in (self._folded, self._skeletons, self._marks):
            keys.trim()
        folded = list(map(self._folded.__getitem__, words))
        skeletons = list(map(self._skeletons.__getitem__, words))
        marks = list(map(self._marks.__getitem__, pieces[2::2]))
        bare = len(words) >= _FEW and folded == skeletons
        return Stream(pieces, words, folded, skeletons, marks, bare)

    def phrase(self, text: str) -> str:
        """Return the key of a phrase, to be looked up in ``Stream.left`` and ``right``."""
        stream = self.stream(text)
        return f" {stream.left(len(stream.words), len(stream.words)).strip()} "


class _Keys(dict[str, str]):
    """A dictionary that works out what it lacks, and never grows without bound."""

    def trim(self) -> None:
        """Forget everything once there is too much of it."""
        if len(self) > _MOST_KEYS:
            self.clear()


class _Folded(_Keys):
    def __init__(self, room: Language) -> None:
        super().__init__()
        self._room = room

    def __missing__(self, word: str) -> str:
        key = self[word] = self._room.fold(word)
        return key


class _Skeletons(_Folded):
    def __missing__(self, word: str) -> str:
        key = self[word] = self._room.skeleton(word)
        return key


class _Marks(_Keys):
    def __missing__(self, gap: str) -> str:
        key = self[gap] = gap_mark(gap)
        return key


def gap_mark(gap: str) -> str:
    """Return what a gap between two syllables holds; empty if it joins them."""
    if _JOINED.fullmatch(gap):
        return ""
    if gap.count("\n") > 1:
        return "\n"
    return "".join(gap.split()).replace("…", "...").translate(_QUOTES)
