"""Share a target out among the pieces of text that held its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from align.documents.writing.anchors import Anchor, Group, Stack, anchored, base_of, grouped
from align.units import TermUse


@dataclass(frozen=True, slots=True)
class Shared:
    """A target in pieces, one for each piece of the source."""

    texts: tuple[str, ...]
    flattened: bool
    """Whether formatting inside the sentence was lost, or a link placed by guess."""


def spread(
    texts: Sequence[str], stacks: Sequence[Stack], target: str, terms: tuple[TermUse, ...] = ()
) -> Shared:
    """Give each piece of a source its part of the target; together they are the target.

    A sentence in one formatting keeps it. Of several, the sentence as a whole takes the outermost
    one, or if no words are in it alone that of most words; a piece that stands out from it keeps
    its look if its words, or the rendering of the term that it is, are found in the target in the
    same order. A link that is not found takes the words in its place. Other pieces come out
    empty.

    Args:
        texts: the pieces of the source, in order; at least one.
        stacks: the formatting of each.
        target: what is to be shared out.
        terms: verdicts on the terms of the unit, with their places in the target.
    """
    groups = grouped(texts, stacks)
    base = base_of(groups)
    anchors = anchored(groups, base, target, terms)
    while (shares := _shares(groups, base, anchors, target)) is None:
        anchors = anchors[:-1]
    result = [""] * len(texts)
    for group, share in zip(groups, shares, strict=True):
        result[group.first] = share
    kept = {anchor.group for anchor in anchors if not anchor.guessed}
    lost = any(
        group.stack != base and i not in kept and any(map(str.isalnum, group.text))
        for i, group in enumerate(groups)
    )
    return Shared(tuple(result), lost)


def _shares(
    groups: list[Group], base: Stack, anchors: list[Anchor], target: str
) -> list[str] | None:
    """Return the text of each group, None if a stretch of text has no group to stand in."""
    shares = [""] * len(groups)
    before, done = 0, 0
    for anchor in [*anchors, Anchor(len(groups), len(target), len(target))]:
        between = target[done : anchor.start]
        if between:
            home = next((i for i in range(before, anchor.group) if groups[i].stack == base), None)
            if home is None:
                return None
            body = between.rstrip()
            shares[home] = between
            if body and home + 1 < anchor.group:
                # Between two looks there is a space that has neither.
                shares[home], shares[home + 1] = body, between[len(body) :]
        if anchor.group < len(groups):
            shares[anchor.group] = target[anchor.start : anchor.end]
        before, done = anchor.group + 1, anchor.end
    return shares
