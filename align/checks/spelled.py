"""Diacritics of names: another tone makes another person, and half of them is no spelling."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from align.checks.folding import UPPER, joined
from align.checks.syllables import is_foreign

_CAPITALS = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]+")
_NAMES = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+)+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LOOSE = re.compile(r"[kc]$", re.IGNORECASE)
"""What is written with either letter, and with any tone: Đắk, Đăk, Đắc."""


def misspelt(source: str, target: str, apart: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield a name of the source, and how the target writes it with other diacritics.

    Args:
        apart: words in small letters that may have a capital and are no names.
    """
    if target.isascii():
        return
    strange = [
        word for word in _CAPITALS.findall(target) if not word.isascii() and word not in source
    ]
    if strange and not target.isupper():
        yield from _other_tones(source, target, strange, apart)


def _other_tones(
    source: str, target: str, strange: list[str], apart: frozenset[str]
) -> Iterator[tuple[str, str]]:
    ours = {joined(word): word for word in _CAPITALS.findall(source) if not word.isupper()}
    small = source.lower()
    for word in strange:
        told = ours.get(joined(word))
        if told is None or word.isupper() or told in target or word.lower() in small:
            continue
        if is_foreign(word) or told.lower() in apart or _LOOSE.search(word):
            continue
        if _sound(word) != _sound(told):
            yield told, word


def halved(name: str, target: str) -> str:
    """Return a name as the target has it, some words stripped of diacritics and others not."""
    if target.isascii():
        return ""
    parts = [part for part in name.split(" ") if not part.isascii()]
    kept = [part for part in parts if part in target]
    if not kept or len(kept) == len(parts):
        return ""
    found = (match.group() for match in _NAMES.finditer(target))
    whole = joined(name)
    return next((its for its in found if whole.endswith(joined(its)) and _is_half(name, its)), "")


def _is_half(name: str, its: str) -> bool:
    """Whether some words of a name have their diacritics and others none."""
    pairs = zip(reversed(name.split(" ")), reversed(its.split(" ")), strict=False)
    marked = [(ours, theirs) for ours, theirs in pairs if not ours.isascii()]
    stripped = sum(theirs.isascii() for _, theirs in marked)
    return 0 < stripped < len(marked)


@lru_cache(maxsize=1 << 12)
def _sound(word: str) -> tuple[str, str]:
    """Return the letters of a syllable and its tone, wherever that is written; ``y`` as ``i``."""
    parts = normalize("NFD", word.lower())
    letters = "".join(c for c in parts if c not in _TONES).replace("y", "i")
    return letters, "".join(c for c in parts if c in _TONES)
