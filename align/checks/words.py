"""The words of a text, found once for all checks of a pair."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")
# Small letters, and blanks for marks: where all is ASCII, much faster than the expression.
_BARE = bytes(ord(chr(n).lower()) if _WORD.match(chr(n)) else 32 for n in range(128)).ljust(256)
_MARKS = ',.-:;"!?()/'
"""The marks that most texts have, and no others."""


@lru_cache(maxsize=8)
def words(text: str) -> list[str]:
    """Return the words of a text in small letters, ``\\w+``; the list must not be changed."""
    if text.isascii():
        return text.encode().translate(_BARE).decode().split()
    small = text.lower()
    for mark in _MARKS:
        if mark in small:
            small = small.replace(mark, " ")
    said = small.split()
    return said if "".join(said).isalnum() else _WORD.findall(small)


@lru_cache(maxsize=8)
def vocabulary(text: str) -> frozenset[str]:
    """Return the different words of a text in small letters."""
    return frozenset(words(text))


@lru_cache(maxsize=8)
def shared(source: str, target: str) -> frozenset[str]:
    """Return the words in small letters that both texts have."""
    return vocabulary(source) & vocabulary(target)
