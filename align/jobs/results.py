"""Reading what shards came to."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from align.checks import Finding
from align.errors import StorageError
from align.jobs.figures import Figures
from align.jobs.job import Job
from align.jobs.lines import Line, last_line, read_lines
from align.jobs.unitlines import unit_of
from align.store.rows import storable_name
from align.units import Unit


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What one document came to."""

    name: str
    figures: Figures
    notices: tuple[str, ...]
    fault: str
    """Why it could not be read; empty if it was."""
    shard: str
    """Key of its shard."""
    offset: int
    length: int
    """Where its units stand in the file of the shard, in bytes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was set aside."""

    document: str
    reason: str
    segment: int = 0
    """Number of the segment; 0 for the whole document."""
    source: str = ""
    """The segment, or its beginning."""

    def as_json(self) -> dict[str, str | int]:
        """Return it as a line of ``failures.jsonl``."""
        found: dict[str, str | int] = {"document": self.document}
        if self.segment:
            found |= {"segment": self.segment, "source": self.source}
        return found | {"reason": self.reason}


@dataclass(frozen=True, slots=True)
class ShardSummary:
    """What a shard came to, without its units."""

    documents: tuple[DocumentResult, ...]
    failures: tuple[Failure, ...]


def summary_of(job: Job, key: str) -> ShardSummary:
    """Return the summary of a shard that is done; its units are not read.

    Raises:
        StorageError: the file of the result is damaged.
    """
    path = job.result(key)
    try:
        with path.open("rb") as file:
            found = next(read_lines([last_line(file)]))
            documents = tuple(_document(row, key) for row in found["documents"])  # type: ignore[union-attr, arg-type]
            failures = tuple(Failure(**row) for row in found["failures"])  # type: ignore[union-attr, arg-type]
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        raise _damaged(path, error) from error
    return ShardSummary(documents, failures)


def _document(row: Line, key: str) -> DocumentResult:
    return DocumentResult(
        str(row["name"]),
        Figures.of(row["figures"]),  # type: ignore[arg-type]
        tuple(map(str, row["notices"])),  # type: ignore[arg-type]
        str(row["fault"]),
        key,
        int(row["offset"]),  # type: ignore[arg-type]
        int(row["length"]),  # type: ignore[arg-type]
    )


def units_of(
    job: Job, document: DocumentResult, name: str | None = None, *, findings: bool = True
) -> Iterator[tuple[Unit, tuple[Finding, ...]]]:
    """Yield the units of a document with what the checks found in them, one at a time.

    Args:
        job: the job.
        document: one of its documents.
        name: what the document is called, if not by its own name.
        findings: read them too; without, none are told.

    Raises:
        StorageError: the file of the result is damaged.
    """
    path = job.result(document.shard)
    called = storable_name(name or document.name)
    made = job.recipe.origin
    try:
        with path.open("rb") as file:
            file.seek(document.offset)
            left = document.length
            while left > 0:
                raw = file.readline()
                left -= len(raw) or left
                for line in read_lines([raw]):
                    if not findings:
                        line.pop("findings", None)
                    yield unit_of(line, called, made)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> StorageError:
    return StorageError(
        f"the result of a shard is damaged ({type(error).__name__})",
        where=str(path),
        hint="delete this file and run the job again",
    )
