"""A project in somebody's hands: opened for writing where nobody else writes, let go at the end."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from align.session.lock import Holder, Lock
from align.store import Project


@dataclass(frozen=True, slots=True)
class Claim:
    """What was got of a project. Without lock and share it is only to be read."""

    project: Project
    lock: Lock | None = None
    holder: Holder | None = None
    """Who else has it, where that is why it is only to be read."""
    shared: bool = False
    """Whether another session of this very process has it, beside which one may write."""


@contextmanager
def claimed(path: Path, who: str, *, read_only: bool, share: bool = False) -> Iterator[Claim]:
    """Open a project, for writing if it can be had; what fails in the block lets go of it again.

    Args:
        path: the project file.
        who: the person.
        read_only: change nothing, as where file or folder are protected.
        share: whether to write beside a session of this very process that has it.

    Raises:
        ProjectError: there is no project, or it cannot be used.
        StorageError: the file is damaged or the disk failed.
    """
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    taken = None if read_only or not writable else Lock.take(path, who)
    lock = taken if isinstance(taken, Lock) else None
    holder = taken if isinstance(taken, Holder) else None
    shared = share and holder is not None and is_here(holder)
    try:
        project = Project.open(path, read_only=lock is None and not shared)
        try:
            yield Claim(project, lock, None if shared else holder, shared)
        except BaseException:
            project.close()
            raise
    except BaseException:
        if lock:
            lock.release()
        raise


def is_here(holder: Holder) -> bool:
    """Say whether a session of this very process holds a project."""
    return holder.pid == os.getpid() and holder.host == platform.node()


class Holding:
    """What ends with ``close``; used in a ``with`` statement."""

    project: Project
    holder: Holder | None = None
    """Who else has the project open for writing, where that is why this one only reads."""
    _lock: Lock | None = None

    @property
    def read_only(self) -> bool:
        """Whether commands that change something are refused."""
        return self._lock is None

    @property
    def notice(self) -> str:
        """Why nothing can be changed, in one sentence; empty where it can."""
        if not self.read_only:
            return ""
        by = f", {self.holder} has it open" if self.holder else ""
        return f"{self.project.path}: the project is open for reading only{by}"

    def close(self) -> None:
        """Let others write; twice is harmless."""
        if self._lock:
            self._lock.release()
            self._lock = None
        self.project.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
