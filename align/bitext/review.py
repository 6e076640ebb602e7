"""What a person does to beads: list the doubtful, merge, split, move, drop, pin.

Each function reads the bitext of a document, changes its links and writes them in one transaction,
as a step that can be undone (``Project.linking``). Beads are named by their place in the order of
reading, counted from 1, as ``beads`` lists them; after a change the places may have shifted. What
a person has changed is pinned: a re-alignment keeps it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from align.bitext.beads import Bead, in_order
from align.bitext.corrections import dropped, fixed, given, merged, parted
from align.errors import ProjectError
from align.store import Project
from align.store.bitexts import Bitext, Link, source_of, target_of
from align.units import Origin

ALIGNED = "aligned"
"""Engine name of a target that came from an aligned document."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A bead as a reviewer sees it."""

    number: int
    """Place in the order of reading, counted from 1."""
    source: str
    target: str
    link: Link


def only_document(project: Project, name: str | None = None) -> str:
    """Return the aligned document that is meant.

    Raises:
        ProjectError: the project has none, has several and none was named, or not that one.
    """
    names = list(project.bitexts())
    where = str(project.path)
    if not names:
        raise ProjectError(
            "no document of this project is aligned", where=where, hint="run align bitext first"
        )
    if name is not None and name not in names:
        raise ProjectError(
            f"there is no aligned document {name!r}",
            where=where,
            hint=f"name one of {', '.join(names)}",
        )
    if name is None and len(names) > 1:
        raise ProjectError(
            "several documents are aligned here",
            where=where,
            hint=f"name one of {', '.join(names)} with --document",
        )
    return name or names[0]


def beads(project: Project, document: str | None = None) -> list[Listed]:
    """Return all beads in the order of reading."""
    _, bitext = _read(project, document)
    return [
        Listed(number, source_of(link, bitext), target_of(link, bitext), link)
        for number, link in enumerate(bitext.links, 1)
    ]


def doubtful(
    project: Project, document: str | None = None, *, below: float = 1.01
) -> Iterator[Listed]:
    """Yield beads that no person has settled, the most doubtful first.

    Args:
        project: the project.
        document: the aligned document, where there are several.
        below: only beads less certain than this.
    """
    open_ones = [
        one
        for one in beads(project, document)
        if not one.link.pinned and one.link.confidence < below
    ]
    yield from sorted(open_ones, key=lambda one: (one.link.confidence, one.number))


def merge(project: Project, first: int, last: int, who: str, document: str | None = None) -> int:
    """Make one bead of neighbouring ones and return its number.

    Raises:
        ProjectError: there is no such bead.
    """
    return _changed(project, document, who, "merge", lambda links: merged(links, first, last))


def split(
    project: Project, number: int, source: int, target: int, who: str, document: str | None = None
) -> int:
    """Cut a bead in two and return the number of the first.

    Args:
        project: the project.
        number: the bead.
        source: source sentences that the first of the two keeps.
        target: target sentences that it keeps.
        who: the person.
        document: the aligned document, where there are several.

    Raises:
        ProjectError: there is no such bead, or one of the two would hold nothing.
    """
    return _changed(
        project, document, who, "split", lambda links: parted(links, number, source, target)
    )


def move(
    project: Project, number: int, side: str, where: int, who: str, document: str | None = None
) -> int:
    """Give sentences of one side to another bead and return the number of that.

    Args:
        project: the project.
        number: the bead that gives all its sentences of that side.
        side: ``source`` or ``target``.
        where: the bead that gets them.
        who: the person.
        document: the aligned document, where there are several.

    Raises:
        ProjectError: there is no such bead, or it has nothing on that side.
    """
    return _changed(project, document, who, "move", lambda links: given(links, number, side, where))


def drop(project: Project, number: int, who: str, document: str | None = None) -> int:
    """Part the two sides of a bead: neither has a counterpart. Return where its source stands.

    Raises:
        ProjectError: there is no such bead.
    """
    return _changed(project, document, who, "drop", lambda links: dropped(links, number))


def pin(
    project: Project, number: int, who: str, document: str | None = None, *, pinned: bool = True
) -> int:
    """Settle a bead as it is, or open it again; a settled one is a confirmed unit.

    A bead that is opened again is a draft, unless a person has worded its target otherwise.

    Raises:
        ProjectError: there is no such bead.
    """
    name = "pin" if pinned else "unpin"
    return _changed(project, document, who, name, lambda links: fixed(links, number, pinned=pinned))


Change = Callable[[Sequence[Link]], list[Link]]


def _changed(project: Project, document: str | None, who: str, step: str, change: Change) -> int:
    """Apply a change as a step that can be undone; return the place of the first link it made."""
    name, bitext = _read(project, document)
    try:
        links = change(bitext.links)
    except ProjectError as error:
        raise _refused(project, error.what, error.hint or "") from error
    done = project.linking(name, sorted_links).change(step, links, who, Origin(ALIGNED))
    come = set(done.come)
    return next((number for number, link in enumerate(done.links, 1) if link in come), 0)


def sorted_links(links: Iterable[Link]) -> list[Link]:
    """Bring links into the order of reading."""
    held = {(link.source, link.target): link for link in links}
    ordered = in_order(Bead(source, target) for source, target in held)
    return [held[bead.source, bead.target] for bead in ordered]


def _read(project: Project, document: str | None) -> tuple[str, Bitext]:
    name = only_document(project, document)
    bitext = project.bitext(name)
    if bitext is None:
        raise _refused(project, f"document {name!r} is not aligned", "run align bitext first")
    return name, bitext


def _refused(project: Project, what: str, hint: str) -> ProjectError:
    return ProjectError(what, where=str(project.path), hint=hint)
