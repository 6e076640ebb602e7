"""What a person says about misread words, made in the project and kept beside the document.

A decision is written where ``align clean`` and ``align translate`` find it (``.repairs.json``
beside the document) and in the project, whose segments stand under it. Both are logs to which is
only added, so that neither undoes what the other has learned.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from align.errors import AlignError
from align.repair import (
    Decision,
    Decisions,
    Repaired,
    kept,
    load_decisions,
    mended,
    save_decisions,
    unmended,
    within,
)
from align.repair.desk import verdict
from align.repair.keeping import key
from align.session.misread.following import corrected
from align.session.misread.places import Place
from align.session.writer import Writer
from align.store.changes import PERSON
from align.store.editing import Line, Undone
from align.store.editing.step import Step
from align.text import Mapped
from align.units import Status, Unit

REPAIR = "repair"
"""Name of the command, in the journal."""
_Repairs = tuple[Decision, ...]
"""Accepted ones of a document, by place."""
_Steps = dict[str, list[Decision]]
"""What is added to the decisions, by document."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of places that a person has decided about."""

    done: tuple[Place, ...] = ()
    mended: tuple[int, ...] = ()
    """Segments that have another source now."""
    confirmed: tuple[int, ...] = ()
    """Of these, those that are confirmed; their translation stays, and so does its status."""
    anew: tuple[int, ...] = ()
    """Of these, those whose draft was made of the wrong source and was taken away."""
    locked: tuple[Place, ...] = ()
    """In locked segments, which stay as they are."""
    gone: tuple[Place, ...] = ()
    """No longer where they were found."""
    unkept: str = ""
    """Why a decision is in the project alone and not beside the document; empty if it is."""


