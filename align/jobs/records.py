"""What a job is made of: inputs, shards, and what becomes of a shard."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Planned:
    """One input of a job, as the manifest has it."""

    name: str
    """Its path below the folder it was found in; no other input has the same."""
    path: str
    """Where the file is, absolute."""
    digest: str = ""
    """SHA-256 of the contents, hexadecimal; empty if they cannot be read."""
    size: int = 0
    """Bytes."""
    words: int = 0
    """Estimate of the work, in words between white space."""
    shard: int = -1
    """Number of its shard; -1 if it is in none."""
    same: str = ""
    """Name of the input that has the same contents and is translated for both."""
    problem: str = ""
    """Why it cannot be read, one sentence."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents that are translated together: the unit of work that is done or not done."""

    number: int
    """Position in the job, counted from 0."""
    key: str
    """Hash of all that its result depends on; the name of its files."""
    words: int
    """Estimate."""
    documents: tuple[Planned, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What running a shard came to. The translations are in its file."""

    number: int
    key: str
    documents: int
    segments: int
    words: int
    failures: int
    """Documents and segments that were set aside."""
    seconds: float
    """Wall time; it is in no file of results."""
