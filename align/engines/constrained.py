"""What a job must say, made ready for a search."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from align.engines.constrained_automaton import MOST, Automaton, Form, automaton
from align.engines.constrained_pieces import Pieces, levelled
from align.engines.decoder import Job, Wording

_KEPT = 256
"""Automata that are kept: the same terms come again in the next round."""


@dataclass(frozen=True, slots=True)
class Demand:
    """The constraints of one job that can be met."""

    automaton: Automaton
    numbers: tuple[int, ...]
    """For each bit of the automaton, the number of the constraint in ``Job.must``."""

    def unmet(self, job: Job, met: int) -> tuple[int, ...]:
        """Return the numbers of the constraints of a job that are not among some."""
        said = {number for bit, number in enumerate(self.numbers) if met >> bit & 1}
        return tuple(number for number in range(len(job.must)) if number not in said)


@dataclass(frozen=True)
class Demands:
    """Makes the demands of jobs, for one vocabulary."""

    pieces: Pieces
    _known: dict[tuple[object, ...], Demand] = field(default_factory=dict, repr=False)

    def of(self, job: Job) -> Demand:
        """Return what a job must say, as far as the vocabulary can spell it and it has room."""
        key = (job.must, room := job.limit + job.extra - len(job.opening) - len(job.prefix))
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = self._made(job, room)
        return self._known[key]

    def _made(self, job: Job, room: int) -> Demand:
        spelled = [
            (number, forms)
            for number, wordings in enumerate(job.must)
            if (forms := [form for wording in wordings for form in self._forms(wording)])
        ]
        # Constraints with few forms come first: of those that share one, they have no other.
        spelled.sort(key=lambda one: (len(one[1]), one[0]))
        fitting: set[int] = set()
        taken = 0
        for number, forms in sorted(spelled, key=lambda one: _length(one[1])):
            taken += _length(forms)
            if taken < room and len(fitting) < MOST:
                fitting.add(number)
        spelled = [one for one in spelled if one[0] in fitting]
        return Demand(
            automaton([forms for _, forms in spelled], self.pieces),
            tuple(number for number, _ in spelled),
        )

    def _forms(self, wording: Wording) -> list[Form]:
        """Return the form, or none where the vocabulary cannot spell it."""
        text = levelled(wording.text).encode()
        path = self.pieces.path(wording.pieces)
        if path is None or b"".join(self.pieces.spelled[one] for one in path) != b" " + text:
            # The tokenizer would change it: say it as it is.
            path = self.pieces.spell(b" " + text)
        return [Form(tuple(path), text)] if text and path else []


def _length(forms: Sequence[Form]) -> int:
    return max(len(form.pieces) for form in forms)


def width(beam: int, constraints: int) -> int:
    """Return how many hypotheses to keep for so many constraints.

    Each may be met or not, so that one place a constraint more lets all of them grow up.
    """
    return beam + constraints
