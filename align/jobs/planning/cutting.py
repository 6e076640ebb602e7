"""Cutting documents into shards of like work."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from align.jobs.records import Planned, Shard


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
    translated once.

    Args:
        documents: those that are to be translated.
        words: estimated words of a shard.
        recipe: digest of the recipe; part of the key of a shard.
        first: number of the first shard.
    """
    groups: list[list[Planned]] = []
    filled = words
    for one in documents:
        if not groups or filled + one.words > words:
            groups.append([])
            filled = 0
        groups[-1].append(one)
        filled += one.words
    return [shard_of(number, group, recipe) for number, group in enumerate(groups, start=first)]


def shard_of(number: int, documents: Sequence[Planned], recipe: str) -> Shard:
    """Return the shard of some documents."""
    known = "\n".join((recipe, *(f"{one.digest} {one.name!a}" for one in documents)))
    key = hashlib.sha256(known.encode()).hexdigest()[:20]
    mine = tuple(replace(one, shard=number) for one in documents)
    return Shard(number, key, sum(one.words for one in documents), mine)
