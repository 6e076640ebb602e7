"""Give what a person confirmed to every segment with the same source."""

from align.session.records import Propagated
from align.store.editing import Desk, Line
from align.store.editing.step import Step
from align.store.repetitions import REPETITION
from align.units import Draft, Origin, Status, TermUse, Unit


def propagate(desk: Desk, step: Step, model: Unit, terms: tuple[TermUse, ...]) -> Propagated:
    """Draft the target of a unit wherever its source stands again.

    Never over a confirmed target, a locked segment or text that is being typed; what is drafted
    says that it repeats another segment.
    """
    written, same, kept = [], [], []
    alike = [unit for unit in desk.alike(model.segment.text) if unit != model.identity]
    for line in desk.lines(alike):
        if line.target == model.target and not line.typed:
            same.append(line.identity)
        elif not _is_open(line):
            kept.append(line.identity)
        else:
            step.draft(Draft(line.identity, model.target, Origin(REPETITION), None, terms))
            written.append(line.identity)
    return Propagated(tuple(written), tuple(same), tuple(kept))


def _is_open(line: Line) -> bool:
    return line.status is not Status.CONFIRMED and not line.locked and not line.typed
