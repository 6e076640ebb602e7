"""What a person does to links, as functions from links to links; nothing is written.

Beads are named by their place in the order of reading, counted from 1. What comes back is in no
particular order; what was changed is pinned.
"""

from collections.abc import Sequence
from dataclasses import replace

from align.errors import ProjectError
from align.store.bitexts import Link


def merged(links: Sequence[Link], first: int, last: int) -> list[Link]:
    """Make one bead of those from ``first`` to ``last``.

    Raises:
        ProjectError: there is no such bead, or only one.
    """
    begin, end = sorted((place(links, first), place(links, last)))
    if begin == end:
        raise ProjectError(f"bead {first} cannot be merged with itself", hint="name two beads")
    chosen = links[begin : end + 1]
    source = tuple(one for link in chosen for one in link.source)
    target = tuple(one for link in chosen for one in link.target)
    return [*links[:begin], settled(source, target), *links[end + 1 :]]


def parted(links: Sequence[Link], number: int, source: int, target: int) -> list[Link]:
    """Cut a bead in two; the first keeps so many sentences of each side.

    Raises:
        ProjectError: there is no such bead, or one of the two would hold nothing.
    """
    at = place(links, number)
    link = links[at]
    halves = (
        (link.source[:source], link.target[:target]),
        (link.source[source:], link.target[target:]),
    )
    fits = 0 <= source <= len(link.source) and 0 <= target <= len(link.target)
    if not fits or not all(any(half) for half in halves):
        raise ProjectError(
            f"bead {number} is {len(link.source)}:{len(link.target)} and has no part "
            f"{source}:{target}",
            hint="say how many sentences of each side the first part keeps",
        )
    return [*links[:at], *(settled(*half) for half in halves), *links[at + 1 :]]


def given(links: Sequence[Link], number: int, side: str, where: int) -> list[Link]:
    """Give all sentences of one side of a bead to another bead.

    Raises:
        ProjectError: there is no such bead, or it has nothing on that side.
    """
    one, other = place(links, number), place(links, where)
    gift = links[one].source if side == "source" else links[one].target
    if not gift or one == other:
        raise ProjectError(
            f"bead {number} has no {side} to move to bead {where}", hint="name two others"
        )
    return _passed(links, one, other, side, gift)


def shifted(links: Sequence[Link], number: int, side: str, *, last: bool) -> list[Link]:
    """Give the last sentence of one side to the next bead, or the first one to the one before.

    Raises:
        ProjectError: there is no such bead or no neighbour, or nothing on that side.
    """
    one = place(links, number)
    held = links[one].source if side == "source" else links[one].target
    if not held:
        raise ProjectError(f"bead {number} has no {side} to move", hint="move the other side")
    other = one + 1 if last else one - 1
    if not 0 <= other < len(links):
        raise ProjectError(
            f"there is no bead {'behind' if last else 'before'} bead {number}",
            hint="move the sentence the other way",
        )
    return _passed(links, one, other, side, held[-1:] if last else held[:1])


def dropped(links: Sequence[Link], number: int) -> list[Link]:
    """Leave every sentence of a bead without a counterpart.

    Raises:
        ProjectError: there is no such bead.
    """
    at = place(links, number)
    parts = [settled((one,), ()) for one in links[at].source]
    parts += [settled((), (one,)) for one in links[at].target]
    return [*parts, *links[:at], *links[at + 1 :]]


def joined(links: Sequence[Link], number: int, other: int) -> list[Link]:
    """Make one bead of a source and a target that both have no counterpart.

    Raises:
        ProjectError: there is no such bead, or the two are not one of each.
    """
    pair = (links[place(links, number)], links[place(links, other)])
    source = tuple(one for link in pair for one in link.source)
    target = tuple(one for link in pair for one in link.target)
    alone = [bool(link.source) != bool(link.target) for link in pair]
    if number == other or not all(alone) or not source or not target:
        raise ProjectError(
            f"beads {number} and {other} are not a source and a target without counterpart",
            hint="drop what they are linked with first, or merge them",
        )
    return [settled(source, target), *(link for link in links if link not in pair)]


def fixed(links: Sequence[Link], number: int, *, pinned: bool) -> list[Link]:
    """Settle a bead as it is, or open it again.

    Raises:
        ProjectError: there is no such bead.
    """
    at = place(links, number)
    return [*links[:at], replace(links[at], pinned=pinned), *links[at + 1 :]]


def place(links: Sequence[Link], number: int) -> int:
    """Return where a bead stands, counted from 0.

    Raises:
        ProjectError: there is no such bead.
    """
    if not 1 <= number <= len(links):
        raise ProjectError(f"there is no bead {number}", hint=f"name one from 1 to {len(links)}")
    return number - 1


def settled(source: tuple[int, ...], target: tuple[int, ...]) -> Link:
    """Return a link that a person has made."""
    return Link(tuple(sorted(source)), tuple(sorted(target)), 1.0, pinned=True)


def _passed(
    links: Sequence[Link], one: int, other: int, side: str, gift: tuple[int, ...]
) -> list[Link]:
    giving, getting = links[one], links[other]
    if side == "source":
        left = settled(tuple(s for s in giving.source if s not in gift), giving.target)
        made = settled((*getting.source, *gift), getting.target)
    else:
        left = settled(giving.source, tuple(t for t in giving.target if t not in gift))
        made = settled(getting.source, (*getting.target, *gift))
    kept = [link for at, link in enumerate(links) if at not in (one, other)]
    return [made, *([left] if left.source or left.target else []), *kept]
