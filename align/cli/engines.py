"""``align engines``: what can translate here, what it would take, and engines of one's own."""

import json
from dataclasses import asdict

import typer

from align.cli.adapt import adapt
from align.cli.options import Json

app = typer.Typer(
    invoke_without_command=True,
    help="List the engines, or adapt one to your own memory.",
    rich_markup_mode=None,
)
app.command("adapt")(adapt)


@app.callback()
def _list(context: typer.Context, as_json: Json = False) -> None:
    """List the engines; with a command, do something to one."""
    if context.invoked_subcommand is None:
        engines(as_json)


def engines(as_json: Json = False) -> None:
    """List the engines: installed, cached, missing, and what each would download."""
    from align.engines.registry import describe

    found = list(describe())
    if as_json:
        typer.echo(json.dumps([asdict(engine) for engine in found], ensure_ascii=False, indent=2))
        return
    from align.cli.console import console, table

    shown = table(
        "Engines", "name", "ready", "what it is", "on this machine", "missing, to download"
    )
    for engine in found:
        shown.add_row(
            engine.name,
            "yes" if engine.ready else "no",
            engine.summary,
            "\n".join(engine.cached),
            "\n".join((*engine.missing, *engine.downloads)),
        )
        shown.add_section()
    console().print(shown)
