"""Words as an aligner compares them: numbers without separators, words without their endings."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import regex

from align.languages import Language

STEM = 6
"""Letters of a word that count: enough to tell words apart, few enough to join their forms."""

_PIECES = regex.compile(
    r"(?P<place>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+)"
    r"|(?P<number>\d+(?:[.,'’\u00a0]\d+)*)"
    # Scripts without spaces between words: each letter and the pair it opens.
    r"|(?P<dense>[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|\p{M})*)"
)
_SEPARATORS = regex.compile(r"\D")


def keys(text: str, room: Language) -> Iterator[str]:
    """Yield the keys of the words of a text, in order.

    A number is ``#`` and its digits, an address ``@`` and itself, a word its folded beginning;
    a word of a script without spaces is one key a letter and one a pair.
    """
    for match in _PIECES.finditer(text):
        kind, piece = match.lastgroup, match.group()
        if kind == "word":
            yield _stem(piece, room)
        elif kind == "number":
            digits = _SEPARATORS.sub("", piece)
            yield "#" + (digits.lstrip("0") or "0")
        elif kind == "dense":
            yield from piece
            yield from map("".join, pairwise(piece))
        else:
            yield "@" + piece.rstrip(".,;)").casefold()


@lru_cache(maxsize=1 << 16)
def _stem(word: str, room: Language) -> str:
    return room.fold(word)[:STEM]
