"""Cutting documents into shards of like work."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from align.jobs.records import Planned, Shard

_TAIL = 4
"""A shard holds at most this part of the words that are left: the last ones are small, so that no
worker is alone with a large one while the others have nothing to do any more."""
_SMALLEST = 8
"""And at least this part of what a shard may hold: batches of a small one are ill filled."""


def linked(documents: Iterable[Planned]) -> Iterator[Planned]:
    """Yield the documents, those whose contents another one has already tied to that one."""
    first: dict[tuple[str, str], str] = {}
    for one in documents:
        if one.problem:
            yield one
            continue
        # The reader goes by the extension: the same bytes may mean something else.
        contents = (one.digest, PurePath(one.path).suffix.lower())
        original = first.setdefault(contents, one.name)
        yield one if original == one.name else replace(one, same=original)


def cut(documents: Iterable[Planned], words: int, recipe: str, first: int = 0) -> list[Shard]:
    """Cut documents, in their order, into shards of at most ``words``; a longer one is alone.

    Neighbours in a folder are often alike, so they stay together: what they have in common is
    translated once. The last shards are smaller and smaller, for the longest are run first: guided
    self-scheduling (Polychronopoulos and Kuck 1987).

    Args:
        documents: those that are to be translated.
        words: estimated words of a shard.
        recipe: digest of the recipe; part of the key of a shard.
        first: number of the first shard.
    """
    documents = list(documents)
    left = sum(one.words for one in documents)
    groups: list[list[Planned]] = []
    room = 0
    for one in documents:
        if not groups or one.words > room:
            groups.append([])
            room = most_words(left, words)
        groups[-1].append(one)
        room -= one.words
        left -= one.words
    return [shard_of(number, group, recipe) for number, group in enumerate(groups, start=first)]


def most_words(left: int, words: int) -> int:
    """Return the words of the next shard when so many are left and one may hold ``words``."""
    return min(words, max(left // _TAIL, words // _SMALLEST))


def shard_of(number: int, documents: Sequence[Planned], recipe: str) -> Shard:
    """Return the shard of some documents."""
    known = "\n".join((recipe, *(f"{one.digest} {one.name!a}" for one in documents)))
    key = hashlib.sha256(known.encode()).hexdigest()[:20]
    mine = tuple(replace(one, shard=number) for one in documents)
    return Shard(number, key, sum(one.words for one in documents), mine)
