"""Figures of batch jobs: planning, overhead, workers, memory, growth.

Run: python benchmarks/batch.py [plan overhead workers ray memory growth] [--segments 1000000]

plan      10,000 small documents planned, and planned again.
overhead  one local worker against the bare pipeline of one process on the same documents, and
          against the engine alone on the same batches (the engine in the box).
workers   two workers of one thread against one, and against one of two threads; beside them two
          jobs at once that share nothing, which is all that the machine has to give. On a machine
          that does other work only the CPU seconds mean something: run it again on a quiet one.
ray       the Ray runner against the local one, both less what a tiny job takes (start-up);
          needs the extra ``ray``.
memory    peak memory of driver and worker for more and more documents (simulated engine).
growth    time for more and more segments up to a million (simulated engine).

The simulated engine is the fake one of ``tests/jobs``. Every run is a process of its own.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from align.engines.base import Engine
    from align.glossary import Glossary
    from align.terminology import Enforced

ROOT = Path(__file__).parent.parent
DRIVER = (sys.executable, "-m", "tests.jobs.driver", "batch")
SAMPLE = ROOT / "data" / "samples" / "cung-co-lanh-dao-1967.txt"


def documents(folder: Path, number: int, segments: int, *, alike: bool = False) -> Path:
    """Write documents of so many sentences, no two of them the same unless ``alike``."""
    sentences = [one for one in SAMPLE.read_text(encoding="utf-8").split("\n") if len(one) > 40]
    for document in range(number):
        place = folder / f"{document // 500:04}" / f"{document:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            f"Câu {document}-{n}: {sentences[(document + n) % len(sentences)]}"
            for n in range(segments)
        )
        place.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return folder


class Spent:
    """What a command took: seconds, CPU seconds with all its children, and its peak memory."""

    def __init__(self, *command: object) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        made = [sys.executable, __file__, "--child", *map(str, command)]
        run = subprocess.run(made, cwd=ROOT, check=True, capture_output=True, text=True)
        self.wall = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found = json.loads(run.stdout.splitlines()[-1])
        self.peak, self.worker_peak = found["self"], found["children"]

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s {self.cpu:8.2f} CPU s"


def child(command: list[str]) -> None:
    """Run ``align batch`` here and say what memory it, and the largest of its workers, took."""
    from align.cli.app import app
    from tests.jobs import driver

    assert driver
    app(["batch", *command], standalone_mode=False)
    peaks = {
        name: resource.getrusage(who).ru_maxrss // 1024
        for name, who in (("self", resource.RUSAGE_SELF), ("children", resource.RUSAGE_CHILDREN))
    }
    print(json.dumps(peaks))


def planned(top: Path, *options: object) -> Spent:
    """Plan a job for ``in`` below a folder."""
    return Spent("plan", top / "in", "-o", top / "job", "-q", *options)


def forget(top: Path) -> None:
    """Take the results of a job away."""
    for path in (top / "job" / "results").iterdir():
        path.unlink()


def plan(top: Path) -> None:
    """10,000 small documents."""
    documents(top / "in", 10_000, 5)
    for title in ("10,000 documents planned", "the same again"):
        print(f"{title:<40} {planned(top)}")


def overhead(top: Path) -> None:
    """One worker against the loop that does the same in one process."""
    documents(top / "in", 60, 30)
    planned(top)
    for turn in range(3):
        forget(top)
        run = Spent("run", top / "job", "--workers", 1, "-q")
        print(f"{f'turn {turn + 1}: local runner, one worker':<40} {run}")
        begun, cpu = time.perf_counter(), time.process_time()
        loaded = loop(top / "job")
        wall, used = time.perf_counter() - begun, time.process_time() - cpu
        print(f"{'  run_shard in a loop, one process':<40} {wall:8.2f} s {used:8.2f} CPU s")
        print(f"{'  of which the engine and its terms':<40} {'':10} {loaded:8.2f} CPU s")


def loop(job: Path) -> float:
    """Run all shards here; return the CPU seconds within ``enforce``."""
    from align.jobs.job import Job
    from align.jobs.worker import ShardWorker
    from align.terminology import enforce

    spent = 0.0

    def timed(
        engine: "Engine", sources: Sequence[str], terms: "Glossary | None"
    ) -> "list[Enforced]":
        nonlocal spent
        begun = time.process_time()
        found = enforce(engine, sources, terms)
        spent += time.process_time() - begun
        return found

    opened = Job.open(job)
    with mock.patch("align.jobs.rendering.enforce", timed), ShardWorker(opened) as worker:
        for number in range(len(opened.shards)):
            worker.run(number)
    return spent


def workers(top: Path) -> None:
    """Two workers, one, and one with two threads; and two jobs of one worker at once."""
    documents(top / "in", 60, 30)
    planned(top, "--shard-words", 3000)
    for turn in range(2):
        seconds = {}
        for number, threads in ((1, 1), (2, 1), (1, 2)):
            forget(top)
            run = Spent("run", top / "job", "--workers", number, "--threads", threads, "-q")
            seconds[number, threads] = run.wall
            title = f"turn {turn + 1}: {number} worker(s) of {threads} thread(s)"
            print(f"{title:<40} {run}", flush=True)
        both = twice(top)
        print(f"{f'turn {turn + 1}: two jobs at once':<40} {both:8.2f} s")
        one = seconds[1, 1]
        print(
            f"two workers do {one / seconds[2, 1]:.2f} times the work of one; "
            f"two processes that share nothing {2 * one / both:.2f} times",
            flush=True,
        )


def twice(top: Path) -> float:
    """Run a job and a copy of it at once, one worker each; return the seconds of both."""
    other = top / "other"
    shutil.rmtree(other, ignore_errors=True)
    forget(top)
    shutil.copytree(top / "job", other)
    made = [sys.executable, __file__, "--child", "run"]
    begun = time.perf_counter()
    running = [
        subprocess.Popen(
            [*made, str(job), "--workers", "1", "--threads", "1", "-q"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        for job in (top / "job", other)
    ]
    assert [one.wait() for one in running] == [0, 0]
    return time.perf_counter() - begun


def ray(top: Path) -> None:
    """Two workers under Ray against two local ones, without their start-up."""
    documents(top / "in", 120, 30)
    planned(top, "--shard-words", 3000)
    small = top / "small"
    documents(small / "in", 2, 2)
    planned(small, "--shard-words", 1)
    for turn in range(2):
        seconds = {}
        for runner in ("local", "ray"):
            spent = []
            for place in (small, top):
                forget(place)
                spent.append(Spent("run", place / "job", "--runner", runner, "--workers", 2, "-q"))
            seconds[runner] = spent[1].wall - spent[0].wall
            title = f"turn {turn + 1}: {runner}, start-up {spent[0].wall:.1f} s"
            print(f"{title:<40} {spent[1]}; without {seconds[runner]:.2f} s", flush=True)
        print(f"Ray takes {seconds['ray'] / seconds['local'] - 1:+.0%}", flush=True)


def memory(top: Path) -> None:
    """Peak memory by number of documents."""
    for number in (500, 2000, 8000):
        documents(top / str(number) / "in", number, 20)
        planned(top / str(number), "-e", "fake", "--no-glossary")
        run = Spent("run", top / str(number) / "job", "--workers", 1, "-q")
        out = Spent("collect", top / str(number) / "job", "-o", top / str(number) / "out", "-q")
        print(
            f"{number:>8,} documents {run}; peak MB: driver {run.peak}, worker {run.worker_peak}, "
            f"collect {out.peak}",
            flush=True,
        )


def growth(top: Path, most: int) -> None:
    """Time by number of segments."""
    for segments in (most // 100, most // 10, most):
        place = top / str(segments)
        documents(place / "in", segments // 100, 100)
        first = planned(place, "-e", "fake", "--no-glossary")
        run = Spent("run", place / "job", "-q")
        out = Spent("collect", place / "job", "-o", place / "out", "-q")
        each = 1e6 * (first.cpu + run.cpu + out.cpu) / segments
        print(
            f"{segments:>10,} segments: plan {first.cpu:.1f}, run {run.cpu:.1f}, "
            f"collect {out.cpu:.1f} CPU s; {each:.0f} CPU µs a segment; peak MB "
            f"{max(run.peak, run.worker_peak, out.peak)}",
            flush=True,
        )


def main() -> None:
    """Print the figures that are asked for."""
    if sys.argv[1:2] == ["--child"]:
        sys.path.insert(0, str(ROOT))
        child(sys.argv[2:])
        return
    figures: dict[str, Callable[[Path], None]] = {
        "plan": plan,
        "overhead": overhead,
        "workers": workers,
        "ray": ray,
        "memory": memory,
    }
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument(
        "what", nargs="*", default=[*(name for name in figures if name != "ray"), "growth"]
    )
    options.add_argument("--segments", type=int, default=1_000_000)
    given = options.parse_args()
    print(f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}")
    for name in given.what:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{name}", flush=True)
            if name == "growth":
                growth(Path(folder), given.segments)
            else:
                figures[name](Path(folder))


if __name__ == "__mp_main__":
    # A worker imports the main module of its driver, and finds the simulated engine here.
    from tests.jobs import driver

    assert driver

if __name__ == "__main__":
    main()
