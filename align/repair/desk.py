"""Suggestions at work: list, accept, reject, undo, each step kept before it counts.

What ``align clean --suggest`` does and a screen may do::

    desk = Desk(path, suggest(cleaned, glossary), who="Lan")
    desk.within(unit.segment.start, unit.segment.end)    # list[Item]: suggestion and verdict
    desk.accept([3]); desk.reject([4]); desk.undo()
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from align.errors import UserError
from align.repair.decisions import Decision, Decisions, load_decisions, save_decisions
from align.repair.suggestion import Suggestion, Trust


@dataclass(frozen=True, slots=True)
class Item:
    """A suggestion and what was decided about it: None while nothing was."""

    suggestion: Suggestion
    accepted: bool | None


class Desk:
    """The suggestions of one document; every step is on the disk when it returns."""

    def __init__(self, document: Path, suggestions: Sequence[Suggestion], who: str = "") -> None:
        """Take up the work on a document where it was left.

        Raises:
            InputError: the decisions kept beside it cannot be read.
        """
        self.decisions: Decisions = load_decisions(document)
        self._document = document
        self._suggestions = {one.number: one for one in suggestions}
        self._who = who

    def items(self) -> list[Item]:
        """Return every suggestion, the surest first, with its verdict."""
        said = self.decisions.in_force
        return [Item(one, verdict(one, said)) for one in self._suggestions.values()]

    def within(self, start: int, end: int) -> list[Item]:
        """Return the suggestions of a unit, by place: code points of the text as read."""
        here = (
            item
            for item in self.items()
            if start <= item.suggestion.start and item.suggestion.end <= end
        )
        return sorted(here, key=lambda item: item.suggestion.start)

    def numbers(self, wanted: str) -> list[int]:
        """Return the suggestions that ``3``, ``3,4``, ``3-7``, ``certain`` or ``all`` stands for.

        ``certain`` and ``all`` leave alone what was decided already.

        Raises:
            UserError: there is no such suggestion, or it is no such list.
        """
        word = wanted.strip().lower()
        if word == "all" or word in set(Trust):
            return [
                item.suggestion.number
                for item in self.items()
                if item.accepted is None and word in ("all", item.suggestion.trust)
            ]
        numbers: list[int] = []
        for part in word.split(","):
            first, dash, last = part.strip().partition("-")
            if not (first.isdecimal() and (last.isdecimal() or not dash)):
                raise UserError(
                    f"'{wanted}' names no suggestions",
                    hint="say 3, or 3,5-8, or certain, or all",
                )
            numbers += range(int(first), int(last or first) + 1)
        return numbers

    def accept(self, numbers: Iterable[int]) -> tuple[Decision, ...]:
        """Accept suggestions, in one step.

        Raises:
            UserError: there is no suggestion of a number.
            OutputError: the decisions cannot be kept; nothing has changed.
        """
        return self._decide(numbers, accepted=True)

    def reject(self, numbers: Iterable[int]) -> tuple[Decision, ...]:
        """Reject suggestions, in one step; raises what ``accept`` does."""
        return self._decide(numbers, accepted=False)

    def undo(self) -> tuple[Decision, ...]:
        """Take the last step back and return it, nothing if there is none.

        Raises:
            OutputError: the decisions cannot be kept; nothing has changed.
        """
        before, step = self.decisions.undone()
        self._keep(before)
        return step

    def _decide(self, numbers: Iterable[int], *, accepted: bool) -> tuple[Decision, ...]:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        said = self.decisions.in_force
        step = []
        for number in dict.fromkeys(numbers):
            one = self._suggestions.get(number)
            if one is None:
                raise UserError(
                    f"there is no suggestion {number}",
                    hint=f"there are {len(self._suggestions)}, listed by --suggest",
                )
            if verdict(one, said) is not accepted:
                place = (one.start, one.end, one.found, one.proposed)
                step.append(Decision(*place, accepted, self._who, at))
        self._keep(self.decisions.with_step(step))
        return tuple(step)

    def _keep(self, decisions: Decisions) -> None:
        if decisions != self.decisions:
            save_decisions(self._document, decisions)
            self.decisions = decisions


def verdict(one: Suggestion, said: Mapping[tuple[int, int], Decision]) -> bool | None:
    """Return what was decided about a suggestion, None while nothing was."""
    decision = said.get((one.start, one.end))
    if decision is None or (decision.found, decision.proposed) != (one.found, one.proposed):
        return None
    return decision.accepted
