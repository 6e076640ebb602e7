"""What is made at first use: once for all threads, or once for one thread."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from align.store import Project

T = TypeVar("T")


class Once(Generic[T]):
    """Something dear that several threads share; who comes while it is made waits for it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made: T | None = None
        self._error: Exception | None = None

    def get(self) -> T:
        """Return it, making it at first.

        Raises:
            Exception: what its making raised, the same every time: it is not tried again.
        """
        with self._lock:
            if self._error is not None:
                raise self._error
            if self._made is None:
                try:
                    self._made = self._make()
                except Exception as error:
                    self._error = error
                    raise
            return self._made


class OwnProject:
    """A connection to the project that belongs to one thread, opened there at first use."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._project: Project | None = None

    def get(self) -> Project:
        """Return the project.

        Raises:
            ProjectError, StorageError: it cannot be opened.
        """
        if self._project is None:
            self._project = Project.open(self._path, read_only=self._read_only)
        return self._project

    def close(self) -> None:
        """Close it, from the thread that opened it; harmless where it was not opened."""
        project, self._project = self._project, None
        if project is not None:
            project.close()
