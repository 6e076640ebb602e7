"""Vietnamese: the syllable, its tone mark and the spellings that mean the same.

Tone placement: the mark of an open rime ``oa``, ``oe``, ``uy`` stands on the first vowel in the
old style (hòa, khỏe, ủy) and on the second in the new one (hoà, khoẻ, uỷ); every other rime is
written one way. Keys use the old style, which printed prose prefers.
"""

import re
import unicodedata
from functools import cache

from align.languages.base import Language
from align.languages.pairs import load_pairs
from align.languages.vi_lookalikes import without_lookalikes
from align.languages.vi_words import EVERYDAY, NOT_SEVERAL, PARTICLES, SEVERAL, SURNAMES

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_MARKED = "ăâêôơư"
_VOWELS = f"aeiouy{_MARKED}"
# ``gi`` and ``qu`` are onsets where another vowel follows; a syllable has one run of vowels.
_SYLLABLE = re.compile(f"^(gi(?=[{_VOWELS}])|qu|[^{_VOWELS}]*)([{_VOWELS}]{{1,3}})([^{_VOWELS}]*)$")
# After these onsets a final i and y are the same sound, and both spellings are in use.
_I_OR_Y = re.compile("^(b|h|k|l|m|n|qu|s|t)[yỳýỷỹỵ]$")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_LAST_WORDS = re.compile(r"(?:(\w+)\s+)?(\w+)\s+\Z")


class Vietnamese(Language):
    """Vietnamese, whose spaces separate syllables and not words."""

    name = "Vietnamese"

    def fold(self, syllable: str) -> str:
        """Return the match key: NFC, case folded, old-style tone placement, i for y.

        A key is for comparing only: Lý and Mỹ are names and must never be rewritten.
        """
        key = unicodedata.normalize("NFC", syllable.casefold())
        if not key.isascii():
            key = without_lookalikes(key)
        placed = key if key.isascii() else place_tone(key)
        return placed.translate(_Y_TO_I) if _I_OR_Y.match(placed) else placed

    def skeleton(self, syllable: str) -> str:
        """Return the match key without diacritics, đ as d."""
        return super().skeleton(syllable).replace("đ", "d")

    def is_syllable(self, word: str) -> bool:
        """Tell whether a word is spelled like one Vietnamese syllable."""
        from align.languages.vi_encodings.syllables import is_syllable

        return is_syllable(word)

    def is_person(self, text: str) -> bool:
        """Tell whether a text is a family name and two or three syllables with capitals."""
        words = text.split(" ")
        return (
            3 <= len(words) <= 4
            and words[0].lower() in SURNAMES
            and all(word.istitle() and self.is_syllable(word.lower()) for word in words)
        )

    def attested(self, first: str, second: str) -> bool:
        """Tell whether two folded syllables often stand together in clean text."""
        return second in _pairs().get(first, frozenset()) or f"{first} {second}" in EVERYDAY

    def is_particle(self, syllable: str) -> bool:
        """Tell whether a folded syllable is a word of the grammar (đang, của, khi)."""
        return syllable in PARTICLES

    def says_several(self, before: str) -> bool:
        """Tell whether a plural marker, a quantity or a number stands right before a noun."""
        last = _LAST_WORDS.search(unicodedata.normalize("NFC", before.lower()))
        if last is None:
            return False
        word = last[2]
        if word.isdecimal():
            return int(word) > 1
        return word in SEVERAL and f"{last[1] or ''} {word}" not in NOT_SEVERAL


@cache
def _pairs() -> dict[str, frozenset[str]]:
    return load_pairs("vi")


def place_tone(syllable: str, *, new_style: bool = False) -> str:
    """Put the tone mark of a lower-case NFC syllable where the rules want it.

    A mark on the wrong vowel (gìơ, qúy) is put right too; what is not one syllable with one
    tone comes back unchanged.
    """
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = _TONE.findall(decomposed)
    if len(tones) != 1:
        return syllable
    bare = unicodedata.normalize("NFC", _TONE.sub("", decomposed))
    parts = _SYLLABLE.match(bare)
    if not parts:
        return syllable
    onset, vowels, coda = parts.groups()
    at = len(onset) + _nucleus(vowels, coda, new_style and onset != "qu")
    return unicodedata.normalize("NFC", bare[: at + 1] + tones[0] + bare[at + 1 :])


def _nucleus(vowels: str, coda: str, new_style: bool) -> int:
    """Return which vowel of the rime bears the tone."""
    marked = [i for i, vowel in enumerate(vowels) if vowel in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) == 2:
        return int(bool(coda) or (new_style and vowels in {"oa", "oe", "uy"}))
    return len(vowels) // 2
