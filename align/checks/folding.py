"""Names without diacritics, case and blanks, as they are compared."""

from functools import lru_cache
from unicodedata import combining, normalize

LATIN = (*range(0x41, 0x250), *range(0x1EA0, 0x1F00))
"""Code points of Latin letters, and of some that are none."""
UPPER = "".join(c for c in map(chr, LATIN) if c.isupper())
"""Their capitals, as they stand in a class of a regular expression."""


def _bare_letter(code: int) -> str:
    letter = chr(code)
    plain = "".join(c for c in normalize("NFD", letter) if not combining(c)).lower()
    return plain.replace("đ", "d").replace("y", "i")


_BARE: dict[int, str | None] = {code: _bare_letter(code) for code in LATIN if chr(code).isalpha()}
_PLAIN: dict[int, str] = {
    code: _bare_letter(code).upper() if chr(code).isupper() else _bare_letter(code)
    for code in _BARE
    if chr(code) not in "yY"
}
_JOINED = _BARE | dict.fromkeys(map(ord, " -'’‑‐"))


@lru_cache(maxsize=1 << 14)
def joined(text: str) -> str:
    """Return a name in small letters without diacritics, ``y`` as ``i``, its words joined."""
    return text.translate(_JOINED)


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Return a name without diacritics."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """Return what ``joined`` does, for a whole text of which there are too many to be kept."""
    return text.translate(_JOINED)
