"""Options of the commands that write TMX."""

from typing import Annotated

import typer

from align.errors import SettingsError

SourceCode = Annotated[
    str | None,
    typer.Option("--source-code", help="Language tag to write for sources, such as vi-VN."),
]
TargetCode = Annotated[
    str | None,
    typer.Option("--target-code", help="Language tag to write for targets, such as en-US."),
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option("--status", help="Only units with this status: draft or confirmed."),
]


def wanted_statuses(said: list[str] | None) -> tuple[str, ...] | None:
    """Return the statuses that were asked for, None for all.

    Raises:
        SettingsError: there is no such status.
    """
    from align.units import Status

    for one in said or ():
        if one not in (Status.DRAFT, Status.CONFIRMED):
            raise SettingsError(f"unknown status {one!r}", hint="write draft or confirmed")
    return tuple(said) if said else None
