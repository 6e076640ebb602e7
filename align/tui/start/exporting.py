"""Writing a project's units to a file, as work that a screen waits for."""

from pathlib import Path

from align import pipeline
from align.store import Project
from align.tui.start.forms import Export
from align.tui.start.work import Tell


def write(path: Path, said: Export, tell: Tell) -> str:
    """Write what was asked for and say in a sentence what was written.

    Raises:
        AlignError: the project or the file failed.
    """
    tell(f"writing {said.file.name}", 0, 0)
    with Project.open(path) as project:
        report = pipeline.write(
            project, said.file, force=said.force, document=said.document, wanted=said.wanted
        )
    left = f", {report.untranslated:,} untranslated" if report.untranslated else ""
    return f"{said.file}: {report.written:,} units written{left}."
