"""Whole jobs with real processes that die, hang, are interrupted and find the disk full."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from align.jobs.collecting import collect
from align.jobs.deaths import REASON
from align.jobs.job import Job
from align.jobs.reporting import report_of
from align.jobs.running import retry
from align.jobs.status import status_of
from tests.jobs.samples import driver, planned, prose, results

PATIENCE = ("--patience", "1", "--workers", "2")
MANY: dict[str, str | bytes] = {f"{n:02}.txt": prose(f"{n}", 8) for n in range(12)}
BAD: dict[str, str | bytes] = {
    "boom.txt": prose("boom", 6, bad="BOOM"),
    "broken.pdf": b"%PDF-1.4 and no more",
    "empty.txt": b"",
    "hang.txt": prose("hang", 6, bad="HANG"),
    "kill.txt": prose("kill", 6, bad="KILL"),
    "line.txt": "đất " * 1_250_000,
}


def finished(process: subprocess.Popen[str], code: int = 0) -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == code, err
    assert "Traceback" not in err
    return out + err


def set_aside(job: Job) -> list[str]:
    lines = job.failures.read_text(encoding="utf-8").splitlines()
    return sorted(json.loads(line)["document"] for line in lines)


def until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while not condition() and process.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.02)


def running(job: Job) -> bool:
    return any((job.folder / "work").glob("*.step"))


def test_planted_failures_are_set_aside_exactly_and_the_rest_is_done(tmp_path: Path) -> None:
    job = planned(tmp_path, MANY | BAD, words=200, batch=2)
    said = finished(driver("run", job.folder, *PATIENCE))
    assert set_aside(job) == sorted(BAD)
    assert job.done() == {place.key for place in job.shards}
    assert "no sign of life" in said
    assert "SIGKILL" in said
    reasons = {one.document: one.reason for one in report_of(job).failures}
    assert reasons["hang.txt"] == reasons["kill.txt"] == REASON
    assert "RuntimeError" in reasons["boom.txt"]
    report = report_of(job)
    assert report.total.failed == 4
    assert report.deaths >= 2
    assert retry(job) == len({one.shard for one in job.documents() if one.name in BAD} - {-1})
    assert len(job.done()) < len(job.shards)


def test_killed_again_and_again_it_comes_out_the_same(tmp_path: Path) -> None:
    quiet = planned(tmp_path / "quiet", MANY, words=200, model="wait=0.002")
    finished(driver("run", quiet.folder, "-q"))
    job = planned(tmp_path / "loud", MANY, words=200, model="wait=0.002")
    for number in range(3):
        process = driver("run", job.folder, "-q")
        until(lambda: running(job), process)
        time.sleep(0.1 * number)
        if number == 0:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    finished(driver("run", job.folder, "-q"))
    assert results(job) == results(quiet)
    for one in (quiet, job):
        collect(one, one.folder / "out")
    files = [
        {
            path.relative_to(one.folder / "out"): path.read_bytes()
            for path in (one.folder / "out").rglob("*")
            if path.is_file()
        }
        for one in (quiet, job)
    ]
    assert files[0] == files[1]
    assert len(files[0]) == len(MANY) + 3
    left = [path.name for path in job.folder.rglob("*") if path.suffix in (".part", ".step")]
    assert not left


def test_a_second_driver_is_told_who_runs_the_job(tmp_path: Path) -> None:
    job = planned(tmp_path, MANY, words=200, model="wait=0.01")
    process = driver("run", job.folder, "-q")
    until(lambda: running(job), process)
    said = finished(driver("run", job.folder), 2)
    assert f"process {process.pid}" in said
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_one_interrupt_finishes_what_is_running(tmp_path: Path) -> None:
    job = planned(tmp_path, MANY, words=100, model="wait=0.005")
    process = driver("run", job.folder, "--workers", "1")
    until(lambda: running(job), process)
    os.killpg(process.pid, signal.SIGINT)
    said = finished(process, 130)
    assert "Ctrl-C again" in said
    assert 0 < len(job.done()) < len(job.shards)
    assert not running(job)
    finished(driver("run", job.folder, "-q"))
    assert len(job.done()) == len(job.shards)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_two_interrupts_drop_it_at_once(tmp_path: Path, number: signal.Signals) -> None:
    job = planned(tmp_path, {"a.txt": prose("a", 4, bad="HANG")})
    process = driver("run", job.folder, "--workers", "1")
    until(lambda: running(job), process)
    os.killpg(process.pid, number)
    if number == signal.SIGINT:
        time.sleep(0.3)
        assert process.poll() is None
        os.killpg(process.pid, number)
    assert "interrupted" in finished(process, 130)
    assert not job.done()


def test_a_full_disk_stops_it_with_a_sentence_and_it_goes_on_later(tmp_path: Path) -> None:
    job = planned(tmp_path, MANY, words=100)
    full = tmp_path / "full"
    full.touch()
    said = finished(driver("run", job.folder, "-q", FULL_DISK=str(full)), 2)
    assert said.count("\n") == 1
    assert "No space left" in said
    assert not results(job)
    full.unlink()
    finished(driver("run", job.folder, "-q", FULL_DISK=str(full)))
    assert len(job.done()) == len(job.shards)


def test_an_engine_that_is_not_what_it_was_stops_it_with_a_sentence(tmp_path: Path) -> None:
    job = planned(tmp_path, MANY, words=100, revision="fake@0")
    said = finished(driver("run", job.folder, "-q"), 2)
    assert "the engine is not what it was" in said
    assert said.count("\n") == 1


def test_tasks_of_a_cluster_share_a_job(tmp_path: Path) -> None:
    job = planned(tmp_path, MANY, words=100)
    tasks = [driver("run-shard", job.folder, n, "--stride", 2) for n in range(2)]
    for task in tasks:
        finished(task)
    assert len(job.done()) == len(job.shards)
    found = status_of(job)
    assert (found.done, found.words_done) == (found.shards, found.words)
    finished(driver("run-shard", job.folder, 0))
    assert "no shard 99" in finished(driver("run-shard", job.folder, 99), 2)
