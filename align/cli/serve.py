"""``align serve``: the workbench in a browser on this machine."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from align.cli.options import GlossaryOption, glossary_of, settings_with
from align.cli.recall_options import WriteToOption, make_memory, memories_of, memory_to_write
from align.errors import ProjectError, SettingsError

DEFAULT_PORT = 8017
Serve = Callable[[Sequence[str], str, int, Callable[[str], None]], None]


def serve(
    project: Annotated[Path, typer.Argument(help="Project file (.align).")],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0: any free one.")
    ] = DEFAULT_PORT,
    glossary: GlossaryOption = None,
    memory: Annotated[
        list[str] | None,
        typer.Option("--memory", "-M", help="Translation memory (.tm); may be given again."),
    ] = None,
    write_to: WriteToOption = None,
) -> None:
    """Open a project in the browser; Ctrl-C ends it.

    Only this machine can reach it, and only with the address that is printed. Whoever opens it
    while it is open already can read, but not write.
    """
    server = _server()
    from align.cli.console import say

    _check(project, glossary, memory, write_to)

    def ready(address: str) -> None:
        # The address goes to standard output, so that a script can take it.
        print(address, flush=True)
        say("Open this address in a browser on this machine; Ctrl-C ends the session.")

    command = _command(project, glossary, memory or [], write_to)
    server(command, f"{project.stem} · align", port, ready)


def _server() -> Serve:
    """Return what serves.

    Raises:
        SettingsError: the extra ``web`` is not installed.
    """
    try:
        from align.tui.serve.server import serve as server
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the browser needs a package that is missing ({error.name})",
            hint="install it with: pip install 'align-workbench[web]'",
        ) from error
    return server


def _check(
    project: Path, glossary: Path | None, memory: list[str] | None, write_to: Path | None
) -> None:
    """Find what cannot be opened before a page shows nothing; make the memory to write to.

    Raises:
        ProjectError: the project or a memory is not there, or none.
        StorageError: the project is damaged, or the memory cannot be made.
        GlossaryError, SettingsError: the term base or a setting is wrong.
    """
    from align.store import Project

    if project.is_dir():
        raise ProjectError("this is a folder", where=str(project), hint="name a project file")
    Project.open(project, read_only=True).close()
    settings = settings_with()
    glossary_of(settings, glossary)
    kept = memory_to_write(settings, write_to)
    if kept is not None:
        make_memory(kept)
    for one in memories_of(settings, memory):
        if not one.is_file():
            raise ProjectError("there is no such memory", where=str(one), hint="check the name")


def _command(
    project: Path, glossary: Path | None, memory: list[str], write_to: Path | None
) -> list[str]:
    command = [sys.executable, "-m", "align", "edit"]
    command += ["--glossary", str(glossary)] if glossary else []
    for one in memory:
        command += ["--memory", one]
    command += ["--write-to", str(write_to)] if write_to else []
    return [*command, "--", str(project)]
