"""What happened, with times: JSON lines, apart from results so that those are the same every time.

Each driver of a job has a file of its own, so that machines which share the folder never write to
the same one.
"""

import os
import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from align.jobs.job import Job
from align.jobs.lines import Json, Line, file_lines, line_of


class Log:
    """Appends to one file of a job's log."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, event: str, **facts: Json) -> None:
        """Append an event.

        Raises:
            OSError: the disk is full.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        who: Mapping[str, Json] = {"host": platform.node(), "process": os.getpid()}
        line = line_of({"at": now, "event": event, **facts, **who})
        # One write a line: a process that is killed leaves whole lines but for the last.
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def logged(job: Job) -> Iterator[Line]:
    """Yield all events of a job, file by file."""
    for path in sorted((job.folder / "log").glob("*.jsonl")):
        yield from file_lines(path)
