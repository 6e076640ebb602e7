"""What a convention changes in a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One place that does not follow a convention."""

    start: int
    end: int
    """Code points into the text."""
    old: str
    new: str
    rule: str
    """The setting that asks for it: ``spelling``, ``names``, ..."""


@dataclass(frozen=True, slots=True)
class Conformed:
    """A text that follows the conventions, and what was changed to get there."""

    text: str
    changes: tuple[Change, ...] = ()
    """By place, in the text as it was; none overlaps another."""

    def place(self, old: int) -> int:
        """Return where a place of the text as it was lies now; changed text counts as one."""
        moved = 0
        for change in self.changes:
            if change.end <= old:
                moved += len(change.new) - len(change.old)
            elif change.start < old:
                return min(old, change.start + len(change.new)) + moved
        return old + moved


def conformed(text: str, wanted: Iterable[Change], fixed: Sequence[Span] = ()) -> Conformed:
    """Make changes, the first of those that overlap, and none that touches what is fixed."""
    taken = list(fixed)
    chosen: list[Change] = []
    for change in wanted:
        free = all(change.end <= start or end <= change.start for start, end in taken)
        if free and change.old != change.new:
            taken.append((change.start, change.end))
            chosen.append(change)
    chosen.sort(key=lambda change: change.start)
    pieces: list[str] = []
    done = 0
    for change in chosen:
        pieces += (text[done : change.start], change.new)
        done = change.end
    return Conformed("".join([*pieces, text[done:]]), tuple(chosen))
