"""Where in a target the marks of its notes stand.

A mark is no text. It belongs to the words before it: it follows their rendering if that is known
(a term), the same word (a name, a number), or the same punctuation.
"""

from collections.abc import Sequence
from dataclasses import replace

import regex

from align.documents.writing.anchors import Stack
from align.documents.writing.spread import Shared, spread
from align.units import TermUse

_SIGNS = regex.compile(r"[^\w\s]+$")
_WORD = regex.compile(r"\S+$")
# Clauses are cut alike in both languages where they are cut equally often.
_CLAUSE = ",;:)”»"


def marked(
    texts: Sequence[str],
    stacks: Sequence[Stack],
    target: str,
    terms: tuple[TermUse, ...],
    marks: Sequence[int],
) -> tuple[Shared, bool]:
    """Share a target out as ``spread`` does, with the marks of notes between its words.

    A mark whose place cannot be told stands with the next one, or at the end of the target; the
    second value tells whether there is such a mark.

    Args:
        texts: the pieces of the source, in order; at least one.
        stacks: the formatting of each.
        target: what is to be shared out.
        terms: verdicts on the terms of the unit, with their places in the target.
        marks: the pieces that have the mark of a note before them, in order; not the first piece.
    """
    places = _places("".join(texts), [len("".join(texts[:i])) for i in marks], target, terms)
    known = [len(target)]
    for place in reversed(places):
        known.insert(0, known[0] if place is None else place)
    shares: list[str] = []
    flattened = False
    done = 0
    for first, end, place in zip([0, *marks], [*marks, len(texts)], known, strict=True):
        inside = tuple(_moved(use, done) for use in terms if done <= use.start < use.end <= place)
        shared = spread(texts[first:end], stacks[first:end], target[done:place], inside)
        shares.extend(shared.texts)
        flattened = flattened or shared.flattened
        done = place
    return Shared(tuple(shares), flattened), None in places


def _places(
    source: str, offsets: Sequence[int], target: str, terms: tuple[TermUse, ...]
) -> list[int | None]:
    """Return for each place in a source its place in the target; none comes before the last."""
    found: list[int | None] = []
    least = 0
    for offset in offsets:
        place = _place(source[:offset], source[offset:], target, terms)
        found.append(None if place is None or place < least else place)
        least = max(least, place or 0)
    return found


def _place(before: str, after: str, target: str, terms: tuple[TermUse, ...]) -> int | None:
    rest = after.strip()
    if not any(map(str.isalnum, rest)):
        return len(target) - len(rest) if target.endswith(rest) else len(target)
    before = before.rstrip()
    signs = match.group() if (match := _SIGNS.search(before)) else ""
    words = before.removesuffix(signs)
    end = _end_of(words, after, target, terms)
    if end is not None:
        return end + len(signs) if target.startswith(signs, end) else end
    if signs:
        return _at_sign(signs[-1], before + after, before.count(signs[-1]), target, behind=True)
    return _at_sign(after[0], before + after, before.count(after[0]) + 1, target, behind=False)


def _end_of(words: str, after: str, target: str, terms: tuple[TermUse, ...]) -> int | None:
    """Return where the rendering of the last of some words ends."""
    uses = [use for use in terms if use.start >= 0 and words.endswith(use.hit.surface)]
    if uses:
        return min(uses, key=lambda use: abs(use.hit.end - len(words))).end
    word = match.group() if (match := _WORD.search(words)) else ""
    if not any(map(str.isalnum, word)):
        return None
    pattern = rf"(?<!\w){regex.escape(word, special_only=True)}(?!\w)"
    places = [match.end() for match in regex.finditer(pattern, target)]
    alone = len(regex.findall(pattern, words + after)) == 1
    return places[0] if alone and len(places) == 1 else None


def _at_sign(sign: str, source: str, number: int, target: str, *, behind: bool) -> int | None:
    """Return where the same sign stands in the target, if that has as many of them."""
    if sign not in _CLAUSE or source.count(sign) != target.count(sign):
        return None
    place = -1
    for _ in range(number):
        place = target.index(sign, place + 1)
    return place + behind


def _moved(use: TermUse, by: int) -> TermUse:
    return replace(use, start=use.start - by, end=use.end - by)
