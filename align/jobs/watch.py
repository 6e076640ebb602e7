"""What a running shard tells about itself while it runs."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Step:
    """What is about to be done. If the process dies now, this was it."""

    kind: str
    """``read``, ``recall``, ``translate``, ``again`` or ``write``."""
    key: str
    """Tells it from the other steps of its kind: a document's name, or a hash of sources."""
    words: int = 0
    """How much work it is, for the time it may take."""


class Watch(Protocol):
    """Is told of the steps of a shard."""

    def begin(self, step: Step) -> None:
        """Take note of a step before it is begun."""

    def done(self, part: float) -> None:
        """Take note that a part of the shard, 0 to 1, is done."""


class Unwatched:
    """Takes no note."""

    def begin(self, step: Step) -> None:
        """See ``Watch``."""

    def done(self, part: float) -> None:
        """See ``Watch``."""


class StepFile:
    """Writes each step to a file, for whoever finds the process dead.

    The file survives the process, which is all that matters here, so it is not synced.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, step: Step) -> None:
        """See ``Watch``."""
        self._path.write_text(json.dumps([step.kind, step.key, step.words]), encoding="utf-8")

    def done(self, part: float) -> None:
        """See ``Watch``."""

    def end(self) -> None:
        """Remove the file."""
        self._path.unlink(missing_ok=True)


def last_step(path: Path) -> Step | None:
    """Return the step that a process left behind, None if it left none."""
    try:
        kind, key, words = json.loads(path.read_bytes())
        return Step(str(kind), str(key), int(words))
    except (OSError, ValueError, TypeError):
        return None
