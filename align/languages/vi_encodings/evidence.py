"""What speaks for an encoding: the share of words that are Vietnamese syllables when read in it.

Only words with a character beyond ASCII (for VIQR: with a mark that composes) say anything, and
they are held against the text as it stands, so that text which is sound is left alone.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from align.languages.pairs import load_pairs
from align.languages.vi import Vietnamese
from align.languages.vi_encodings.base import byte_characters
from align.languages.vi_encodings.registry import FILE_ENCODINGS
from align.languages.vi_encodings.syllables import is_syllable

AS_IS = ""
"""The name of the reading that changes nothing."""

# Some encodings have capitals in the place of control characters and of the no-break space.
_TOKEN = re.compile(r"[^\t\n\x0b\x0c\r !-@\[-`{-~]+")
_PIECE = re.compile(r"[^\W\d_]+")
# Quotation marks, dashes and units say nothing, not even beside a word of ASCII letters.
_SIGN = "[\u2010-\u203a\u20ab\u20ac\u2122\xa0\xa9\xab\xb0\xb1\xb7\xbb\x85\x91-\x94\x96\ufeff\u200b]"
_SIGNS = re.compile(f"{_SIGN}+|[\xab\xbb\u2018-\u201f]*[A-Za-z]*[\xab\xbb\u2018-\u201f\u2026]*")
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_VIQR_TOKEN = re.compile(r"[A-Za-z\\][A-Za-z'`?~.(^+\\]*")
# Marks that may as well be the punctuation behind a word.
_VIQR_END = "'?.()\\"
_VIQR = next(e for e in FILE_ENCODINGS if e.name == "viqr")
_READINGS = tuple(e for e in FILE_ENCODINGS if e is not _VIQR)
_ROOM = Vietnamese("vi")
_NAMES = (AS_IS, *(e.name for e in _READINGS))

# A count for each reading is a field of one integer, so that a text is judged by one addition a
# word: valid syllables in the lower half of the field, everyday ones in the upper.
_HALF = 24
_FIELD = 2 * _HALF
_MASK = (1 << _HALF) - 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the words of a text read in each encoding."""

    marked: int
    """Words that the encodings read differently."""
    plain: int
    """Words of ASCII letters."""
    plain_valid: int
    """How many of those are Vietnamese syllables."""
    valid: dict[str, int]
    """For each encoding (``AS_IS``: the text as it stands) how many marked words are syllables."""
    everyday: dict[str, int]
    """How many of those are syllables of everyday words."""
    modern: int = 0
    """Marked words that are syllables as they stand and have a letter that only Unicode has."""

    def share(self, name: str) -> float:
        """Return the share of marked words that are syllables when read in an encoding."""
        return self.valid[name] / self.marked if self.marked else 0.0

    def score(self, name: str) -> int:
        """Return what to compare encodings by: syllables, everyday ones twice."""
        return self.valid[name] + self.everyday[name]

    @property
    def best(self) -> str:
        """The encoding in which most is Vietnamese; ``AS_IS`` unless another is better."""
        return max(self.valid, key=self.score)

    @property
    def ranked(self) -> list[str]:
        """The encodings, best first."""
        return sorted(self.valid, key=self.score, reverse=True)

    def whole(self, name: str) -> float:
        """Return the share of all words that are syllables when read in an encoding."""
        count = self.marked + self.plain
        return (self.valid[name] + self.plain_valid) / count if count else 0.0


def words(text: str) -> list[str]:
    """Cut a text (or byte characters) into what may be words in some encoding."""
    return _TOKEN.findall(text)


def gather(texts: Iterable[str]) -> Evidence:
    """Judge texts (or byte characters) as a whole, in every encoding but VIQR."""
    return weigh(Counter(chain.from_iterable(map(words, texts))))


