"""``align edit``: the workbench in the terminal."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import GlossaryOption, NoGlossary, glossary_of, settings_with
from align.cli.recall_options import (
    MemoryOption,
    WriteToOption,
    make_memory,
    memories_of,
    memory_to_write,
)
from align.errors import AlignError, ProjectError, StorageError, UserError

if TYPE_CHECKING:
    from align.settings import Settings
    from align.tui.app import Workbench


def edit(
    project: Annotated[
        Path | None, typer.Argument(help="Project file (.align). Default: choose or make one.")
    ] = None,
    glossary: GlossaryOption = None,
    no_glossary: NoGlossary = False,
    memory: MemoryOption = None,
    write_to: WriteToOption = None,
    who: Annotated[
        str | None, typer.Option("--who", help="Your name, for the history. Default: your login.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Change nothing.")] = False,
    keys: Annotated[
        str | None, typer.Option("--keys", help="Key map: align, omegat, trados or memoq.")
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", help="Colours: dark, light or high-contrast.")
    ] = None,
) -> None:
    """Post-edit a project in the terminal: F1 shows the keys, Ctrl+Q leaves.

    Everything is saved as it is typed. Without a project the recent ones are shown.
    """
    _check_terminal()
    settings = settings_with(theme=theme)
    kept = memory_to_write(settings, write_to)
    asked = memories_of(settings, memory)
    if kept is not None and not read_only:
        make_memory(kept)
        asked |= {} if kept in asked else memories_of(settings, [str(kept)])
    memories = tuple(asked)
    _check(project, memories)
    terms = glossary_of(settings, glossary, off=no_glossary)
    from align.tui.app import Workbench
    from align.tui.workplace import Chosen

    app = Workbench(
        project,
        who=who or _person(),
        settings=settings,
        glossary=terms,
        memories=memories,
        less={path: penalties.memory for path, penalties in asked.items()},
        read_only=read_only,
        write_to=kept,
        term_base=None if no_glossary else _term_base(settings, glossary),
        preset=keys or settings.keys.preset,
        keys=dict(settings.keys.map),
        theme=settings.theme,
        where=settings.keys.where,
        chosen=Chosen(glossary, memories if memory else ()),
    )
    code = _run(app)
    if code:
        raise typer.Exit(code)


def _check_terminal() -> None:
    """Refuse to draw where nobody can see it.

    Raises:
        UserError: there is no terminal.
    """
    # A page of 'align serve' is no terminal either, but has a driver of its own.
    if os.environ.get("TEXTUAL_DRIVER") or (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    raise UserError("the workbench needs a terminal", hint="run it in one, or use 'align serve'")


def _check(project: Path | None, memories: tuple[Path, ...]) -> None:
    """Find what is not there before the screen is taken; what is damaged the screen tells of.

    Raises:
        ProjectError: the project or a memory is not there.
    """
    if project is not None and project.is_dir():
        raise ProjectError("this is a folder", where=str(project), hint="name a project file")
    if project is not None and not project.exists():
        raise ProjectError(
            "there is no such project",
            where=str(project),
            hint="check the name, or make one with 'align edit' alone",
        )
    for one in memories:
        if not one.is_file():
            raise ProjectError("there is no such memory", where=str(one), hint="check the name")


def _run(app: "Workbench") -> int:
    """Run the application and return its exit code; whatever happens, what was typed is kept.

    Raises:
        AlignError: what was typed last could not be kept in the project; a file has it.
    """
    try:
        code = app.run()
    finally:
        _close(app)
    return code or app.return_code or 0


def _close(app: "Workbench") -> None:
    session = app.session
    unsaved = session.text if session is not None and session.dirty else ""
    try:
        app.close()
    except AlignError as error:
        if not unsaved:
            raise
        raise StorageError(f"{error}; {_rescued(unsaved)}") from error


def _rescued(text: str) -> str:
    """Put a text that the project did not take into a file, and return where it is."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="align-", suffix=".txt", encoding="utf-8", delete=False
        ) as file:
            file.write(f"{text}\n")
    except OSError:
        return f"what was typed last: {text}"
    return f"what was typed last is in {file.name}"


def _term_base(settings: "Settings", given: Path | None) -> Path:
    """Return the file of the term base in force."""
    from align.tui.start.means import term_base

    return given or term_base(settings)


def _person() -> str:
    from align.tui.start.means import person

    return person()
