"""What comes out of a job: files in their folders, a report, and the same bytes every time."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from align import __version__
from align.engines import registry
from align.errors import OutputError, StorageError
from align.exchange.tmx import write_tmx
from align.jobs.collecting import collect
from align.jobs.figures import Figures
from align.jobs.job import Job
from align.jobs.reporting import report_of
from align.jobs.results import summary_of, units_of
from align.jobs.running import failures, retry, write_failures
from align.jobs.worker import ShardWorker
from tests.jobs.fake import NAME
from tests.jobs.samples import planned, prose

TEXTS: dict[str, str | bytes] = {
    "a.txt": prose("a", 3),
    "deep/er/b.txt": prose("b", 4, bad="BOOM"),
    "deep/twin.txt": prose("a", 3),
    "empty.txt": b"",
    "late.txt": prose("late", 2),
}


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Job]:
    monkeypatch.setitem(registry._ENGINES, NAME, "tests.jobs.fake:FakeEngine")
    made = planned(tmp_path, TEXTS, words=30)
    late = next(one.shard for one in made.documents() if one.name == "late.txt")
    with ShardWorker(made) as worker:
        for number in range(len(made.shards)):
            if number != late:
                worker.run(number)
    yield made


def test_documents_keep_their_folders_and_twins_get_their_own(job: Job, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = collect(job, out)
    assert (made.documents, made.missing) == (3, 1)
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.tmx"))
    assert written == [
        "documents/a.txt.tmx",
        "documents/deep/er/b.txt.tmx",
        "documents/deep/twin.txt.tmx",
        "job.tmx",
    ]
    one, twin = (
        (out / "documents" / name).read_text(encoding="utf-8")
        for name in ("a.txt.tmx", "deep/twin.txt.tmx")
    )
    assert twin.replace("deep/twin.txt", "a.txt") == one
    whole = (out / "job.tmx").read_text(encoding="utf-8")
    assert whole.count("<tu>") == 3 + 4
    assert made.units == 7
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    collect(job, out, force=True)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    with pytest.raises(OutputError, match="exists"):
        collect(job, out)


def test_the_file_of_the_job_is_what_an_export_of_all_units_would_be(
    job: Job, tmp_path: Path
) -> None:
    collect(job, tmp_path / "out")
    done = [place.key for place in job.shards if place.key in job.done()]
    found = [one for key in done for one in summary_of(job, key).documents]
    units = [unit for one in found for unit, _ in units_of(job, one)]
    at = datetime.fromisoformat(job.planned)
    write_tmx(tmp_path / "all.tmx", units, tool_version=__version__, created=at)
    assert (tmp_path / "out" / "job.tmx").read_bytes() == (tmp_path / "all.tmx").read_bytes()


def test_the_time_of_everything_can_be_settled(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    collect(job, tmp_path / "out")
    assert 'creationdate="19700101T000000Z"' in (tmp_path / "out" / "job.tmx").read_text("utf-8")


def test_the_report_tells_each_document(job: Job, tmp_path: Path) -> None:
    collect(job, tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    by_name = {one["document"]: one for one in report["documents"]}
    assert sorted(by_name) == ["a.txt", "deep/er/b.txt", "deep/twin.txt", "empty.txt"]
    assert by_name["deep/twin.txt"]["same"] == "a.txt"
    assert "empty" in by_name["empty.txt"]["fault"]
    assert by_name["deep/er/b.txt"]["failed"] == 1
    assert by_name["a.txt"]["segments"] == by_name["a.txt"]["translated"] == 3
    assert report["total"]["documents"] == 2
    assert "seconds" not in json.dumps(report)
    assert [one["document"] for one in report["failures"]] == ["empty.txt", "deep/er/b.txt"]


def test_a_failure_says_where_and_why(job: Job) -> None:
    unreadable, segment = failures(job)
    assert (unreadable.segment, segment.segment) == (0, 4)
    assert "BOOM" in segment.source
    write_failures(job)
    lines = job.failures.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [unreadable.as_json(), segment.as_json()]


def test_a_retry_forgets_only_shards_with_failures(job: Job) -> None:
    done = job.done()
    assert retry(job) == 1
    assert len(job.done()) == len(done) - 1
    assert retry(job) == 0


@pytest.mark.parametrize("content", [b"", b"{", b'{"documents":1}\n', b"[]\n", b"\xff\n"])
def test_a_damaged_result_is_named(job: Job, content: bytes) -> None:
    key = next(iter(job.done()))
    job.result(key).write_bytes(content)
    with pytest.raises(StorageError, match=key):
        report_of(job)


def test_figures_come_back_and_add_up() -> None:
    one = Figures(documents=1, segments=2, words=9, failed=1, lost=4)
    one.terms.update({"honoured": 3, "missing": 1})
    one.findings.update({"error numbers": 2, "warning names": 1})
    assert Figures.of(one.as_json()) == one
    two = Figures.of(one.as_json())
    two.add(one)
    assert (two.segments, two.rendered, two.obeyed) == (4, 10, 0.75)
    assert [two.findings_of(name) for name in ("error", "warning", "info")] == [4, 2, 0]
