"""``align glossary override``: a term is rendered otherwise here, and on purpose."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Quiet
from align.errors import ProjectError

if TYPE_CHECKING:
    from align.store import Project
    from align.units import Unit


def override(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    unit: Annotated[int, typer.Argument(min=1, help="Number of the unit, as in 'align show'.")],
    term: Annotated[str, typer.Argument(help="The term, as in the source or the term base.")],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the decision back.")] = False,
    document: Annotated[
        str | None, typer.Option("--document", help="Document of the unit, if there are several.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Release a term in one unit: it is deliberately rendered otherwise, or not at all.

    The decision holds for later translations of the unit as well, and is shown by 'align show',
    counted by 'align glossary report' and exported.
    """
    from align.cli.console import say
    from align.store import Project

    with Project.open(project) as opened:
        found = _unit(opened, unit, document)
        entry = _entry(opened, found, term)
        if undo:
            if not opened.withdraw(found.identity, entry):
                raise ProjectError(
                    f"'{term}' is not overridden in unit {unit}",
                    where=str(project),
                    hint="'align glossary report' lists what is",
                )
        else:
            opened.override(found.identity, entry, _person(), reason=" ".join(reason.split()))
    done = "is held to the term base again" if undo else "is released from the term base"
    say(f"unit {unit}: '{entry}' {done}", quiet=quiet)


def _unit(opened: "Project", number: int, document: str | None) -> "Unit":
    names = [record.name for record in opened.documents()]
    if document is None and len(names) > 1:
        raise ProjectError(
            f"the project has {len(names)} documents, each with its own unit {number}",
            where=str(opened.path),
            hint=f"add --document with one of: {', '.join(names)}",
        )
    for unit in opened.units(document=document):
        if unit.segment.number == number:
            return unit
    raise ProjectError(
        f"there is no unit {number}{f' in {document}' if document else ''}",
        where=str(opened.path),
        hint="'align show' lists the units",
    )


def _entry(opened: "Project", unit: "Unit", term: str) -> str:
    """Return the entry that a person means: by its name, or by what stands in the source."""
    from align.languages import language
    from align.text import plain

    room = language(opened.fact("source") or "vi")

    def key(text: str) -> str:
        return " ".join(room.fold(token.text) for token in room.tokens(text))

    wanted = plain(term)
    released = [one.entry for one in opened.overrides() if one.unit == unit.identity]
    entries = dict.fromkeys([*(use.hit.entry for use in unit.terms), *released])
    if wanted in entries:
        return wanted
    surfaces = {use.hit.entry: use.hit.surface for use in unit.terms}
    same = [
        entry for entry in entries if key(wanted) in {key(entry), key(surfaces.get(entry, entry))}
    ]
    if len(same) == 1:
        return same[0]
    number, known = unit.segment.number, ", ".join(f"'{entry}'" for entry in entries)
    if same:
        raise ProjectError(
            f"'{term}' may mean several terms of unit {number}",
            where=str(opened.path),
            hint=f"name one of {', '.join(same)}",
        )
    raise ProjectError(
        f"unit {number} has no term '{term}'",
        where=str(opened.path),
        hint=f"its terms are {known}" if known else "no term was found in it",
    )


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "person"
