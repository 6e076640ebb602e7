"""Open translation memories for a command, with progress while an index is made."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from align.settings import Settings

if TYPE_CHECKING:
    from align.glossary import Glossary
    from align.store import Project
    from align.store.memory.matching.penalties import Penalties
    from align.store.memory.recall import Recall


@contextmanager
def asked(
    memories: "Mapping[Path, Penalties]", settings: Settings, *, quiet: bool
) -> "Iterator[Recall]":
    """Open memories, their indexes up to date.

    Raises:
        ProjectError: a file is no memory, or is not there.
        StorageError: a file is damaged, or the disk is full.
    """
    from align.cli.console import progress, say
    from align.store.memory.recall import recall_from

    advance = _Later()
    languages = (settings.source, settings.target)
    with recall_from(memories, languages, advance) as recall:
        for notice in recall.notices:
            say(notice, quiet=quiet)
        with progress("indexing", recall.behind, "units", quiet=quiet) as shown:
            advance.to = shown
            recall.refresh()
            advance.to = _nowhere
        yield recall


def recall_into(
    project: "Project",
    settings: Settings,
    terms: "Glossary | None",
    memories: "Mapping[Path, Penalties]",
    *,
    redo: bool,
    quiet: bool,
) -> None:
    """Ask the memories for what a project lacks, and say what came of it.

    Raises:
        ProjectError: a memory is none, or is not there.
        StorageError: a file failed; what was recalled so far is safe.
    """
    from align.cli.console import progress, say
    from align.pipeline import recall
    from align.units import Status

    count = project.count()
    total = count[Status.NEW] + redo * count[Status.DRAFT]
    if not total:
        return
    floors = {"pretranslate": settings.memory.pretranslate, "minimum": settings.memory.minimum}
    drafted = offered = 0
    with (
        asked(memories, settings, quiet=quiet) as opened,
        progress("recalling", total, "segments", quiet=quiet) as advance,
    ):
        for window in recall(project, opened, terms, **floors, redo=redo):
            drafted += window.drafted
            offered += window.offered
            advance(window.units)
    say(
        f"from memory: {drafted} of {total} segments drafted, {offered} more have matches",
        quiet=quiet,
    )


class _Later:
    """Passes progress on to a bar that is there only for a while."""

    def __init__(self) -> None:
        self.to: Callable[[int], None] = _nowhere
        self._due = 0

    def __call__(self, done: int) -> None:
        self._due += done
        # A bar is drawn often enough at a thousand units; each call costs some microseconds.
        if self._due >= 1000:
            self.to(self._due)
            self._due = 0


def _nowhere(_: int) -> None:
    """Show nothing."""
