"""``align bitext review`` and the commands that put a bead right."""

import json
import os
from collections.abc import Callable, Iterable
from enum import StrEnum
from getpass import getuser
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json, Quiet

if TYPE_CHECKING:
    from align.bitext.review import Listed
    from align.store import Project

DOUBTFUL = 0.6
"""Confidence below which a bead should be looked at."""

ProjectFile = Annotated[Path, typer.Argument(help="Project file (.align).")]
Document = Annotated[
    str | None, typer.Option("--document", help="The aligned document, where there are several.")
]
Number = Annotated[int, typer.Argument(help="Number of the bead, as review lists it.")]


class Side(StrEnum):
    """A side of a bead."""

    SOURCE = "source"
    TARGET = "target"


def register(app: typer.Typer) -> None:
    """Add the commands to their group."""
    for name, command in (
        ("review", review),
        ("merge", merge),
        ("split", split),
        ("move", move),
        ("drop", drop),
        ("pin", pin),
        ("unpin", unpin),
        ("export", export),
    ):
        app.command(name)(command)


def person() -> str:
    """Return the name of whoever sits here, for the history."""
    try:
        return getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "person")


def review(
    project: ProjectFile,
    below: Annotated[
        float, typer.Option("--below", min=0.0, max=1.01, help="Only what is less certain.")
    ] = DOUBTFUL,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Rows to show.")] = 20,
    everything: Annotated[
        bool, typer.Option("--all", help="Every bead, in the order of reading.")
    ] = False,
    around: Annotated[
        int | None, typer.Option("--around", help="The beads around this one instead.")
    ] = None,
    document: Document = None,
    as_json: Json = False,
) -> None:
    """List the beads, the most doubtful first."""
    from align.bitext import review as bitext
    from align.store import Project

    with Project.open(project, read_only=True) as opened:
        if around is not None:
            near = range(around - 3, around + 4)
            chosen: Iterable[Listed] = (
                one for one in bitext.beads(opened, document) if one.number in near
            )
        elif everything:
            chosen = bitext.beads(opened, document)
        else:
            chosen = bitext.doubtful(opened, document, below=below)
        shown = list(chosen if everything else islice(chosen, limit))
    if as_json:
        for one in shown:
            typer.echo(json.dumps(_data(one), ensure_ascii=False))
    else:
        _print(project, shown)


def _data(one: "Listed") -> dict[str, object]:
    return {
        "bead": one.number,
        "shape": _shape(one),
        "confidence": round(one.link.confidence, 4),
        "pinned": one.link.pinned,
        "source": one.source,
        "target": one.target,
    }


def _shape(one: "Listed") -> str:
    return f"{len(one.link.source)}:{len(one.link.target)}"


def _print(project: Path, shown: "list[Listed]") -> None:
    from rich.text import Text

    from align.cli.console import console, say, table

    if not shown:
        say("no bead is as doubtful as that; --all lists every one")
        return
    laid = table(
        project.name, "#", "shape", "sure", "source", "target", right=("#", "shape", "sure")
    )
    for one in shown:
        sure = "pinned" if one.link.pinned else f"{one.link.confidence:.2f}"
        laid.add_row(str(one.number), _shape(one), sure, Text(one.source), Text(one.target))
        laid.add_section()
    console().print(laid)


def merge(
    project: ProjectFile,
    first: Number,
    last: Annotated[int, typer.Argument(help="The last of the beads to merge.")],
    document: Document = None,
    quiet: Quiet = False,
) -> None:
    """Make one bead of neighbouring ones."""
    from align.bitext import review as bitext

    _change(
        project, document, lambda o, who: bitext.merge(o, first, last, who, document), quiet=quiet
    )


def split(
    project: ProjectFile,
    number: Number,
    source: Annotated[int, typer.Argument(help="Source sentences that the first part keeps.")],
    target: Annotated[int, typer.Argument(help="Target sentences that the first part keeps.")],
    document: Document = None,
    quiet: Quiet = False,
) -> None:
    """Cut a bead in two."""
    from align.bitext import review as bitext

    def change(opened: "Project", who: str) -> int:
        return bitext.split(opened, number, source, target, who, document)

    _change(project, document, change, quiet=quiet)


def move(
    project: ProjectFile,
    number: Number,
    side: Annotated[Side, typer.Argument(help="Which side goes: source or target.")],
    where: Annotated[int, typer.Argument(help="The bead that gets it.")],
    document: Document = None,
    quiet: Quiet = False,
) -> None:
    """Give one side of a bead to another one."""
    from align.bitext import review as bitext

    def change(opened: "Project", who: str) -> int:
        return bitext.move(opened, number, side.value, where, who, document)

    _change(project, document, change, quiet=quiet)


def drop(
    project: ProjectFile, number: Number, document: Document = None, quiet: Quiet = False
) -> None:
    """Part the two sides of a bead: neither has a counterpart."""
    from align.bitext import review as bitext

    _change(project, document, lambda o, who: bitext.drop(o, number, who, document), quiet=quiet)


def pin(
    project: ProjectFile, number: Number, document: Document = None, quiet: Quiet = False
) -> None:
    """Settle a bead as it is; its unit is confirmed."""
    from align.bitext import review as bitext

    _change(project, document, lambda o, who: bitext.pin(o, number, who, document), quiet=quiet)


def unpin(
    project: ProjectFile, number: Number, document: Document = None, quiet: Quiet = False
) -> None:
    """Let a re-alignment change a bead again, unless its unit is confirmed."""
    from align.bitext import review as bitext

    def change(opened: "Project", who: str) -> int:
        return bitext.pin(opened, number, who, document, pinned=False)

    _change(project, document, change, quiet=quiet)


def _change(
    project: Path,
    document: str | None,
    change: "Callable[[Project, str], int]",
    *,
    quiet: bool,
) -> None:
    """Apply a change and show what stands there now."""
    from align.bitext import review as bitext
    from align.store import Project

    with Project.open(project) as opened:
        number = change(opened, person())
        near = range(number - 1, number + 2)
        shown = [one for one in bitext.beads(opened, document) if one.number in near]
    if not quiet:
        _print(project, shown)


def export(
    project: ProjectFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="TMX file to write.")],
    minimum: Annotated[
        float,
        typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out what is less certain."),
    ] = 0.0,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="Only what a person has confirmed or pinned.")
    ] = False,
    document: Document = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write the aligned units as TMX 1.4, filtered by confidence and status."""
    from align.bitext import flow
    from align.bitext import review as bitext
    from align.cli.console import say
    from align.pipeline import is_ours
    from align.store import Project

    with Project.open(project) as opened:
        name = bitext.only_document(opened, document)
        force = force or is_ours(opened, output)
        report = flow.write(opened, name, output, minimum=minimum, confirmed=confirmed, force=force)
    say(f"{output}: {report.written} units", quiet=quiet)
