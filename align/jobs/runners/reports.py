"""What the process of a worker says to its runner."""

from dataclasses import dataclass
from typing import TypeAlias

from align.errors import AlignError
from align.jobs.records import ShardResult
from align.jobs.watch import Step


@dataclass(frozen=True, slots=True)
class Ready:
    """The tools are loaded, or the last shard is done: a shard may be sent."""

    result: ShardResult | None = None


@dataclass(frozen=True, slots=True)
class Fatal:
    """The job cannot go on."""

    message: str
    exit_code: int

    @classmethod
    def of(cls, error: AlignError | OSError) -> "Fatal":
        """Put an error into a sentence."""
        if isinstance(error, AlignError):
            return cls(str(error), error.exit_code)
        place = f"{error.filename}: " if error.filename else ""
        hint = "free some space or look at the disk, then run again, nothing done is lost"
        return cls(f"{place}{error.strerror or error}; {hint}", 1)


Report: TypeAlias = Ready | Step | float | Fatal
