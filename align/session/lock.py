"""One session at a time may write: who holds a project, and whether they still live.

The lock is a file beside the project, held with ``flock`` for as long as the session lives: the
kernel lets go of it with the process, however that ends, so a lock nobody holds is stale. Where
another machine wrote it, over a file system that does not carry locks between machines, its
heartbeat (the file's time) decides.
"""

import fcntl
import json
import os
import platform
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from align.errors import ProjectError
from align.store.clock import now

STALE_SECONDS = 60.0
"""Age of the last heartbeat at which a session on another machine counts as dead."""
BEAT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open for writing."""

    who: str
    host: str
    pid: int
    since: str
    """UTC time, ISO 8601; empty where it is not known."""

    def __str__(self) -> str:
        since = f" since {self.since}" if self.since else ""
        return f"{self.who} on {self.host} (process {self.pid}){since}"


UNKNOWN = Holder("another session", "this machine", 0, "")


class Lock:
    """The right to write to a project."""

    def __init__(self, path: Path, descriptor: int, mine: Holder, before: Holder | None) -> None:
        self.before = before
        """Who held it last and never gave it back: their session was killed."""
        self._path = path
        self._descriptor = descriptor
        self._mine = mine
        self._beaten = time.monotonic()

    @classmethod
    def take(cls, project: Path, who: str) -> Self | Holder:
        """Take the lock of a project, or say who holds it.

        Raises:
            ProjectError: the folder cannot be written.
        """
        path = project.resolve()
        path = path.with_name(f"{path.name}.lock")
        while True:
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise ProjectError(
                    f"the lock beside the project cannot be written ({error.strerror})",
                    where=str(path),
                    hint="make the folder writable, or open the project for reading",
                ) from error
            try:
                held = _holder(descriptor)
                if not _locked(descriptor) or (held and _alive_elsewhere(held, descriptor)):
                    os.close(descriptor)
                    return held or UNKNOWN
                if _is_at(path, descriptor):
                    # What was read before the lock was ours may have been written since.
                    return cls._begin(path, descriptor, who)
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # its holder removed it between our two steps

    @classmethod
    def _begin(cls, path: Path, descriptor: int, who: str) -> Self:
        before = _holder(descriptor)
        mine = Holder(who, platform.node(), os.getpid(), now())
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(asdict(mine)).encode(), 0)
        return cls(path, descriptor, mine, before)

    def beat(self) -> None:
        """Show that the session lives; cheap enough to call with every command.

        Raises:
            ProjectError: somebody on another machine took the project over.
        """
        if time.monotonic() - self._beaten < BEAT_SECONDS:
            return
        self._beaten = time.monotonic()
        if not _is_at(self._path, self._descriptor) or _holder(self._descriptor) != self._mine:
            raise ProjectError(
                "somebody else has taken the project over, because this session was not heard of",
                where=str(self._path),
                hint="close it and open it again",
            )
        with suppress(OSError):
            os.utime(self._descriptor)

    def release(self) -> None:
        """Give the lock back; twice is harmless."""
        if self._descriptor < 0:
            return
        with suppress(OSError):
            if _is_at(self._path, self._descriptor) and _holder(self._descriptor) == self._mine:
                self._path.unlink()
        os.close(self._descriptor)
        self._descriptor = -1


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # no locks on this file system: the heartbeat alone decides
    return True


def _alive_elsewhere(held: Holder, descriptor: int) -> bool:
    age = time.time() - os.fstat(descriptor).st_mtime
    return held.host != platform.node() and age < STALE_SECONDS


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _holder(descriptor: int) -> Holder | None:
    """Return who the file names, None where nothing can be made of it."""
    try:
        found = json.loads(os.pread(descriptor, 10_000, 0))
        return Holder(str(found["who"]), str(found["host"]), int(found["pid"]), str(found["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
