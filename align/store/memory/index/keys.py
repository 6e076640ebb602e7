"""Tokens as numbers: no vocabulary to keep, to merge or to disagree about.

A token becomes the CRC-32 of its UTF-8 bytes. Two tokens with one number make a candidate look
better than it is, never worse, so that nothing is lost; what is shown is scored on the texts.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.uint32]

Row: TypeAlias = tuple[int, Sequence[str]]
"""Identity of a unit, and the tokens it is found by."""

_REMEMBERED = 500_000


class Numbering:
    """Number tokens, remembering the common ones."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, tokens: Iterable[str]) -> "array[int]":
        """Return the numbers of some tokens, 32 bits each."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        numbers = array("I")
        for token in tokens:
            number = known.get(token)
            if number is None:
                # A lone surrogate cannot be stored, but a query may hold one.
                number = known[token] = crc32(token.encode(errors="surrogatepass"))
            numbers.append(number)
        return numbers
