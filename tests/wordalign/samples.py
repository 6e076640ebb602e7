"""Small bitexts to test with."""

from collections.abc import Sequence

from align.wordalign import Links, Pair
from align.wordalign.attention import Attention, AttentionAligner

_LEXICON = {
    "tôi": "i",
    "đọc": "read",
    "viết": "write",
    "sách": "books",
    "thư": "letters",
    "mới": "new",
    "cũ": "old",
    "anh": "you",
    "hay": "good",
}
_ORDER = (
    "tôi đọc sách mới",
    "tôi viết thư cũ",
    "anh đọc thư mới",
    "anh viết sách cũ",
    "tôi đọc thư",
)


def pairs() -> list[Pair]:
    """Return pairs in which an adjective changes sides, as between Vietnamese and English."""
    made: list[Pair] = []
    for source in (*_ORDER, "anh đọc sách hay", "tôi viết sách", "anh viết thư hay"):
        words = source.split()
        target = [_LEXICON[word] for word in words]
        if len(words) == 4:
            target[2:] = reversed(target[2:])
        made.append((words, target))
    return made


def gold() -> list[Links]:
    """Return the links of ``pairs``."""
    return [
        frozenset((i, target.index(_LEXICON[word])) for i, word in enumerate(source))
        for source, target in pairs()
    ]


def looking(given: Sequence[Pair]) -> AttentionAligner:
    """Return an aligner whose attention is right about the words of the lexicon."""
    return AttentionAligner([_attention(source, target) for source, target in given])


def _attention(source: Sequence[str], target: Sequence[str]) -> Attention:
    left, right = _spans(source), _spans(target)
    weights = [[0.9 if _LEXICON.get(s) == t else 0.01 for s in source] for t in target]
    return Attention(left, right, left, right, weights)


def _spans(words: Sequence[str]) -> list[tuple[int, int]]:
    spans = []
    at = 0
    for word in words:
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans
