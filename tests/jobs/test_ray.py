"""What is particular to Ray: actors that are lost, and the cluster they are on."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from align.engines import registry
from align.errors import SettingsError
from align.jobs.deaths import REASON
from align.jobs.job import Job
from align.jobs.reporting import report_of
from align.jobs.runners import Died, Event, Finished, Part, create
from align.jobs.runners import ray as ray_runner
from align.jobs.runners.base import RunnerOptions
from align.jobs.running import run_job
from align.jobs.worker import ShardWorker
from tests.jobs.fake import NAME
from tests.jobs.fake_actor import FakeRayActor
from tests.jobs.samples import driver, planned, prose, results

MANY: dict[str, str | bytes] = {f"{n:02}.txt": prose(f"{n}", 8) for n in range(8)}


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_runner, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"align-workbench\[ray\]"):
        create("ray", RunnerOptions())


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "127.0.0.1:99999"])
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, address: str) -> None:
    pytest.importorskip("ray")
    job = planned(tmp_path, {"a.txt": "Một."})
    runner = create("ray", RunnerOptions(address=address))
    with pytest.raises(SettingsError, match="there is no Ray at"):
        run_job(job, runner, threading.Event())


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """Start one cluster for all tests."""
    ray = pytest.importorskip("ray")
    ray.init(address="local", num_cpus=2, include_dashboard=False, logging_level="ERROR")
    yield
    ray.shutdown()


@pytest.fixture
def pools(cluster: None, monkeypatch: pytest.MonkeyPatch) -> list[ray_runner._Pool]:
    """Have actors know the fake engine; return the pools that are made."""
    made: list[ray_runner._Pool] = []

    class Pool(ray_runner._Pool):
        def __init__(
            self, job: Job, threads: int, patience: float, tell: Callable[[Event], None]
        ) -> None:
            super().__init__(job, threads, patience, tell)
            made.append(self)

    monkeypatch.setattr(ray_runner, "RayActor", FakeRayActor)
    monkeypatch.setattr(ray_runner, "_Pool", Pool)
    monkeypatch.setitem(registry._ENGINES, NAME, "tests.jobs.fake:FakeEngine")
    return made


def undisturbed(job: Job) -> dict[str, bytes]:
    """Do what is to be done again, in this process, and return it."""
    for path in job.folder.glob("results/*"):
        path.unlink()
    with ShardWorker(job) as worker:
        for number in range(len(job.shards)):
            worker.run(number)
    return results(job)


def test_a_lost_actor_is_replaced_and_leaves_no_trace(
    tmp_path: Path, pools: list[ray_runner._Pool]
) -> None:
    import ray

    job = planned(tmp_path, MANY, words=100, model="wait=0.005")
    told: list[Event] = []

    def tell(event: Event) -> None:
        told.append(event)
        moved = sum(isinstance(one, Part | Finished) for one in told)
        if not isinstance(event, Died) and moved in (1, 4):
            ray.kill(pools[0].workers[0].actor)

    run_job(job, create("ray", RunnerOptions(workers=2)), threading.Event(), tell)
    died = [one for one in told if isinstance(one, Died)]
    assert died
    assert "ray.kill" in died[0].why
    assert report_of(job).deaths == len(died)
    assert job.done() == {place.key for place in job.shards}
    assert not any((job.folder / "work").iterdir())
    found = results(job)
    assert undisturbed(job) == found


def test_what_kills_or_hangs_an_actor_is_set_aside_as_the_local_runner_does(
    tmp_path: Path, pools: list[ray_runner._Pool]
) -> None:
    texts: dict[str, str | bytes] = {"good.txt": prose("good", 3)}
    texts |= {f"{name}.txt": prose(name.lower(), 3, bad=name) for name in ("KILL", "HANG", "BOOM")}
    jobs = [planned(tmp_path / name, texts, words=100, batch=2) for name in ("ray", "local")]
    run_job(jobs[0], create("ray", RunnerOptions(workers=2, patience=1)), threading.Event())
    process = driver("run", jobs[1].folder, "-q", "--patience", "1")
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    reasons = {one.document: one.reason for one in report_of(jobs[0]).failures}
    assert sorted(reasons) == ["BOOM.txt", "HANG.txt", "KILL.txt"]
    assert reasons["KILL.txt"] == reasons["HANG.txt"] == REASON
    assert results(jobs[0]) == results(jobs[1])


def test_a_stop_finishes_what_is_running(tmp_path: Path, pools: list[ray_runner._Pool]) -> None:
    job = planned(tmp_path, MANY, words=40, model="wait=0.002")
    stop = threading.Event()
    told: list[Event] = []

    def tell(event: Event) -> None:
        told.append(event)
        stop.set()

    run_job(job, create("ray", RunnerOptions(workers=1)), stop, tell)
    assert 0 < len(job.done()) < len(job.shards)
    assert not any((job.folder / "work").iterdir())
    assert not any(isinstance(one, Died) for one in told)


def test_a_cluster_that_was_joined_before_is_left(pools: list[ray_runner._Pool]) -> None:
    import ray

    assert ray.is_initialized()
