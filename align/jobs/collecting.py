"""The results of a job as TMX files and a report: the same job gives the same bytes."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from align import __version__
from align.errors import OutputError
from align.exchange import Facts, export
from align.exchange.atomic import fresh_file
from align.exchange.tmx import Tmx
from align.jobs.job import Job
from align.jobs.records import Planned
from align.jobs.reporting import report_of
from align.jobs.results import DocumentResult, summary_of, units_of
from align.jobs.running import failures
from align.units import Unit


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
    everything = (unit for found in done.values() for unit in _units(job, found))
    whole = export(folder / name, everything, Tmx(), facts, force=force)
    written = missing = 0
    for one in job.documents():
        found = done.get(one.same or one.name)
        if found is None or one.problem:
            missing += not one.problem
            continue
        if not found.fault:
            path = _place(folder / "documents", one)
            export(path, _units(job, found, one.name), Tmx(), facts, force=force)
            written += 1
        advance(1)
    report = report_of(job, timed=False).as_json()
    with fresh_file(folder / "report.json", force=force) as file:
        file.write(json.dumps(report, indent=1, ensure_ascii=True).encode() + b"\n")
    with fresh_file(folder / "failures.jsonl", force=force) as file:
        for failure in failures(job):
            file.write(json.dumps(failure.as_json()).encode() + b"\n")
    return Collected(written, whole.written, missing)


def _done(job: Job) -> Mapping[str, DocumentResult]:
    """Return the results of the documents that are done, in the order of the manifest."""
    done = job.done()
    summaries = (summary_of(job, place.key) for place in job.shards if place.key in done)
    return {one.name: one for summary in summaries for one in summary.documents}


def _units(job: Job, found: DocumentResult, name: str | None = None) -> Iterator[Unit]:
    units: Iterable[tuple[Unit, object]] = units_of(job, found, name)
    return (unit for unit, _ in units)


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
