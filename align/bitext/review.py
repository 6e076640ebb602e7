"""What a person does to beads: list the doubtful, merge, split, move, drop, pin.

Each function reads the bitext of a document, changes it and writes it in one transaction. Beads
are named by their place in the order of reading, counted from 1, as ``beads`` lists them; after a
change the places may have shifted. What a person has changed is pinned: a re-alignment keeps it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from align.bitext.beads import Bead, in_order
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

    def change(links: list[Link], bitext: Bitext) -> list[Link]:
        begin, end = sorted((_place(project, links, first), _place(project, links, last)))
        if begin == end:
            raise _refused(project, f"bead {first} cannot be merged with itself", "name two beads")
        chosen = links[begin : end + 1]
        source = tuple(sorted(one for link in chosen for one in link.source))
        target = tuple(sorted(one for link in chosen for one in link.target))
        return [*links[:begin], _settled(source, target), *links[end + 1 :]]

    return _changed(project, document, who, change)


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

    def change(links: list[Link], bitext: Bitext) -> list[Link]:
        place = _place(project, links, number)
        link = links[place]
        halves = (
            (link.source[:source], link.target[:target]),
            (link.source[source:], link.target[target:]),
        )
        fits = 0 <= source <= len(link.source) and 0 <= target <= len(link.target)
        if not fits or not all(any(half) for half in halves):
            raise _refused(
                project,
                f"bead {number} is {len(link.source)}:{len(link.target)} and has no part "
                f"{source}:{target}",
                "say how many sentences of each side the first part keeps",
            )
        return [*links[:place], *(_settled(*half) for half in halves), *links[place + 1 :]]

    return _changed(project, document, who, change)


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

    def change(links: list[Link], bitext: Bitext) -> list[Link]:
        one, other = _place(project, links, number), _place(project, links, where)
        giving, getting = links[one], links[other]
        gift = giving.source if side == "source" else giving.target
        if not gift or one == other:
            raise _refused(
                project, f"bead {number} has no {side} to move to bead {where}", "name two others"
            )
        if side == "source":
            left = _settled((), giving.target)
            made = _settled(tuple(sorted((*getting.source, *gift))), getting.target)
        else:
            left = _settled(giving.source, ())
            made = _settled(getting.source, tuple(sorted((*getting.target, *gift))))
        kept = [link for place, link in enumerate(links) if place not in (one, other)]
        rest = [left] if left.source or left.target else []
        return [made, *rest, *kept]

    return _changed(project, document, who, change)


def drop(project: Project, number: int, who: str, document: str | None = None) -> int:
    """Part the two sides of a bead: neither has a counterpart. Return where its source stands.

    Raises:
        ProjectError: there is no such bead.
    """

    def change(links: list[Link], bitext: Bitext) -> list[Link]:
        place = _place(project, links, number)
        link = links[place]
        parts = [_settled((one,), ()) for one in link.source]
        parts += [_settled((), (one,)) for one in link.target]
        return [*parts, *links[:place], *links[place + 1 :]]

    return _changed(project, document, who, change)


def pin(
    project: Project, number: int, who: str, document: str | None = None, *, pinned: bool = True
) -> int:
    """Settle a bead as it is, or open it again; a settled one is a confirmed unit.

    Raises:
        ProjectError: there is no such bead.
    """

    def change(links: list[Link], bitext: Bitext) -> list[Link]:
        place = _place(project, links, number)
        link = replace(links[place], pinned=pinned)
        return [link, *links[:place], *links[place + 1 :]]

    return _changed(project, document, who, change)


Change = Callable[[list[Link], Bitext], list[Link]]


def _changed(project: Project, document: str | None, who: str, change: Change) -> int:
    """Apply a change and return the new place of the first link it returns or made."""
    name, bitext = _read(project, document)
    before = {(link.source, link.target, link.pinned) for link in bitext.links}
    links = change(list(bitext.links), bitext)
    ordered = sorted_links(links)
    record = project.document(name)
    if record is None:
        raise _refused(project, f"document {name!r} is gone", "align it again")
    written = Bitext(bitext.source, bitext.target, tuple(ordered))
    removed = list(project.removed(name))
    project.write_bitext(record, written, Origin(ALIGNED), who, removed=removed)
    new = (n for n, k in enumerate(ordered, 1) if (k.source, k.target, k.pinned) not in before)
    return next(new, 0)


def sorted_links(links: Sequence[Link]) -> list[Link]:
    """Bring links into the order of reading."""
    held = {(link.source, link.target): link for link in links}
    ordered = in_order(Bead(link.source, link.target) for link in links)
    return [held[bead.source, bead.target] for bead in ordered]


def _settled(source: tuple[int, ...], target: tuple[int, ...]) -> Link:
    return Link(source, target, 1.0, pinned=True)


def _read(project: Project, document: str | None) -> tuple[str, Bitext]:
    name = only_document(project, document)
    bitext = project.bitext(name)
    if bitext is None:
        raise _refused(project, f"document {name!r} is not aligned", "run align bitext first")
    return name, bitext


def _place(project: Project, links: Sequence[Link], number: int) -> int:
    if not 1 <= number <= len(links):
        raise _refused(project, f"there is no bead {number}", f"name one from 1 to {len(links)}")
    return number - 1


def _refused(project: Project, what: str, hint: str) -> ProjectError:
    return ProjectError(what, where=str(project.path), hint=hint)
