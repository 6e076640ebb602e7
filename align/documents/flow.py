"""Blocks of a format that has no text file behind it, and the text as read that they make."""

from collections.abc import Iterable, Iterator

from align.text import clean
from align.units import Block, Kind

Piece = tuple[str, Kind]
"""The raw text of one block and what it is."""


def placed(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Give each piece its place in the text as read: all of them, each followed by one LF.

    Pieces that hold nothing but white space are part of that text, but not blocks.
    """
    start = 0
    for raw, kind in pieces:
        content = clean(raw, start).stripped()
        if content.text:
            yield Block(content, kind)
        start += len(raw) + 1


def written(pieces: Iterable[Piece]) -> str:
    """Return the text as read."""
    return "".join(f"{raw}\n" for raw, _ in pieces)
