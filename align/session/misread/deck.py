"""The places of a project with what was decided about each: what list and pane show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from align.repair import Trust
from align.session.misread.deciding import REPAIR, Decided
from align.session.misread.places import Group, Place, groups
from align.store.editing import Undone
from align.units import Segment

Verdict = bool | None
_Key = tuple[str, int, int]


class Deciders(Protocol):
    """As much of a session as a deck needs."""

    def decide(self, places: Sequence[Place], accepted: Verdict) -> Decided:
        """Say something about places."""

    def verdicts(self, places: Iterable[Place]) -> dict[_Key, Verdict]:
        """Return what was said about places."""

    def caught_up(self, places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
        """Return what was accepted and rejected beside the documents since."""

    def waiting(self) -> tuple[str | None, str | None]:
        """Return the names of the commands that undo and redo would take."""

    def undo(self) -> Undone | None:
        """Take the last command back."""


@dataclass(slots=True)
class Deck:
    """Suggestions at work in a project; every step is on the disk when it returns."""

    session: Deciders
    places: tuple[Place, ...] = ()
    looked: bool = False
    """Whether the project was looked through."""
    _said: dict[_Key, Verdict] = field(default_factory=dict)
    _steps: list[list[tuple[Place, Verdict]]] = field(default_factory=list)
    """What this session decided, with what stood before; repairs are in the journal besides."""

    _turned: bool = False
    """Whether the newest command is one that took a decision back."""

    def take(self, places: Sequence[Place]) -> None:
        """Show other places, from a search."""
        self.places, self.looked = tuple(places), True
        self.refresh()

    def refresh(self) -> None:
        """Ask the project again what was decided."""
        self._said = self.session.verdicts(self.places)

    def verdict(self, place: Place) -> Verdict:
        """Return what was decided about a place, None while nothing was."""
        return self._said.get(place.key)

    @property
    def open(self) -> int:
        """How many places are undecided."""
        return sum(verdict is None for verdict in self._said.values())

    def groups(self, *, decided: bool = False) -> tuple[Group, ...]:
        """Return what is alike together, the surest first; ``decided``: all, not the open alone."""
        return groups(one for one in self.places if decided or self.verdict(one) is None)

    def here(self, segment: Segment) -> list[Place]:
        """Return the undecided places of a segment in their order, whatever was split or joined."""
        return [
            one
            for one in self.places
            if one.document == segment.document
            and segment.start <= one.suggestion.start
            and one.suggestion.end <= segment.end
            and self.verdict(one) is None
        ]

    def alike(self, place: Place) -> list[Place]:
        """Return every place of the project where the same is proposed for the same."""
        return [one for one in self.places if one.alike == place.alike]

    def certain(self) -> list[Place]:
        """Return the undecided places that are certain."""
        return [
            one
            for one in self.places
            if one.suggestion.trust is Trust.CERTAIN and self.verdict(one) is None
        ]

    def decide(self, places: Sequence[Place], accepted: Verdict) -> Decided:
        """Say something about places.

        Raises:
            ProjectError: nothing may be changed; nothing is.
        """
        before = [(one, self.verdict(one)) for one in places]
        told = self.session.decide(places, accepted)
        done = {one.key for one in told.done}
        if done:
            self._steps.append([one for one in before if one[0].key in done])
            self._turned = False
        self.refresh()
        return told

    def catch_up(self) -> Decided:
        """Take over what ``align clean`` was told about the documents since.

        Raises:
            ProjectError, InputError: nothing may be changed, or the decisions are damaged.
        """
        accepted, rejected = self.session.caught_up(self.places)
        told = Decided()
        for places, verdict in ((rejected, False), (accepted, True)):
            if places:
                told = self.session.decide(places, verdict)
        self.refresh()
        return told

    def undo(self) -> int:
        """Take the last decision back; return about how many places, 0 where there was none.

        A repair is taken back as a command is, with the draft that it cost, as long as it is the
        last one; a repair of an earlier session, too.

        Raises:
            ProjectError: nothing may be changed, or its segments were replaced since.
        """
        step: list[tuple[Place, Verdict]] = []
        while self._steps and not step:
            # What was taken back in the editor meanwhile is as it was.
            step = [one for one in self._steps.pop() if self.verdict(one[0]) is not one[1]]
        was_repair = any(self.verdict(one) or stood for one, stood in step)
        last = not self._turned and self.session.waiting()[0] == REPAIR
        if last and (was_repair or not step):
            before = dict(self._said)
            self.session.undo()
            self.refresh()
            return sum(before[key] is not verdict for key, verdict in self._said.items())
        count = 0
        for verdict in (None, False, True):
            back = [one for one, stood in step if stood is verdict]
            if back:
                count += len(self.session.decide(back, verdict).done)
                self._turned |= was_repair
        self.refresh()
        return count
