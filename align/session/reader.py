"""What a session shows: the current segment, the view, the progress. It changes nothing."""

from align.errors import ProjectError
from align.glossary import Glossary
from align.session.holding import Holding
from align.session.lock import Lock
from align.session.records import Advance, Progress
from align.session.terms import Judge, with_released
from align.session.view import View
from align.store import HistoryEntry, Project
from align.store.editing import Line, Order, Where
from align.store.memory.matching.match import Match
from align.units import TermUse, Unit

TYPE = "type"
"""Name of the command that typing is."""


class Reader(Holding):
    """The part of a session that only looks; ``Session`` is what is used."""

    def __init__(
        self, project: Project, who: str, glossary: Glossary | None, lock: Lock | None
    ) -> None:
        self.project = project
        self.who = who
        self.recovered = lock.before if lock else None
        """Whose session ended without closing; what they had typed is there."""
        self._lock = lock
        self._desk = project.desk()
        self._judge = Judge(glossary)
        self._view = View(self._desk)
        self._pending: str | None = None
        self._keys = 0
        self._typing = 0
        self._unit = self._restored()

    @property
    def identity(self) -> int:
        """Identity of the current unit, 0 in a project without any."""
        return self._unit

    @property
    def unit(self) -> Unit:
        """The current unit as it stands in the project, without what is being typed.

        Raises:
            ProjectError: it is gone, or the project has none.
        """
        unit = self.project.unit(self._unit)
        if unit is None:
            raise ProjectError(
                "the current segment is not there any more" if self._unit else "it has no segments",
                where=str(self.project.path),
                hint="refresh the list" if self._unit else "add a document with 'align translate'",
            )
        return unit

    @property
    def text(self) -> str:
        """The current target as a person sees it."""
        if self._pending is not None:
            return self._pending
        typed = self._desk.typed(self._unit)
        return self.unit.target if typed is None else typed

    @property
    def line(self) -> Line | None:
        """The current unit as a grid shows it, None in a project without any."""
        return next(iter(self._desk.lines([self._unit])), None)

    def context(self, reach: int = 3) -> list[Line]:
        """Return the current unit and its neighbours in the document, ``reach`` to each side."""
        segment = self.unit.segment
        numbers = range(max(segment.number - reach, 1), segment.number + reach + 1)
        found = (self._desk.numbered(number, segment.document) for number in numbers)
        return self._desk.lines([unit for unit in found if unit is not None])

    def following(self, where: Where) -> int | None:
        """Return the next unit in view that meets a criterion, from the beginning again at the end.

        Raises:
            SettingsError: a regular expression is none, or takes too long.
        """
        wanted = set(self._desk.select(where))
        return next((unit for unit in self._view.around(self._unit) if unit in wanted), None)

    def use(self, glossary: Glossary | None) -> None:
        """Judge targets by another term base from now on."""
        self._judge = Judge(glossary)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that ``keep`` has not written yet."""
        return self._pending is not None

    def terms(self) -> tuple[TermUse, ...]:
        """Return what becomes of each term of the current source in the current text."""
        unit = self.unit
        uses = self._judge.uses(unit.segment.text, self.text)
        released = self._desk.released(self._unit)
        return with_released(unit.terms if uses is None else uses, released)

    def matches(self) -> tuple[Match, ...]:
        """Return what memories offered for the current segment, best first."""
        return tuple(self.project.offers(self._unit))

    def history(self) -> list[HistoryEntry]:
        """Return what stood in the current unit before, oldest first."""
        return list(self.project.history(self._unit))

    @property
    def position(self) -> int | None:
        """Place of the current unit in view, counted from 0; None if it is not in view."""
        return self._view.index(self._unit)

    def target_of(self, advance: Advance) -> int | None:
        """Return where a rule leads from here, None where it leads nowhere."""
        if advance is Advance.STAY:
            return self._unit
        if advance is Advance.NEXT:
            place = self.position
            behind = 0 if place is None else place + 1
            return self._view[behind] if behind < len(self._view) else None
        doubtful = advance is Advance.DOUBTFUL
        units = self._view.by_doubt() if doubtful else self._view.around(self._unit)
        return self._view.first_open(units, self._unit)

    def waiting(self) -> tuple[str | None, str | None]:
        """Return the names of the commands that undo and redo would take."""
        return (TYPE, None) if self.dirty else self._desk.waiting()

    @property
    def where(self) -> Where:
        """The filter in force."""
        return self._view.where

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._view.order

    @property
    def count(self) -> int:
        """How many units are in view."""
        return len(self._view)

    def window(self, start: int, size: int) -> list[Line]:
        """Return the lines of the view from ``start`` (from 0) on, at most ``size``."""
        return self._view.window(start, size)

    def tally(self, where: Where) -> int:
        """Return how many units of the project would meet a criterion."""
        return self._desk.count(where)

    def progress(self) -> Progress:
        """Return how far the project has come; the first call reads every source once."""
        volume = self._desk.volume()
        return Progress(
            {status: segments for status, (segments, _) in volume.items()},
            {status: words for status, (_, words) in volume.items()},
        )

    @property
    def _place_key(self) -> str:
        return f"position:{self.who}"

    def _restored(self) -> int:
        place = self.project.fact(self._place_key)
        if place is not None and place.isdecimal() and self._desk.lines([int(place)]):
            self._kept_place = int(place)
            return int(place)
        self._kept_place = 0
        return self._view[0] if len(self._view) else 0
