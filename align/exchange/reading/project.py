"""What a person confirmed in a project, for a memory."""

from collections.abc import Iterator
from pathlib import Path

from align.exchange.reading.records import Translated
from align.exchange.reading.units import tidy
from align.exchange.terms import describe
from align.exchange.window import with_neighbours
from align.store import Project
from align.units import Status, Unit


def read_project(path: Path) -> Iterator[Translated]:
    """Yield the confirmed units of a project, with their neighbours as context.

    Raises:
        ProjectError: the file is no project, or cannot be read.
    """
    with Project.open(path, read_only=True) as project:
        source = project.fact("source") or "vi"
        target = project.fact("target") or "en"
        for before, unit, after in with_neighbours(project.units()):
            if unit.status is Status.CONFIRMED and unit.target.strip():
                yield translated(before, unit, after, (source, target))


def translated(
    before: Unit | None, unit: Unit, after: Unit | None, languages: tuple[str, str]
) -> Translated:
    """Return a unit as a memory keeps it, with its neighbours as context."""
    segment = unit.segment
    place = (("x-paragraph", str(segment.paragraph)), ("x-segment", str(segment.number)))
    return Translated(
        tidy(segment.text),
        tidy(unit.target),
        *languages,
        number=segment.number,
        props=(*place, *(("x-term", describe(use)) for use in unit.terms)),
        notes=(unit.note,) if unit.note else (),
        changed=unit.changed,
        document=segment.document,
        before=tidy(before.segment.text) if before else "",
        after=tidy(after.segment.text) if after else "",
        status=unit.status,
        origin=unit.origin,
    )
