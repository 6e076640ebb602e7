"""What changed between two segments, word by word, as data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from align.store.memory.matching.tokens import tokens


class Change(StrEnum):
    """What happened to a stretch of the memory's source."""

    SAME = "same"
    DELETED = "deleted"
    """Stands in the memory only."""
    INSERTED = "inserted"
    """Stands in the new segment only."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens with one fate; the text keeps the white space behind its tokens."""

    change: Change
    text: str


Difference: TypeAlias = tuple[Stretch, ...]


def difference(old: str, new: str) -> Difference:
    """Return the way from a memory's source to a new segment.

    Joined, the stretches that are not ``inserted`` give ``old`` and those that are not
    ``deleted`` give ``new``, except for white space that alone differs, which is that of
    ``new``. The way is a shortest one over tokens, case counted.
    """
    from rapidfuzz.distance import Levenshtein

    olds, news = _pieces(old), _pieces(new)
    way: list[Stretch] = []
    before = [piece.strip() for piece in olds]
    after = [piece.strip() for piece in news]
    for step in Levenshtein.opcodes(before, after):
        begin, end, start, stop = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            way.append(Stretch(Change.SAME, "".join(news[start:stop])))
            continue
        if begin < end:
            way.append(Stretch(Change.DELETED, "".join(olds[begin:end])))
        if start < stop:
            way.append(Stretch(Change.INSERTED, "".join(news[start:stop])))
    return tuple(way)


def _pieces(text: str) -> list[str]:
    """Cut a text before each token but the first, so that joined the pieces are the text."""
    cuts = [token.start for token in tokens(text)][1:]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)] if text else []
