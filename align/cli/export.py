"""``align export``: a project becomes a TMX."""

import json
from pathlib import Path
from typing import Annotated

import typer

from align.cli.options import Force, Json, Quiet


def export(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="TMX file to write.")],
    document: Annotated[
        str | None, typer.Option("--document", help="Only this document of the project.")
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Write the translated units of a project as TMX 1.4."""
    from align.cli.console import say
    from align.pipeline import write
    from align.store import Project

    with Project.open(project) as opened:
        report = write(opened, output, force=force, document=document)
    if as_json:
        typer.echo(
            json.dumps(
                {
                    "output": str(output),
                    "written": report.written,
                    "untranslated": report.untranslated,
                }
            )
        )
    else:
        say(f"{output}: {report.written} units, {report.untranslated} untranslated", quiet=quiet)
