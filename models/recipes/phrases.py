"""Phrase pairs to tell the model about: consistent with the alignment, whole words, content.

A phrase pair is consistent when its source and target spans are linked and no link leaves
either (Koehn, Och and Marcu 2003).  Spaces separate syllables in Vietnamese, so the source is
first cut into units by longest match with the headwords of the dictionaries; a span never cuts
a unit, and every unit in it is linked.  Used as inline annotations after Dinu et al. 2019.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import sentencepiece as spm

Flags = npt.NDArray[np.bool_]
MOST_WORDS = 5
MOST_SOURCE_PIECES = 10
MOST_TARGET_PIECES = 12


@dataclass(frozen=True)
class PieceKinds:
    """Per vocabulary id: text in small letters, and what it is.

    It begins a word, holds nothing but letters, may stand in a term, is frequent, has a capital.
    """

    texts: list[str]
    begins: Flags
    letters: Flags
    joins: Flags
    frequent: Flags
    capitals: Flags


def piece_kinds(
    processor: spm.SentencePieceProcessor, target_counts: npt.NDArray[np.int64], common: int = 60
) -> PieceKinds:
    """Classify every id; `target_counts` (V,) are corpus counts, the `common` top are frequent."""
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    texts = [piece.removeprefix("▁").lower() for piece in pieces]
    frequent = np.zeros(len(pieces), bool)
    frequent[np.argsort(-target_counts)[:common]] = True
    letters = np.array([text.isalpha() for text in texts])
    joins = letters | np.array([piece in {"-", "'", "’"} for piece in pieces])
    begins = np.array([piece.startswith("▁") for piece in pieces])
    capitals = np.array([piece != piece.lower() for piece in pieces])
    return PieceKinds(texts, begins, letters, joins, frequent, capitals)


@dataclass(frozen=True)
class Phrase:
    """Half-open piece spans of a source term and of its rendering."""

    source: tuple[int, int]
    target: tuple[int, int]


def word_end(ids: Sequence[int], stop: int, kinds: PieceKinds) -> int:
    """First position from `stop` on where the word running there has ended."""
    while stop < len(ids) and not kinds.begins[ids[stop]] and kinds.joins[ids[stop]]:
        stop += 1
    return stop


def units(
    ids: Sequence[int], kinds: PieceKinds, compounds: Set[tuple[str, ...]]
) -> list[tuple[int, int, int]]:
    """(begin, end, syllables) of words and of the longest known compounds, in order."""
    words: list[tuple[int, int, str]] = []
    for i, piece in enumerate(ids):
        if kinds.begins[piece] and kinds.letters[piece]:
            end = word_end(ids, i + 1, kinds)
            words.append((i, end, "".join(kinds.texts[p] for p in ids[i:end])))
    found, k = [], 0
    while k < len(words):
        size = 1
        for longer in range(min(4, len(words) - k), 1, -1):
            run = words[k : k + longer]
            joined = all(a[1] == b[0] for a, b in pairwise(run))
            if joined and tuple(word[2] for word in run) in compounds:
                size = longer
                break
        found.append((words[k][0], words[k + size - 1][1], size))
        k += size
    return found


def phrases(
    source: Sequence[int],
    target: Sequence[int],
    links: Sequence[tuple[int, int]],
    kinds: PieceKinds,
    compounds: Set[tuple[str, ...]] = frozenset(),
) -> list[Phrase]:
    """All usable phrase pairs of a sentence pair given its (source, target) links."""
    linked = {i for i, _ in links}
    parts = units(source, kinds, compounds)
    found = []
    for k, (first, _, _) in enumerate(parts):
        words, stop = 0, first
        for begin, end, size in parts[k:]:
            words += size
            if begin != stop or words > MOST_WORDS or end - first > MOST_SOURCE_PIECES:
                break
            if not any(begin <= i < end for i in linked):
                break
            stop = end
            phrase = _consistent(target, links, kinds, (first, end))
            if phrase:
                found.append(phrase)
    return found


def _consistent(
    target: Sequence[int],
    links: Sequence[tuple[int, int]],
    kinds: PieceKinds,
    span: tuple[int, int],
) -> Phrase | None:
    inside = sorted(j for i, j in links if span[0] <= i < span[1])
    low, high = inside[0], word_end(target, inside[-1] + 1, kinds)
    while low > 0 and not kinds.begins[target[low]] and kinds.joins[target[low]]:
        low -= 1
    ids = target[low:high]
    words = sum(1 for p in ids if kinds.begins[p])
    outside = any(low <= j < high and not span[0] <= i < span[1] for i, j in links)
    if outside or high - low > MOST_TARGET_PIECES or words > len(inside) + 1:
        return None
    if not kinds.begins[ids[0]] or not all(kinds.joins[p] for p in ids):
        return None
    last = max(k for k, p in enumerate(ids) if kinds.begins[p])
    function_word = kinds.frequent[ids[0]] or (last == len(ids) - 1 and kinds.frequent[ids[last]])
    return None if function_word else Phrase(span, (low, high))
