"""The results of a job as TMX files and a report: the same job gives the same bytes."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from align import __version__
from align.errors import OutputError
from align.exchange import Facts, export
from align.exchange.atomic import fresh_file
from align.exchange.tmx import Tmx
from align.jobs.figures import Figures
from align.jobs.job import Job
from align.jobs.records import Planned
from align.jobs.reporting import report_of
from align.jobs.results import DocumentResult, summary_of, units_of
from align.jobs.running import failures
from align.units import Unit

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Collected:
    """What was written."""

    documents: int
    units: int
    missing: int
    """Documents whose shard is not done."""


def collect(
    job: Job,
    folder: Path,
    *,
    name: str = "job.tmx",
    force: bool = False,
    advance: Callable[[int], None] = lambda _: None,
) -> Collected:
    """Write a TMX for each document below ``folder/documents``, one of the job, and the reports.

    Documents keep the folders they were found in; twins get a TMX each and stand once in that of
    the job. One unit at a time is in memory.

    Args:
        job: the job; what is not done is left out.
        folder: made if it is not there.
        name: of the TMX of the job.
        force: replace files that exist.
        advance: is told of each document that is written.

    Raises:
        OutputError: a file exists and ``force`` is false, or cannot be written.
        StorageError: a result is damaged.
    """
    facts = _facts(job)
    done = _done(job)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"the folder cannot be made ({error.strerror})", where=str(folder)
        ) from error
    head, foot = _around_units(facts)
    documents = written = missing = 0
    with fresh_file(folder / name, force=force) as whole:
        whole.write(head)
        for one in job.documents():
            found = done.get(one.same or one.name)
            if found is None or one.problem:
                missing += not one.problem
                continue
            if not found.fault:
                path = _place(folder / "documents", one)
                made = export(path, _units(job, found, one.name), Tmx(), facts, force=force)
                documents += 1
                if not one.same:
                    written += made.written
                    _append(whole, path, len(head), len(foot))
            advance(1)
        whole.write(foot)
    report = report_of(job, timed=False).as_json()
    with fresh_file(folder / "report.json", force=force) as file:
        # Piece by piece: of many documents the whole text would be the most that is in memory.
        file.writelines(map(str.encode, json.JSONEncoder(indent=1).iterencode(report)))
        file.write(b"\n")
    with fresh_file(folder / "failures.jsonl", force=force) as file:
        for failure in failures(job):
            file.write(json.dumps(failure.as_json()).encode() + b"\n")
    return Collected(documents, written, missing)


def _around_units(facts: Facts) -> tuple[bytes, bytes]:
    """Return what stands before the first unit of a TMX, and behind the last one."""
    empty = BytesIO()
    Tmx().write(empty, (), facts)
    # A TMX without units is its head and its foot, and the foot begins by closing the body.
    at = empty.getvalue().rindex(b"</body>")
    return empty.getvalue()[:at], empty.getvalue()[at:]


def _append(whole: BinaryIO, path: Path, head: int, foot: int) -> None:
    """Append the units of a document's TMX as they stand there: all are drafts, in its order."""
    with path.open("rb") as file:
        left = file.seek(0, os.SEEK_END) - head - foot
        file.seek(head)
        while left > 0 and (block := file.read(min(left, _BLOCK))):
            whole.write(block)
            left -= len(block)


def _done(job: Job) -> Mapping[str, DocumentResult]:
    """Return where the results of the documents that are done stand, without their figures."""
    done = job.done()
    none = Figures()
    summaries = (summary_of(job, place.key) for place in job.shards if place.key in done)
    found = (one for summary in summaries for one in summary.documents)
    return {one.name: replace(one, figures=none) for one in found}


def _units(job: Job, found: DocumentResult, name: str) -> Iterator[Unit]:
    return (unit for unit, _ in units_of(job, found, name, findings=False))


def _place(folder: Path, one: Planned) -> Path:
    """Return where the TMX of a document goes, its folders made."""
    parts = [part for part in PurePosixPath(one.name).parts if part not in ("..", "/")]
    path = folder.joinpath(*parts)
    path = path.with_name(f"{path.name}.tmx")
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _facts(job: Job) -> Facts:
    """Say when the job was planned, unless the environment settles the time of everything.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    time = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else None
    recipe = job.recipe
    created = time or datetime.fromisoformat(job.planned)
    return Facts(recipe.source, recipe.target, __version__, created)
