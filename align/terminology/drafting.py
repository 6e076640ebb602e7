"""From units to drafts: each text once, under the term base, in the English of the project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from align.conventions import EnglishSettings
from align.engines.base import Engine
from align.glossary import Glossary
from align.store import Project
from align.store.repetitions import Repetitions
from align.terminology.enforce import Enforced, enforce
from align.units import Draft, Origin, Status, Unit

EXAMPLES = 3
"""Fuzzy matches that an engine is shown for a segment."""


def origin(engine: Engine, glossary: Glossary | None) -> Origin:
    """Return what the drafts of an engine under a term base say of themselves."""
    return Origin(
        engine=engine.name,
        revision=engine.revision,
        glossary=glossary.digest if glossary else "",
        settings=engine.settings,
    )


def has_failed(draft: Draft) -> bool:
    """Tell whether the engine gave no translation; the note says why, nothing is saved."""
    return bool(draft.note) and not draft.target


@dataclass(frozen=True, slots=True)
class Drafting:
    """An engine at work on a project; it saves nothing."""

    project: Project
    engine: Engine
    glossary: Glossary | None
    english: EnglishSettings = field(default_factory=EnglishSettings)

    @property
    def made(self) -> Origin:
        """What the drafts say of themselves."""
        return origin(self.engine, self.glossary)

    def window(
        self,
        units: Sequence[Unit],
        repetitions: Repetitions,
        released: Mapping[int, frozenset[str]],
    ) -> list[Draft]:
        """Draft some units.

        A text that a document repeats is translated once, and what a person has confirmed for it
        is taken instead. Where a person has released a term it is a text of its own.

        Args:
            units: in document order.
            repetitions: what was drafted before, in one pass over the project.
            released: for units, the entries that are not asked for there.

        Raises:
            TranslationError: the engine broke.
        """
        alike = [unit for unit in units if not released.get(unit.identity)]
        unknown = repetitions.unknown(alike)
        asked = [*unknown, *(unit for unit in units if released.get(unit.identity))]
        new = list(zip(asked, self.each(asked, released), strict=True))
        drafts = repetitions.drafts(alike, new[: len(unknown)])
        return drafts + [draft for _, draft in new[len(unknown) :]]

    def each(self, units: Sequence[Unit], released: Mapping[int, frozenset[str]]) -> list[Draft]:
        """Draft every unit, whatever was drafted before.

        Raises:
            TranslationError: the engine broke.
        """
        results = enforce(
            self.engine,
            [unit.segment.text for unit in units],
            self.glossary,
            [released.get(unit.identity, frozenset()) for unit in units],
            [self._similar(unit) for unit in units] if self.engine.shown else (),
            self.english,
        )
        made = self.made
        return [_draft(unit, result, made) for unit, result in zip(units, results, strict=True)]

    def _similar(self, unit: Unit) -> list[tuple[str, str]]:
        """Return the fuzzy matches that an engine may follow, best first."""
        offers = self.project.offers(unit.identity)[:EXAMPLES]
        return [(one.source, one.text) for one in offers if one.status is Status.CONFIRMED]


def _draft(unit: Unit, result: Enforced, made: Origin) -> Draft:
    return Draft(unit.identity, result.text, made, result.score, result.uses, note=result.fault)