def weigh(counts: Mapping[str, int]) -> Evidence:
    """Judge words by how often they occur."""
    total = marked = plain = plain_valid = modern = 0
    for word, count in counts.items():
        if word.isascii() and word.isalpha():
            plain += count
            plain_valid += count * is_syllable(word)
        elif not _SIGNS.fullmatch(word):
            fields = _weighed(word)
            total += count * fields
            marked += count
            if fields & 1 and _MODERN.search(word):
                modern += count
    parts = [total >> (_FIELD * i) for i in range(len(_NAMES))]
    valid = [part & _MASK for part in parts]
    everyday = [part >> _HALF & _MASK for part in parts]
    return Evidence(
        marked,
        plain,
        plain_valid,
        dict(zip(_NAMES, valid, strict=True)),
        dict(zip(_NAMES, everyday, strict=True)),
        modern,
    )


def speaks_against(word: str, name: str) -> bool:
    """Tell whether a word is no syllable when read in an encoding, but says something."""
    if (word.isascii() and word.isalpha()) or _SIGNS.fullmatch(word):
        return False
    encoding = next(e for e in _READINGS if e.name == name)
    return not _grade(unicodedata.normalize("NFC", encoding.read(byte_characters(word))))


def gather_viqr(texts: Iterable[str]) -> Evidence:
    """Judge ASCII texts as VIQR; marks that could be punctuation throughout are no evidence."""
    marked = plain = plain_valid = valid = everyday = 0
    for text in texts:
        for token in _VIQR_TOKEN.findall(text):
            kind = _viqr_kind(token)
            if kind == _NOTHING:
                continue
            if kind in (_PLAIN, _PLAIN_VALID):
                plain += 1
                plain_valid += kind == _PLAIN_VALID
            else:
                marked += 1
                valid += kind >= _VALID
                everyday += kind == _EVERYDAY
    name = _VIQR.name
    return Evidence(marked, plain, plain_valid, {AS_IS: 0, name: valid}, {AS_IS: 0, name: everyday})


_NOTHING, _PLAIN, _PLAIN_VALID, _INVALID, _VALID, _EVERYDAY = range(6)


@lru_cache(maxsize=1 << 16)
def _viqr_kind(token: str) -> int:
    """Tell what a word of ASCII says about VIQR."""
    bare = token.strip(_VIQR_END)
    read = unicodedata.normalize("NFC", _VIQR.read(bare))
    if read == bare:
        # Marks at the end alone: a tone or a full stop.
        pieces = _PIECE.findall(bare)
        if not pieces:
            return _NOTHING
        return _PLAIN_VALID if any(map(is_syllable, _ends(token, pieces))) else _PLAIN
    return _grade(read) or _INVALID


def _ends(token: str, pieces: list[str]) -> tuple[str, ...]:
    whole = unicodedata.normalize("NFC", _VIQR.read(token)).strip(_VIQR_END)
    return (whole, pieces[0]) if len(pieces) == 1 else ()


def _grade(text: str) -> int:
    """Return ``_VALID`` or ``_EVERYDAY`` if all words of a text are syllables, otherwise 0."""
    pieces = _PIECE.findall(text)
    if not pieces or not all(map(is_syllable, pieces)):
        return 0
    return _EVERYDAY if all(map(_is_everyday, pieces)) else _VALID


@lru_cache(maxsize=1 << 16)
def _weighed(token: str) -> int:
    """Return the fields of one word."""
    characters = byte_characters(token)
    readings = (token, *(encoding.read(characters) for encoding in _READINGS))
    total = 0
    for i, reading in enumerate(readings):
        grade = _grade(unicodedata.normalize("NFC", reading))
        if grade:
            total |= ((int(grade == _EVERYDAY) << _HALF) | 1) << (_FIELD * i)
    return total


@lru_cache(maxsize=1 << 16)
def _is_everyday(syllable: str) -> bool:
    return _ROOM.fold(syllable) in _vocabulary()


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    pairs = load_pairs("vi")
    return frozenset(pairs).union(*pairs.values())
