"""``align check --suppress``: a person has looked, and it is right as it is."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import ProjectError, SettingsError

if TYPE_CHECKING:
    from align.store import Project
    from align.units import Unit


def settle(
    path: Path,
    wanted: tuple[int, str],
    document: str | None,
    *,
    reason: str,
    undo: bool,
    quiet: bool,
) -> None:
    """Let a unit pass a check, or take that back.

    Raises:
        ProjectError: there is no such project, document or unit, or nothing to take back.
        SettingsError: there is no such check, or no reason was given.
    """
    from align.checks.registry import known
    from align.cli.console import say
    from align.store import Project

    number, check = wanted[0], known(wanted[1])
    reason = " ".join(reason.split())
    if not reason and not undo:
        raise SettingsError("a suppression needs a reason", hint="add --reason 'WHY'")
    with Project.open(path) as opened:
        unit = _unit(opened, number, document)
        if not undo:
            opened.suppress(unit.identity, check, _person(), reason=reason)
        elif not opened.unsuppress(unit.identity, check):
            raise ProjectError(
                f"unit {number} does not pass '{check}' by a decision",
                where=str(path),
                hint="leave out --undo to make one",
            )
    done = "is checked again" if undo else "passes this check as long as its target stands"
    say(f"unit {number}, {check}: {done}", quiet=quiet)


def _unit(opened: "Project", number: int, document: str | None) -> "Unit":
    from align.cli.check_pairs import check_document

    check_document(opened, document)
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


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "person"
