"""A glance at numbers in words, which tells for most pairs that both sides have the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from align.checks.base import Pair
from align.checks.conventions import Conventions
from align.checks.counting import Amount, Reader, reader
from align.checks.counting.base import Weight, Word, tokenised
from align.checks.words import vocabulary, words

_ARTICLE = frozenset({1.0})
"""What is left out: one is an article, and ``năm`` a year as often as five."""


def plainly_same(pair: Pair, ours: Conventions, theirs: Conventions) -> bool:
    """Whether a glance at the words tells that no number in words is missing or added.

    Only for pairs whose figures are known to be the same.
    """
    one, other = reader(ours.code), reader(theirs.code)
    if one is None or other is None:
        return True
    said, told = vocabulary(pair.source) & one.known, vocabulary(pair.target) & other.known
    sure = _at_a_glance(said, told, ours.code, theirs.code)
    if sure:
        return True
    if sure is None:
        if _is_halved(pair.source, said, one) or _is_halved(pair.target, told, other):
            return False
    elif not (_has_half(pair.source, said, one) and _has_half(pair.target, told, other)):
        return False
    whole = whole_numbers(pair.source, one)
    known = whole_numbers(pair.target, other) if whole is not None else None
    if whole is None or known is None:
        return False
    lost = whole.sure - known.all
    added = known.sure - whole.all
    if lost and added:
        return False
    # What asks for nothing where no other number stands in its place.
    return _slight(lost, pair.source, one) and _slight(added, pair.target, other)


def _has_half(text: str, known: frozenset[str], read: Reader) -> bool:
    """Whether all that is no whole number in a text is one half that stands by itself."""
    if not read.half or known & (read.inexact | read.halved.keys()) != {read.half}:
        return False
    said = words(text)
    if said.count(read.half) != 1:
        return False
    at = said.index(read.half)
    return read.beside_half.isdisjoint((*said[max(0, at - 2) : at], *said[at + 1 : at + 4]))


@lru_cache(maxsize=1 << 14)
def _at_a_glance(said: frozenset[str], told: frozenset[str], ours: str, theirs: str) -> bool | None:
    """Return whether the number words of two texts tell the same; None if it takes their order."""
    one, other = reader(ours), reader(theirs)
    if one is None or other is None or (said <= one.silent and told <= other.silent):
        return True
    if said <= one.plain.keys() and told <= other.plain.keys():
        values = {one.plain[word] for word in said} - _ARTICLE
        if values == {other.plain[word] for word in told} - _ARTICLE:
            return True
    return None if said.isdisjoint(one.inexact) and told.isdisjoint(other.inexact) else False


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole numbers that a text has in words."""

    sure: frozenset[float]
    all: frozenset[float]
    """With what may be a number: a lone scale, a word that is another as well."""


def whole_numbers(text: str, read: Reader) -> Whole | None:
    """Return the whole numbers in words, None where it takes a closer look."""
    sure: set[float] = set()
    hints = {read.doubtful[word] for word in vocabulary(text) & read.doubtful.keys()}
    for before, run in runs(words(text), read):
        if len(run) == 1 and run[0] in read.doubtful:
            continue
        value = _whole(run, read.read)
        if value is None:
            return None
        (hints if before in read.leads else sure).add(value)
    return Whole(frozenset(sure), frozenset(sure | hints))


def _slight(values: frozenset[float], text: str, read: Reader) -> bool:
    """Whether numbers are told in words that prove nothing by their absence alone."""
    if not values:
        return True
    slight = {word for word, value in read.slight.items() if value in values}
    if {read.slight[word] for word in slight} != values:
        return False
    said = words(text)
    return not any(word in slight and after in read.counted for word, after in pairwise(said))


def _is_halved(text: str, known: frozenset[str], read: Reader) -> bool:
    """Whether a word for half stands before what it makes a number of."""
    if known.isdisjoint(read.halved):
        return False
    return any(a in read.halved and b in read.halved[a] for a, b in pairwise(words(text)))


def runs(said: Sequence[str], read: Reader) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of whole numbers that stand in a row, each row behind the word before it."""
    inner, glue = read.inner, read.glue
    known = inner.intersection(said)
    if not known:
        return
    if len(known) == 1:
        (word,) = known
        if said.count(word) == 1:
            at = said.index(word)
            yield from _trimmed(said, at, at + 1, read)
            return
    met = [at for at, word in enumerate(said) if word in inner]
    start = last = -2
    for at in met:
        joined = at == last + 1 or (at == last + 2 and said[last + 1] == glue)
        if not joined:
            if last >= 0:
                yield from _trimmed(said, start, last + 1, read)
            start = at
        last = at
    if last >= 0:
        yield from _trimmed(said, start, last + 1, read)


def _trimmed(
    said: Sequence[str], start: int, end: int, read: Reader
) -> Iterator[tuple[str, tuple[str, ...]]]:
    while start < end and said[start] in read.at_edge:
        start += 1
    while end > start and said[end - 1] in read.at_edge:
        end -= 1
    if end - start > 1 or (end > start and said[start] not in read.alone):
        yield (said[start - 1] if start else ""), tuple(said[start:end])


@lru_cache(maxsize=1 << 14)
def _whole(
    run: tuple[str, ...], read: Callable[[Sequence[Word]], Iterator[Amount]]
) -> float | None:
    """Return the value of number words in a row, None if they are not surely one number."""
    found = list(read(tokenised(" ".join(run))))
    if len(found) != 1 or len(found[0].values) != 1 or found[0].weight is Weight.HINT:
        return None
    (value,) = found[0].values
    return value
