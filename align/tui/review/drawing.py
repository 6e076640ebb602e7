"""Links drawn with characters: a row for each sentence, and what joins it to the other side.

One to one ``─────``, merged ``──┬──`` over ``──┘``, split ``──┬──`` over ``└──``, without a
counterpart ``──╳`` or ``╳──``; a pinned one has a ``◆`` in the middle, one that crosses the bead
before it ``↕``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from align.session.beadview import State
from align.store.bitexts import Link

GLYPHS = {State.PINNED: "◆", State.CONFIRMED: "✓", State.SURE: "·", State.DOUBTFUL: "?"}
WORDS = {
    State.PINNED: "pinned",
    State.CONFIRMED: "confirmed",
    State.SURE: "sure",
    State.DOUBTFUL: "doubtful",
}
JOINT = 5
"""Cells of a joint between two columns."""
RATING = 5
"""Cells of a rating."""
_MIDDLE = {
    # source there, target there: in the last row, in a row between
    (True, True): ("┴", "┼"),
    (True, False): ("┘", "┤"),
    (False, True): ("└", "├"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a bead."""

    source: str
    joint: str
    target: str


def height(link: Link, *, stacked: bool) -> int:
    """Return how many rows a bead takes."""
    ours, theirs = len(link.source), len(link.target)
    return ours + theirs if stacked else max(ours, theirs)


def rows(
    link: Link,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    *,
    stacked: bool,
    crossed: bool = False,
) -> list[Row]:
    """Return the rows of a bead; stacked, its source stands above its target in one column."""
    if stacked:
        return _stacked(link, sides)
    ours, theirs = sides
    tall = max(len(ours), len(theirs))
    return [
        Row(
            ours[i] if i < len(ours) else "",
            joint(i, (len(ours), len(theirs)), pinned=link.pinned, crossed=crossed),
            theirs[i] if i < len(theirs) else "",
        )
        for i in range(tall)
    ]


def crosses(links: Sequence[Link], place: int) -> bool:
    """Say whether the target of a bead stands before that of the bead before it."""
    before, link = links[max(place - 1, 0)], links[place]
    return bool(before.target and link.target) and link.target[0] < before.target[-1]


def joint(row: int, shape: tuple[int, int], *, pinned: bool = False, crossed: bool = False) -> str:
    """Return what stands between the columns in a row of a bead of this shape."""
    ours, theirs = shape
    left, right = row < ours, row < theirs
    arms = ("──" if left else "  ", "──" if right else "  ")
    if not ours or not theirs:
        middle = "╳"
    elif row == 0 and pinned:
        middle = "◆"
    elif row == 0 and crossed:
        middle = "↕"
    elif row == 0:
        middle = "─" if (ours, theirs) == (1, 1) else "┬"
    else:
        middle = _MIDDLE[left, right][row < max(ours, theirs) - 1]
    return arms[0] + middle + arms[1]


def _stacked(link: Link, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> list[Row]:
    ours, theirs = sides
    tall = len(ours) + len(theirs)
    found = []
    for number, text in enumerate((*ours, *theirs)):
        if not ours or not theirs:
            bar = "╳"
        elif number == 0:
            bar = "◆" if link.pinned else "┌"
        else:
            bar = "└" if number == tall - 1 else "├" if number == len(ours) else "│"
        arrow = " " if number < len(ours) else "→"
        found.append(Row(text, bar + arrow, ""))
    return found


def rated(link: Link, state: State) -> str:
    """Return the glyph and the confidence of a bead in five cells: ``?  42%``."""
    return f"{GLYPHS[state]}{_percent(link):>3}%"


def _percent(link: Link) -> int:
    # Rounded down: what is not certain must not read 100.
    return int(link.confidence * 100)
