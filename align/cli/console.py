"""What a person sees: consoles, tables, progress. Document text never passes through markup."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def console(*, stderr: bool = False) -> "Console":
    """Return a console that prints text as it is: no markup, no emoji codes, no highlighting."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def table(title: str, *columns: str, right: tuple[str, ...] = ()) -> "Table":
    """Return an empty table; the columns named in ``right`` hold numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(title=Text(title), box=box.SIMPLE_HEAD, title_justify="left", show_edge=False)
    for column in columns:
        made.add_column(
            Text(column), justify="right" if column in right else "left", overflow="fold"
        )
    return made


def say(message: str, *, quiet: bool = False) -> None:
    """Print one line of diagnostics on standard error."""
    if not quiet:
        print(message, file=sys.stderr, flush=True)


class Advance(Protocol):
    """Is called with what was done, and with how much more work has come to light."""

    def __call__(self, done: int, more: int = 0, /) -> None:
        """Take both, in the unit of the progress."""


@contextmanager
def progress(title: str, total: int | None, unit: str, *, quiet: bool = False) -> Iterator[Advance]:
    """Show how far a long work has come.

    A bar with rate and time left on a terminal; elsewhere a plain line every ten seconds. Nothing
    is shown of no work at all; None stands for work that comes to light only as it is done.
    """
    if quiet or total == 0:
        yield lambda done, more=0, /: None
    elif sys.stderr.isatty():
        with _bar(title, total or 0, unit) as advance:
            yield advance
    else:
        yield _Lines(title, total or 0, unit)


@contextmanager
def _bar(title: str, total: int, unit: str) -> Iterator[Advance]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Finished work a second."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f} {unit}/s" if speed else f"– {unit}/s")

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task(title, total=total)

        def advance(done: int, more: int = 0, /) -> None:
            known = bar.tasks[0].total or 0
            bar.update(task, total=known + more, advance=done)

        yield advance


class _Lines:
    """Plain lines of progress, for logs."""

    def __init__(self, title: str, total: int, unit: str, every: float = 10.0) -> None:
        self._title, self._total, self._unit, self._every = title, total, unit, every
        self._done = 0
        self._begun = self._said = time.monotonic()

    def __call__(self, done: int, more: int = 0, /) -> None:
        self._done += done
        self._total += more
        now = time.monotonic()
        if self._done < self._total and now - self._said < self._every:
            return
        self._said = now
        rate = self._done / max(now - self._begun, 1e-6)
        left = (self._total - self._done) / rate if rate else 0.0
        say(
            f"{self._title}: {self._done}/{self._total} {self._unit}, "
            f"{rate:.1f}/s, {left:.0f} s left"
        )