class Deciding(Writer):
    """Accept, reject and reopen suggestions; a part of ``Session``."""

    _log: tuple[str, str, Decisions] = ("", "", Decisions())
    _in_force: tuple[Decisions, _Repairs] = (Decisions(), ())
    """The last log that was read, and the last whose repairs were: both are asked for often."""

    def decide(self, places: Sequence[Place], accepted: bool | None) -> Decided:
        """Say something about suggestions, in one step; ``undo`` takes repairs back.

        The source of a segment is changed as accepted, its offsets still leading to the text as
        read. A draft that a machine made of the old source goes to the history and is made anew;
        what is confirmed or typed stays; what is locked is left alone.

        Args:
            places: where; what has been decided so already is passed over.
            accepted: None takes back what was said before.

        Raises:
            ProjectError: nothing may be changed here.
        """
        steps: _Steps = {}
        sorted_out = self._sorted_out(places, accepted, steps)
        if not steps:
            self._alive()
            return sorted_out
        changed: list[Unit] = []
        with self._command(REPAIR) as step:
            for document, said in steps.items():
                log = self.decisions(document)
                before, log = log.accepted, log.with_step(said)
                after = log.accepted
                step.remember(key(document), log.to_json())
                here = sorted({one.unit for one in sorted_out.done if one.document == document})
                mended_here = (self._mend(step, unit, before, after) for unit in here)
                changed += (unit for unit in mended_here if unit is not None)
        return replace(
            sorted_out,
            mended=tuple(unit.identity for unit in changed),
            confirmed=tuple(u.identity for u in changed if u.status is Status.CONFIRMED),
            anew=tuple(unit.identity for unit in changed if self._is_stale(unit)),
            unkept=self._keep_beside(steps),
        )

    def verdicts(self, places: Iterable[Place]) -> dict[tuple[str, int, int], bool | None]:
        """Return what was decided about places, None where nothing is in force."""
        said: dict[str, Mapping[tuple[int, int], Decision]] = {}
        found = {}
        for place in places:
            if place.document not in said:
                said[place.document] = self.decisions(place.document).in_force
            found[place.key] = verdict(place.suggestion, said[place.document])
        return found

    def decisions(self, document: str) -> Decisions:
        """Return the decisions that the segments of a document stand under.

        Raises:
            InputError: they are damaged.
        """
        text = self.project.fact(key(document)) or ""
        if self._log[:2] != (document, text):
            self._log = document, text, kept(self.project, document)
        return self._log[2]

    def repairs(self) -> tuple[Repaired, ...]:
        """Return the repairs in the source of the current segment, with what was read there."""
        segment = self.unit.segment
        log = self.decisions(segment.document)
        if self._in_force[0] is not log:
            self._in_force = log, log.accepted
        return unmended(Mapped(segment.text, segment.offsets), self._in_force[1])[1]

    def lines_of(self, units: Sequence[int]) -> list[Line]:
        """Return the lines of some segments; one that is gone is left out."""
        return self._desk.lines(units)

    def caught_up(self, places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
        """Return the places accepted and those rejected beside their document since.

        That is what ``align clean`` was told after the document came into the project.
        """
        accepted: list[Place] = []
        rejected: list[Place] = []
        beside: dict[str, Mapping[tuple[int, int], Decision]] = {}
        for place in places:
            if place.document not in beside:
                beside[place.document] = self._said_beside(place.document)
            theirs = verdict(place.suggestion, beside[place.document])
            if theirs is not None:
                (accepted if theirs else rejected).append(place)
        return accepted, rejected

    def _said_beside(self, document: str) -> Mapping[tuple[int, int], Decision]:
        """Return what is newer beside a document than in the project."""
        path = self._path_of(document)
        if path is None or not path.is_file():
            return {}
        ours = self.decisions(document).in_force
        theirs = load_decisions(path).in_force
        return {
            place: one
            for place, one in theirs.items()
            if place not in ours or one.at > ours[place].at
        }

    def _sorted_out(self, places: Sequence[Place], accepted: bool | None, steps: _Steps) -> Decided:
        """Fill in what is to be said of which document; leave out what cannot be."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        said = self.verdicts(places)
        done: list[Place] = []
        locked: list[Place] = []
        gone: list[Place] = []
        for place in places:
            one = place.suggestion
            if said[place.key] is accepted:
                continue
            unit = self.project.unit(place.unit)
            if unit is None or not _holds(unit, place):
                gone.append(place)
            elif accepted is not said[place.key] and self._guarded(place, accepted, said):
                locked.append(place)
            else:
                decision = Decision(
                    one.start, one.end, one.found, one.proposed, accepted, self.who, at
                )
                steps.setdefault(place.document, []).append(decision)
                done.append(place)
        return Decided(tuple(done), locked=tuple(locked), gone=tuple(gone))

    def _guarded(
        self, place: Place, accepted: bool | None, said: Mapping[tuple[str, int, int], bool | None]
    ) -> bool:
        """Say whether a decision would change the source of a locked segment."""
        return bool(accepted or said[place.key]) and self._desk.locked(place.unit)

    def _mend(self, step: Step, identity: int, before: _Repairs, after: _Repairs) -> Unit | None:
        """Put other repairs into the source of a unit; return it as it was if that changed it."""
        unit = self.project.unit(identity)
        if unit is None:
            return None
        old = Mapped(unit.segment.text, unit.segment.offsets)
        read, _ = unmended(old, before)
        new = mended(read, within(after, read))
        if new.text == old.text:
            return None
        uses = self._judge.uses(new.text, unit.target) if unit.target else None
        step.mend(identity, new, uses or (), anew=self._is_stale(unit))
        return unit

    def _is_stale(self, unit: Unit) -> bool:
        """Say whether a target was made of the wrong source, by a machine, and is only a draft."""
        by = unit.origin.engine if unit.origin else ""
        return unit.status is Status.DRAFT and by != PERSON

    def _keep_beside(self, steps: _Steps) -> str:
        """Write decisions beside their documents; return why that failed for one of them."""
        fault = ""
        for document, said in steps.items():
            path = self._path_of(document)
            try:
                if path is not None and path.is_file():
                    save_decisions(path, load_decisions(path).with_step(said))
                elif path is not None:
                    fault = fault or f"{path} is no longer there"
            except AlignError as error:
                fault = fault or str(error)
        return fault

    def _path_of(self, document: str) -> Path | None:
        record = self.project.document(document)
        return Path(record.path) if record is not None and record.path else None

    # Undo

    def _turned(self, *, back: bool) -> Undone | None:
        turned = super()._turned(back=back)
        if turned is not None and turned.name == REPAIR:
            # What a machine has drafted meanwhile is left; the source was put back all the same.
            self._follow((*turned.units, *turned.left))
        return turned

    def _follow(self, units: Iterable[int]) -> None:
        """Let the decisions say what the sources of some units say now."""
        by_document: dict[str, list[Mapped]] = {}
        for unit in filter(None, map(self.project.unit, units)):
            source = Mapped(unit.segment.text, unit.segment.offsets)
            by_document.setdefault(unit.segment.document, []).append(source)
        steps: _Steps = {}
        at = datetime.now(UTC).isoformat(timespec="seconds")
        for document, sources in by_document.items():
            log = self.decisions(document)
            said = [replace(one, who=self.who, at=at) for one in corrected(log, sources)]
            if said:
                steps[document] = said
                self.project.set_fact(key(document), log.with_step(said).to_json())
        self._keep_beside(steps)


def _holds(unit: Unit, place: Place) -> bool:
    segment, one = unit.segment, place.suggestion
    same = segment.document == place.document
    return same and segment.start <= one.start and one.end <= segment.end
