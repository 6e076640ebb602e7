"""The search in a thread of its own, which stands still while a person types."""

import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path
from threading import Event

from align.glossary import Glossary
from align.session.assist.lane import Lane, Work
from align.session.assist.shared import OwnProject
from align.session.misread.looking import look
from align.session.misread.places import Place

_PAUSE = 0.3
"""Seconds without a key after which the search goes on: it is all Python, and would be felt."""
_LOOK_AGAIN = 0.05


class Looker:
    """Looks through a project; no method waits.

    Args:
        path: the project, which is only read.
        code: language of the source.
    """

    def __init__(self, path: Path, code: str) -> None:
        self._code = code
        self._project = OwnProject(path, read_only=True)
        self._lane = Lane("align-misread", self._project.close)
        self._stop = Event()
        self._key = float("-inf")

    def look(
        self, glossary: Glossary | None, told: Callable[[int], None] = lambda _: None
    ) -> "Future[tuple[Place, ...]]":
        """Search the project under a term base; a search that is stopped counts as cancelled.

        Args:
            glossary: the term base.
            told: is told, in the thread, how many paragraphs have been looked at since it was
                told last.
        """

        def advance(paragraphs: int) -> None:
            self._give_way()
            if paragraphs:
                told(paragraphs)

        def work() -> Work[tuple[Place, ...]]:
            yield
            return tuple(look(self._project.get(), glossary, self._code, advance))

        return self._lane.submit(work)

    def key(self) -> None:
        """Take note of a key: whoever types goes first."""
        self._key = time.monotonic()

    def close(self, patience: float = 0.0) -> None:
        """Stop; what was not found yet is not wanted any more."""
        self._stop.set()
        self._lane.close(patience)

    def _give_way(self) -> None:
        while not self._stop.is_set() and time.monotonic() - self._key < _PAUSE:
            self._stop.wait(_LOOK_AGAIN)
        if self._stop.is_set():
            raise CancelledError
