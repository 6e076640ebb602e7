"""``align engines``: what can translate here, and what it would take."""

import json
from dataclasses import asdict

import typer

from align.cli.options import Json


def engines(as_json: Json = False) -> None:
    """List the engines: installed, cached, missing, and what each would download."""
    from align.engines import describe

    found = list(describe())
    if as_json:
        typer.echo(json.dumps([asdict(engine) for engine in found], ensure_ascii=False, indent=2))
        return
    from align.cli.console import console, table

    shown = table("Engines", "name", "state", "what it is", "what it would download")
    for engine in found:
        shown.add_row(engine.name, engine.state, engine.summary, engine.download)
    console().print(shown)
