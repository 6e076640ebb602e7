"""Texts that a document has more than once are translated once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from align.store.project import Project
from align.units import Draft, Origin, Unit

REPETITION = "repetition"
"""Engine name of a draft that repeats what a person confirmed for the same text elsewhere."""

Place = tuple[str, str]
"""A document and a text in it."""


class Repetitions:
    """Drafts by text, for units that come in document order, a window at a time.

    Beyond the window only those are kept whose text the document in hand has more than once.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._document: str | None = None
        self._repeated: Mapping[str, int | None] = {}
        self._drafts: dict[Place, Draft] = {}
        self._window: dict[Place, Draft] = {}

    def unknown(self, units: Sequence[Unit]) -> list[Unit]:
        """Return, for each text of a window that has no draft yet, the first unit with it."""
        first: dict[Place, Unit] = {}
        window = self._window = {}
        for unit in units:
            self._enter(unit.segment.document)
            place = _place(unit)
            draft = window.get(place) or self._drafts.get(place) or self._confirmed(unit)
            if draft is None:
                first.setdefault(place, unit)
            else:
                window[place] = draft
        return list(first.values())

    def drafts(self, units: Sequence[Unit], new: Iterable[tuple[Unit, Draft]]) -> list[Draft]:
        """Return a draft for each unit of the window, with those of the unknown ones at hand."""
        self._window |= {_place(unit): draft for unit, draft in new}
        for place, draft in self._window.items():
            if place[0] == self._document and place[1] in self._repeated:
                self._drafts[place] = draft
        return [replace(self._window[_place(unit)], identity=unit.identity) for unit in units]

    def _enter(self, document: str) -> None:
        if document != self._document:
            self._document, self._drafts = document, {}
            self._repeated = self._project.repeated(document)

    def _confirmed(self, unit: Unit) -> Draft | None:
        """Return a draft that says what a person confirmed for the same text, if one did."""
        model = self._repeated.get(unit.segment.text)
        confirmed = None if model is None else self._project.unit(model)
        if confirmed is None or not confirmed.target:
            return None
        made = Origin(REPETITION)
        return Draft(unit.identity, confirmed.target, made, None, confirmed.terms)


def _place(unit: Unit) -> Place:
    return unit.segment.document, unit.segment.text
