"""International bodies: ``Tổ chức Y tế Thế giới`` is no World Trade Organization."""

import re
from collections.abc import Iterator
from functools import cache

from align.checks.conventions import Conventions
from align.checks.words import vocabulary


def changed_bodies(source: str, target: str, room: Conventions) -> Iterator[tuple[str, str]]:
    """Yield a body of the source and another one that the target has in its place."""
    if vocabulary(target).isdisjoint(_signs(room)) or not room.bodies:
        return
    said = source.lower()
    told = [name for name in room.bodies if name in said]
    if not told:
        return
    there = target.lower().replace(".", "")
    lost = [name for name in told if not _pattern(room.bodies[name]).search(there)]
    kept = {one for name in told for one in room.bodies[name].split("|")}
    for name in lost[:1]:
        for other, forms in room.bodies.items():
            if (
                other in said
                or _pattern(forms).search(said)
                or not kept.isdisjoint(forms.split("|"))
            ):
                continue
            # "who" is a word, too.
            full = "|".join(one for one in forms.split("|") if len(one) > _ACRONYM)
            if match := _pattern(full).search(there):
                yield _as_written(name, source), _as_written(match.group(), target)
                return


_ACRONYM = 3
"""Letters of the longest acronym."""


def _as_written(name: str, text: str) -> str:
    at = text.lower().find(name)
    return text[at : at + len(name)] if at >= 0 else name


@cache
def _signs(room: Conventions) -> frozenset[str]:
    """Return the words with which the full names elsewhere begin."""
    every = (one for forms in room.bodies.values() for one in forms.split("|"))
    return frozenset(one.split()[0] for one in every if len(one) > _ACRONYM)


@cache
def _pattern(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms})\b")
