"""What every runner must do, and what is particular to each."""

import subprocess
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest

from align.errors import SettingsError, UserError
from align.jobs.job import Job
from align.jobs.runners import Finished, Part, create, runner_names
from align.jobs.runners.base import Event, RunnerOptions
from align.jobs.runners.patience import Patience
from align.jobs.runners.slurm import script
from align.jobs.running import run_job
from align.jobs.watch import Step
from align.jobs.worker import ShardWorker
from tests.jobs.samples import planned, prose, recipe, results

COMPACT = {"engine": "compact", "checks": []}
TEXTS: dict[str, str | bytes] = {f"{n}.txt": prose(str(n), 3) for n in range(4)}
# Ray is an extra.
WAITING = [n for n in runner_names() if n != "slurm" and (n != "ray" or find_spec("ray"))]
OPTIONS = RunnerOptions(workers=2)


def compact(folder: Path) -> Job:
    """Plan a job for the engine in the box, which every process knows."""
    from align.engines.options import EngineOptions
    from align.engines.registry import create as engine

    made = engine("compact", EngineOptions(threads=1))
    said = {"revision": made.revision, "engine_settings": made.settings}
    return planned(folder, TEXTS, words=40, **COMPACT, **said)


@pytest.mark.parametrize("name", WAITING)
def test_a_runner_runs_every_shard_and_tells(tmp_path: Path, name: str) -> None:
    job = compact(tmp_path)
    told: list[Event] = []
    run_job(job, create(name, OPTIONS), threading.Event(), told.append)
    assert job.done() == {place.key for place in job.shards}
    finished = sorted(e.result.number for e in told if isinstance(e, Finished))
    assert finished == list(range(len(job.shards)))
    assert all(0 < e.part <= 1 for e in told if isinstance(e, Part))
    before = results(job)
    for path in job.folder.glob("results/*"):
        path.unlink()
    with ShardWorker(job) as worker:
        for number in range(len(job.shards)):
            worker.run(number)
    assert results(job) == before


@pytest.mark.parametrize("name", WAITING)
def test_a_runner_that_is_stopped_begins_nothing(tmp_path: Path, name: str) -> None:
    job = compact(tmp_path)
    stop = threading.Event()
    stop.set()
    run_job(job, create(name, OPTIONS), stop)
    assert not job.done()


@pytest.mark.parametrize("name", WAITING)
def test_a_runner_passes_on_what_stops_a_job(tmp_path: Path, name: str) -> None:
    job = planned(tmp_path, TEXTS, revision="other", engine="compact")
    with pytest.raises(UserError, match="the engine is not what it was"):
        run_job(job, create(name, OPTIONS), threading.Event())


def test_an_unknown_runner_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="local, slurm"):
        create("cloud", OPTIONS)


@pytest.mark.parametrize(("shards", "last"), [(1, 0), (7, 6), (5000, 999)])
def test_a_slurm_script_has_a_task_a_shard_and_no_more_than_an_array_takes(
    tmp_path: Path, shards: int, last: int
) -> None:
    folder = tmp_path / "a job's"
    job = Job(folder, recipe(), (), 1, "", folder / "m")
    made = script(job, shards, 3)
    assert f"#SBATCH --array=0-{last}\n" in made
    assert f"--stride {last + 1} --threads 3" in made
    assert "#SBATCH --cpus-per-task=3" in made
    subprocess.run(["bash", "-n"], input=made, text=True, check=True)


@pytest.mark.parametrize(
    ("kind", "words", "learnt", "seconds"),
    [
        ("translate", 600, [], 70),
        ("translate", 600, [0.01] * 3, 60 + 600 * 0.2),
        ("read", 6000, [], 120),
        ("write", 0, [], 60),
    ],
)
def test_patience_grows_with_work(
    kind: str, words: int, learnt: list[float], seconds: float
) -> None:
    patience = Patience(60.0 if kind != "translate" or learnt else 6.3636)
    for a_word in learnt:
        patience.learn(Step("translate", "k", 100), 100 * a_word)
    assert patience.of(Step(kind, "k", words)) == pytest.approx(seconds, rel=0.01)
