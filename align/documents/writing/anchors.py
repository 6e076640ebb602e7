"""Find in a target the words that stood out in its source.

No word alignment is needed: what is emphasised or linked in the middle of a sentence is mostly a
name, a number, a piece of code, or a term whose rendering the term base has settled already.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import regex

from align.units import TermUse

LINK = "link"
"""Kind of what leads somewhere, and is worth a place even where it is not known exactly."""

_WORD = regex.compile(r"\w(?:\S*\w)?")

Stack = tuple[tuple[str, Hashable], ...]
"""The formatting of a piece of text, outermost first: the kind of each layer and which it is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring pieces of one sentence with the same formatting."""

    text: str
    stack: Stack
    first: int
    """Index of its first piece."""
    start: int
    """Where it begins in the sentence, in code points."""

    @property
    def words(self) -> str:
        """The text without white space around it."""
        return self.text.strip()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A group that was found in the target."""

    group: int
    start: int
    end: int
    """Code points into the target."""
    guessed: bool = False
    """Whether it was placed in proportion only."""


def grouped(texts: Iterable[str], stacks: Iterable[Stack]) -> list[Group]:
    """Join neighbouring pieces of the same formatting."""
    groups: list[Group] = []
    start = 0
    for i, (text, stack) in enumerate(zip(texts, stacks, strict=True)):
        if groups and stack == groups[-1].stack:
            last = groups[-1]
            groups[-1] = Group(last.text + text, stack, last.first, last.start)
        else:
            groups.append(Group(text, stack, i, start))
        start += len(text)
    return groups


def base_of(groups: list[Group]) -> Stack:
    """Return the formatting of the sentence: the outermost if it is seen, else the commonest."""
    shared: Stack = groups[0].stack
    for group in groups:
        keep = 0
        while keep < min(len(shared), len(group.stack)) and shared[keep] == group.stack[keep]:
            keep += 1
        shared = shared[:keep]
    lengths: dict[Stack, int] = {}
    for group in groups:
        lengths[group.stack] = lengths.get(group.stack, 0) + len(group.words)
    return shared if lengths.get(shared) else max(lengths, key=lambda stack: lengths[stack])


def anchored(
    groups: list[Group], base: Stack, target: str, terms: tuple[TermUse, ...] = ()
) -> list[Anchor]:
    """Find the groups that stand out from ``base``, as many as come in the order of the source."""
    whole = sum(len(group.text) for group in groups) or 1
    found: list[Anchor] = []
    for i, group in enumerate(groups):
        if group.stack == base or not group.words:
            continue
        cursor = found[-1].end if found else 0
        share = len(target) / whole
        places = [place for place in _places(group, target, terms) if place[0] >= cursor]
        if places:
            wanted = group.start * share
            start, end = min(places, key=lambda place: abs(place[0] - wanted))
            found.append(Anchor(i, start, end))
        elif group.stack and group.stack[-1][0] == LINK:
            middle = (group.start + len(group.text) / 2) * share
            if guess := _around(middle, len(group.words) * share, target, cursor):
                found.append(Anchor(i, *guess, guessed=True))
    return found


def _places(group: Group, target: str, terms: tuple[TermUse, ...]) -> Iterable[tuple[int, int]]:
    words = group.words
    begin = r"(?<!\w)" if words[0].isalnum() else ""
    end = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = begin + regex.escape(words, special_only=True) + end
    places = [match.span() for match in regex.finditer(pattern, target)]
    places += [
        (use.start, use.end)
        for use in terms
        if use.hit.surface == words and 0 <= use.start < use.end <= len(target)
    ]
    return places or [match.span() for match in regex.finditer(pattern, target, regex.IGNORECASE)]


def _around(middle: float, length: float, target: str, cursor: int) -> tuple[int, int] | None:
    """Return the whole words that lie about a place."""
    words = [match.span() for match in _WORD.finditer(target, cursor)]
    if not words:
        return None
    inside = [(a, b) for a, b in words if abs((a + b) / 2 - middle) <= length / 2]
    if not inside:
        inside = [min(words, key=lambda word: abs((word[0] + word[1]) / 2 - middle))]
    return inside[0][0], inside[-1][1]
