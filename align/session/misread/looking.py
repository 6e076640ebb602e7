"""Look through a project for words that were perhaps misread."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from align.errors import InputError
from align.glossary import Glossary
from align.repair import Certainty, Decision, kept, kept_certainty, suggest, unmended
from align.session.misread.places import Place
from align.store import Project
from align.text import Mapped, joined
from align.units import Paragraph, Segment, Unit

Told = Callable[[int], None]


def look(
    project: Project, glossary: Glossary | None, code: str, advance: Told = lambda _: None
) -> Iterator[Place]:
    """Yield the places of every document, decided or not, in the order of the project.

    What is looked at is the text as it was read, accepted repairs taken out again, so that the
    same is found before and after. The segments of an aligned document are left out: they are
    tied to those of its translation.

    Args:
        project: the project, only read.
        glossary: term base whose source forms are evidence.
        code: language of the source; one without a model yields nothing.
        advance: is told of each paragraph that was looked at; what it raises ends the search.

    Raises:
        ProjectError, StorageError: the project cannot be read.
    """
    aligned = frozenset(project.bitexts())
    for record in project.documents():
        if record.name not in aligned:
            yield from _of_document(project, record.name, glossary, code, advance)


def _of_document(
    project: Project, document: str, glossary: Glossary | None, code: str, advance: Told
) -> Iterator[Place]:
    units: dict[int, list[Unit]] = {}
    texts: list[Paragraph] = []
    repairs = kept(project, document).accepted
    for number, group in groupby(
        project.units(document=document), key=lambda unit: unit.segment.paragraph
    ):
        units[number] = list(group)
        segments = [unit.segment for unit in units[number]]
        texts.append(_paragraph(number, segments, repairs))
    found = suggest(
        texts, glossary, code=code, confidence=_sure(project, document), advance=advance
    )
    for one in sorted(found, key=lambda one: one.start):
        for unit in units[one.paragraph]:
            if unit.segment.start <= one.start and one.end <= unit.segment.end:
                yield Place(document, unit.identity, unit.segment.number, one)
                break


def _paragraph(number: int, segments: Iterable[Segment], repairs: Sequence[Decision]) -> Paragraph:
    parts = (unmended(Mapped(one.text, one.offsets), repairs)[0] for one in segments)
    return Paragraph(number, joined(parts, " "))


def _sure(project: Project, document: str) -> Certainty:
    try:
        return kept_certainty(project, document)
    except InputError:
        # Damaged numbers are no reason to see nothing.
        return Certainty()
