"""Sessions over small projects."""

from collections.abc import Iterable
from pathlib import Path

from align.glossary import Entry, Glossary
from align.session import Session
from align.store import DocumentRecord, Project
from align.text import OffsetMap
from align.units import Draft, Origin, Segment, Unit

SOURCES = ("Xin chào.", "Tỉnh ủy họp hôm nay.", "Lúa tốt.", "Lúa tốt.", "Mưa. Nắng.", "Hết.")
DRAFTS = ("Hello.", "The committee meets today.", "Good rice.", "Good rice.", "", "End.")
SCORES = (-0.1, -0.9, -0.4, -0.4, None, -0.2)
MACHINE = Origin("compact", "r1")
GLOSSARY = Glossary(
    (
        Entry("tỉnh ủy", "tỉnh ủy", "provincial Party committee", forbidden=("the committee",)),
        Entry("lúa", "lúa", "rice", allowed=("paddy",)),
    )
)


def made(path: Path, sources: Iterable[str] = SOURCES, document: str = "a.txt") -> Path:
    """Write a project of two segments a paragraph, with a draft for most."""
    with Project.open(path, create=True) as project:
        segments, start = [], 0
        for number, source in enumerate(sources, 1):
            offsets = OffsetMap((0,), (start,))
            segments.append(Segment(document, (number + 1) // 2, number, source, offsets))
            start += len(source) + 1
        project.add_document(DocumentRecord(document, digest="1"), segments)
        units = list(project.units(document=document))
        project.save(
            Draft(unit.identity, target, MACHINE, score)
            for unit, target, score in zip(units, DRAFTS, SCORES, strict=False)
            if target
        )
    return path


def opened(path: Path, who: str = "Lan") -> Session:
    return Session.open(path, who=who, glossary=GLOSSARY)


def unit(session: Session, number: int) -> Unit:
    session.go_to(number)
    return session.unit


def visible(session: Session) -> object:
    """Return everything of a project that a person can see, but for times and names."""
    project = session.project
    return [
        (line, one.segment, one.terms, one.origin, one.changed, project.offers(one.identity))
        for one in project.units()
        for line in session._desk.lines([one.identity])
    ], [(o.unit, o.entry, o.reason) for o in project.overrides()]
