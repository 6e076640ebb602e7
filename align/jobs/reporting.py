"""What came of a job: per document and in all, with times from the log if they are wanted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from align.jobs.figures import Figures
from align.jobs.job import Job
from align.jobs.journal import logged
from align.jobs.results import Failure, summary_of
from align.jobs.running import failures

Data: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document of a job."""

    name: str
    figures: Figures
    seconds: float | None
    """Its part of the time of its shard, by words; None if times are not wanted or known."""
    fault: str = ""
    same: str = ""
    """Name of the document it is a copy of; that one's figures are not counted twice."""

    @property
    def speed(self) -> float | None:
        """Words a second of one worker."""
        return self.figures.rendered / self.seconds if self.seconds else None


@dataclass(frozen=True, slots=True)
class JobReport:
    """A job."""

    engine: str
    revision: str
    settings: str
    glossary: str
    """Hash of the term base."""
    shards: int
    done: int
    total: Figures
    documents: tuple[DocumentReport, ...]
    failures: tuple[Failure, ...]
    seconds: float | None
    """Time of all workers together."""
    deaths: int = 0
    """Workers that died or hung and were replaced, as far as the log knows."""

    @property
    def speed(self) -> float | None:
        """Words a second of one worker."""
        return self.total.rendered / self.seconds if self.seconds else None

    def as_json(self) -> Data:
        """Return it for JSON; times only where they are known."""
        made: Data = {
            "engine": self.engine,
            "revision": self.revision,
            "settings": self.settings,
            "glossary": self.glossary,
            "shards": self.shards,
            "done": self.done,
            "total": self.total.as_json() | {"terms_obeyed": self.total.obeyed},
            "documents": [_document(one) for one in self.documents],
            "failures": [one.as_json() for one in self.failures],
        }
        if self.seconds is not None:
            made |= {"seconds": round(self.seconds, 3), "words_per_second": _rounded(self.speed)}
            made |= {"deaths": self.deaths}
        return made


def _document(one: DocumentReport) -> Data:
    made: Data = {"document": one.name}
    if one.same:
        return made | {"same": one.same}
    if one.fault:
        return made | {"fault": one.fault}
    made |= one.figures.as_json()
    made |= {"terms_obeyed": one.figures.obeyed}
    if one.seconds is not None:
        made |= {"seconds": round(one.seconds, 3), "words_per_second": _rounded(one.speed)}
    return made


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def report_of(job: Job, *, timed: bool = True) -> JobReport:
    """Sum up what is done of a job; its units are not read.

    Args:
        job: the job.
        timed: whether to tell times, from the log; without them equal results give equal reports.

    Raises:
        StorageError: a result is damaged.
    """
    seconds, deaths = _times(job) if timed else ({}, 0)
    done = job.done()
    total = Figures()
    documents: list[DocumentReport] = []
    for place in job.shards:
        if place.key not in done:
            continue
        found = summary_of(job, place.key)
        words = sum(one.figures.rendered for one in found.documents)
        for one in found.documents:
            took = seconds.get(place.key)
            mine = took * one.figures.rendered / words if took is not None and words else None
            documents.append(DocumentReport(one.name, one.figures, mine, one.fault))
            total.add(one.figures)
    for planned in job.documents():
        if planned.problem or planned.same:
            other = DocumentReport(planned.name, Figures(), None, planned.problem, planned.same)
            documents.append(other)
    documents.sort(key=lambda one: one.name)
    spent = sum(took for key, took in seconds.items() if key in done) if timed else None
    recipe = job.recipe
    return JobReport(
        recipe.engine,
        recipe.revision,
        recipe.engine_settings,
        recipe.glossary_digest,
        len(job.shards),
        len(done),
        total,
        tuple(documents),
        tuple(failures(job)),
        spent,
        deaths,
    )


def _times(job: Job) -> tuple[Mapping[str, float], int]:
    """Return the seconds of each shard, as run last, and how many workers died."""
    seconds: dict[str, float] = {}
    deaths = 0
    for line in logged(job):
        if line.get("event") == "shard":
            seconds[str(line["key"])] = float(line["seconds"])  # type: ignore[arg-type]
        deaths += line.get("event") == "died"
    return seconds, deaths
