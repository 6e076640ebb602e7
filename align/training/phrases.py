"""Phrase pairs to tell a network about: consistent with the alignment, whole words, content.

A phrase pair is consistent when its two spans are linked and no link leaves either (Koehn, Och
and Marcu 2003). Where spaces separate syllables, a term of the term base is one unit, and no span
cuts it. Used as inline notes after Dinu et al. 2019, as in the recipe of the model in the box.
"""

import random
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from align.training.spelling import Spelling

Link = tuple[int, int]
"""Positions of a source piece and of the target piece it is linked to."""

_MOST_WORDS = 5
_MOST_SOURCE, _MOST_TARGET = 10, 12
_LONGEST_TERM = 4
_FUNCTION_WORDS = 120
_SPACE = "▁"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Half-open spans of pieces: a source term and its rendering."""

    source: tuple[int, int]
    target: tuple[int, int]


class Kinds:
    """What each piece of a vocabulary is, where words are concerned."""

    def __init__(self, spelling: Spelling, terms: Set[tuple[str, ...]] = frozenset()) -> None:
        """Classify the pieces; ``terms`` are lower-case words of two to four of a term base."""
        self.texts = [token.removeprefix(_SPACE).lower() for token in spelling.tokens]
        self.begins = [token.startswith(_SPACE) for token in spelling.tokens]
        self.letters = [text.isalpha() for text in self.texts]
        self.joins = [
            own or token in {"-", "'", "’"}
            for own, token in zip(self.letters, spelling.tokens, strict=True)
        ]
        self.frequent = spelling.frequent(_FUNCTION_WORDS)
        self.terms = terms

    def word_end(self, ids: Sequence[int], stop: int) -> int:
        """Return the first position from ``stop`` on where the word running there has ended."""
        while stop < len(ids) and not self.begins[ids[stop]] and self.joins[ids[stop]]:
            stop += 1
        return stop

    def units(self, ids: Sequence[int]) -> list[tuple[int, int, int]]:
        """Return begin, end and words of each word or longest known term, in order."""
        words: list[tuple[int, int, str]] = []
        for at, piece in enumerate(ids):
            if self.begins[piece] and self.letters[piece]:
                end = self.word_end(ids, at + 1)
                words.append((at, end, "".join(self.texts[p] for p in ids[at:end])))
        found: list[tuple[int, int, int]] = []
        at = 0
        while at < len(words):
            size = self._term(words[at : at + _LONGEST_TERM])
            found.append((words[at][0], words[at + size - 1][1], size))
            at += size
        return found

    def _term(self, words: Sequence[tuple[int, int, str]]) -> int:
        """Return how many of the first words make one known term."""
        for size in range(len(words), 1, -1):
            run = words[:size]
            unbroken = all(a[1] == b[0] for a, b in pairwise(run))
            if unbroken and tuple(word[2] for word in run) in self.terms:
                return size
        return 1


def phrases(
    source: Sequence[int], target: Sequence[int], links: Sequence[Link], kinds: Kinds
) -> list[Phrase]:
    """Return all usable phrase pairs of a pair of sentences."""
    linked = {i for i, _ in links}
    units = kinds.units(source)
    found: list[Phrase] = []
    for number, (first, _, _) in enumerate(units):
        words, stop = 0, first
        for begin, end, size in units[number:]:
            words += size
            if begin != stop or words > _MOST_WORDS or end - first > _MOST_SOURCE:
                break
            if not any(begin <= i < end for i in linked):
                break
            stop = end
            phrase = _consistent(target, links, kinds, (first, end))
            if phrase:
                found.append(phrase)
    return found


def _consistent(
    target: Sequence[int], links: Sequence[Link], kinds: Kinds, span: tuple[int, int]
) -> Phrase | None:
    inside = sorted(j for i, j in links if span[0] <= i < span[1])
    low, high = inside[0], kinds.word_end(target, inside[-1] + 1)
    while low > 0 and not kinds.begins[target[low]] and kinds.joins[target[low]]:
        low -= 1
    ids = target[low:high]
    starts = [at for at, piece in enumerate(ids) if kinds.begins[piece]]
    outside = any(low <= j < high and not span[0] <= i < span[1] for i, j in links)
    if outside or high - low > _MOST_TARGET or len(starts) > len(inside) + 1:
        return None
    if starts[:1] != [0] or not all(kinds.joins[piece] for piece in ids):
        return None
    last = starts[-1]
    function = ids[0] in kinds.frequent or (last == len(ids) - 1 and ids[last] in kinds.frequent)
    return None if function else Phrase(span, (low, high))


def choose(found: Sequence[Phrase], chance: random.Random, most: int = 3) -> list[Phrase]:
    """Return one to ``most`` phrases that do not overlap on either side, in source order.

    Longer terms are likelier, since that is what term bases hold.
    """
    wanted, left = chance.randint(1, most), list(found)
    chosen: list[Phrase] = []
    while left and len(chosen) < wanted:
        pick = chance.choices(left, [p.source[1] - p.source[0] for p in left])[0]
        chosen.append(pick)
        left = [other for other in left if _apart(other, pick)]
    return sorted(chosen, key=lambda phrase: phrase.source)


def _apart(one: Phrase, other: Phrase) -> bool:
    return all(
        a[1] <= b[0] or b[1] <= a[0]
        for a, b in ((one.source, other.source), (one.target, other.target))
    )
