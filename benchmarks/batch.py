"""Figures of batch jobs: planning, overhead, workers, memory, growth.

Run: python benchmarks/batch.py [plan overhead workers ray memory growth]
     [--turns 2] [--documents 160] [--segments 1000000]

Each part can be run alone, and ends with a verdict; the exit code is 1 if a bound is missed.

plan      10,000 small documents planned (in less than 20 s), and planned again.
overhead  one local worker against a loop that runs the same shards in one process (at most 5 % more
          CPU time, its start-up included), and what of it the engine takes (the engine in the box).
workers   two workers of one thread against one (at least 1.8 times as fast on two cores), and
          against one of two threads; beside them two jobs at once that share nothing, which is all
          that the machine has to give. The job is 8,000 segments, some three minutes of one core:
          of an archive overnight, start-up (two seconds of a core, whatever the number of workers)
          and the last shards are no part worth speaking of, and in a job of half a minute they
          decide the figure. With --documents it is longer or shorter.
ray       the Ray runner against the local one on the same job, both less what a tiny job takes,
          which is start-up (at most 15 % longer); needs the extra ``ray``.
memory    peak memory of driver and worker for more and more documents (simulated engine): a worker
          takes no more for many of them, the driver at most 1 kB for each, the collector, whose
          report names each with its figures, at most 4 kB.
growth    time and memory for more and more segments up to a million (simulated engine): one of the
          million takes at most a tenth more CPU time than one of the hundred thousand.

The simulated engine is the fake one of ``tests/jobs``, which says English words. Every run is a
process of its own. Times of the clock mean nothing on a machine that does other work; CPU seconds
mean a little. The load is therefore printed before and after.
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
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from align.conventions import EnglishSettings
    from align.engines.base import Engine
    from align.glossary import Glossary
    from align.terminology import Enforced

ROOT = Path(__file__).parent.parent
SIMULATED = ("-e", "fake", "-m", "english", "--no-glossary")
SAMPLE = ROOT / "data" / "samples" / "cung-co-lanh-dao-1967.txt"


def sentences() -> list[str]:
    """Return the sentences of the sample that are one segment each also behind a number."""
    from align.segmentation import splitter_for

    split = splitter_for("vi").split
    found = []
    for line in SAMPLE.read_text(encoding="utf-8").split("\n"):
        parts = (line[start:end] for start, end in split(line))
        # What does not end like a sentence would be joined to the next paragraph.
        whole = (one for one in parts if len(one) > 40 and one.endswith((".", "!", "?")))
        found += [one for one in whole if len(split(f"Câu 1-1: {one}")) == 1]
    return found


def documents(folder: Path, number: int, segments: int) -> Path:
    """Write documents of so many segments, no two of them the same."""
    known = sentences()
    for document in range(number):
        place = folder / f"{document // 500:04}" / f"{document:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            f"Câu {document}-{n}: {known[(document + n) % len(known)]}" for n in range(segments)
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
        self.peak, self.worker_peak = found["peaks"]
        self.driver = found["driver"]

    def __str__(self) -> str:
        return f"{self.wall:8.2f} s {self.cpu:8.2f} CPU s (driver {self.driver:.2f})"


def child(command: list[str]) -> None:
    """Run ``align batch`` here and say what CPU seconds it took, and what memory.

    The memory is its own and that of the largest of its workers, in MB.
    """
    from align.cli.app import app
    from tests.jobs import driver

    assert driver
    app(["batch", *command], standalone_mode=False)
    mine, theirs = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    peaks = [used.ru_maxrss // 1024 for used in (mine, theirs)]
    print(json.dumps({"peaks": peaks, "driver": mine.ru_utime + mine.ru_stime}))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure beside its bound."""

    what: str
    figure: float
    bound: float
    least: bool = False
    """Whether the bound is the least that will do, and not the most."""

    @property
    def good(self) -> bool:
        """Tell whether the bound is kept."""
        return self.figure >= self.bound if self.least else self.figure <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.least else "≤"
        said = "good" if self.good else "MISSED"
        return f"{said}: {self.what} {self.figure:.2f} ({sign} {self.bound:g})"


def planned(top: Path, *options: object) -> Spent:
    """Plan a job for ``in`` below a folder."""
    return Spent("plan", top / "in", "-o", top / "job", "-q", *options)


def forget(top: Path) -> None:
    """Take the results of a job away."""
    for path in (top / "job" / "results").iterdir():
        path.unlink()


def plan(top: Path) -> list[Verdict]:
    """10,000 small documents."""
    documents(top / "in", 10_000, 5)
    first = planned(top)
    print(f"{'10,000 documents planned':<40} {first}")
    print(f"{'the same again':<40} {planned(top)}")
    return [Verdict("seconds to plan 10,000 documents", first.wall, 20)]


def overhead(top: Path) -> list[Verdict]:
    """One worker against the loop that does the same in one process."""
    documents(top / "in", 40, 50)
    planned(top)
    more = []
    for turn in range(3):
        forget(top)
        run = Spent("run", top / "job", "--workers", 1, "-q")
        print(f"{f'turn {turn + 1}: local runner, one worker':<40} {run}")
        forget(top)
        begun, cpu = time.perf_counter(), time.process_time()
        loaded = loop(top / "job")
        wall, used = time.perf_counter() - begun, time.process_time() - cpu
        print(f"{'  run_shard in a loop, one process':<40} {wall:8.2f} s {used:8.2f} CPU s")
        print(f"{'  of which the engine and its terms':<40} {'':10} {loaded:8.2f} CPU s")
        more.append(run.cpu / used - 1)
    return [Verdict("more CPU time than the loop, %", 100 * median(more), 5)]


def loop(job: Path) -> float:
    """Run all shards here; return the CPU seconds within ``enforce``."""
    from align.jobs.job import Job
    from align.jobs.worker import ShardWorker
    from align.terminology import enforce

    spent = 0.0

    def timed(
        engine: "Engine",
        sources: Sequence[str],
        terms: "Glossary | None",
        english: "EnglishSettings | None" = None,
    ) -> "list[Enforced]":
        nonlocal spent
        begun = time.process_time()
        found = enforce(engine, sources, terms, english=english)
        spent += time.process_time() - begun
        return found

    opened = Job.open(job)
    with mock.patch("align.jobs.rendering.enforce", timed), ShardWorker(opened) as worker:
        for number in range(len(opened.shards)):
            worker.run(number)
    return spent


def workers(top: Path, number: int, turns: int) -> list[Verdict]:
    """Two workers, one, and one with two threads; and two jobs of one worker at once."""
    documents(top / "in", number, 50)
    planned(top)
    ratios = []
    for turn in range(turns):
        seconds = {}
        for many, threads in ((1, 1), (2, 1), (1, 2)):
            forget(top)
            run = Spent("run", top / "job", "--workers", many, "--threads", threads, "-q")
            seconds[many, threads] = run.wall
            title = f"turn {turn + 1}: {many} worker(s) of {threads} thread(s)"
            print(f"{title:<40} {run}; {idle(top / 'job', many)}", flush=True)
        both = twice(top)
        print(f"{f'turn {turn + 1}: two jobs at once':<40} {both:8.2f} s")
        one = seconds[1, 1]
        ratios.append(one / seconds[2, 1])
        print(
            f"two workers do {ratios[-1]:.2f} times the work of one; "
            f"two processes that share nothing {2 * one / both:.2f} times",
            flush=True,
        )
    return [Verdict("work of two workers over that of one, times", median(ratios), 1.8, True)]


def idle(job: Path, workers: int) -> str:
    """Say, from the log of the last run, where its workers did not work on shards."""
    from align.jobs.lines import file_lines

    spans: list[tuple[float, float]] = []
    begun = 0.0
    for line in file_lines(job / "log" / "run.jsonl"):
        at = datetime.fromisoformat(str(line["at"])).timestamp()
        if line["event"] == "begin":
            spans, begun = [], at
        elif line["event"] == "shard":
            spans.append((at - float(str(line["seconds"])), at))
    first = min(start for start, _ in spans)
    # A worker that has nothing left to do has run one of the shards that end last.
    ends = sorted(end for _, end in spans)[-workers:]
    between = sum(ends) - workers * first - sum(end - start for start, end in spans)
    return f"load {first - begun:.1f} s, between {between:.1f} s, tail {ends[-1] - ends[0]:.1f} s"


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


def ray(top: Path, number: int, turns: int) -> list[Verdict]:
    """Two workers under Ray against two local ones, without their start-up."""
    documents(top / "in", number, 50)
    planned(top)
    small = top / "small"
    documents(small / "in", 2, 2)
    planned(small, "--shard-words", 1)
    more = []
    for turn in range(turns):
        seconds = {}
        for runner in ("local", "ray"):
            spent = []
            for place in (small, top):
                forget(place)
                spent.append(Spent("run", place / "job", "--runner", runner, "--workers", 2, "-q"))
            seconds[runner] = spent[1].wall - spent[0].wall
            title = f"turn {turn + 1}: {runner}, start-up {spent[0].wall:.1f} s"
            print(f"{title:<40} {spent[1]}; without {seconds[runner]:.2f} s", flush=True)
        more.append(seconds["ray"] / seconds["local"] - 1)
        print(f"Ray takes {more[-1]:+.0%}", flush=True)
    return [Verdict("longer under Ray, %", 100 * min(more), 15)]


def memory(top: Path) -> list[Verdict]:
    """Peak memory by number of documents."""
    sizes = (500, 2000, 8000)
    peaks = []
    for number in sizes:
        documents(top / str(number) / "in", number, 20)
        planned(top / str(number), *SIMULATED)
        run = Spent("run", top / str(number) / "job", "--workers", 1, "-q")
        out = Spent("collect", top / str(number) / "job", "-o", top / str(number) / "out", "-q")
        print(
            f"{number:>8,} documents {run}; peak MB: driver {run.peak}, worker {run.worker_peak}, "
            f"collect {out.peak}",
            flush=True,
        )
        peaks.append((run.worker_peak, run.peak, out.peak))
    more = (last - first for first, last in zip(peaks[0], peaks[-1], strict=True))
    worker, driver, collector = more
    return [
        Verdict("MB more in a worker", worker, 5),
        Verdict("kB more for a document in the driver", 1024 * driver / sizes[-1], 1),
        Verdict("kB more for a document in the collector", 1024 * collector / sizes[-1], 4),
    ]


def growth(top: Path, most: int) -> list[Verdict]:
    """Time and memory by number of segments."""
    from align.jobs.job import Job
    from align.jobs.reporting import report_of

    each: list[float] = []
    for size in (most // 100, most // 10, most):
        place = top / str(size)
        documents(place / "in", size // 100, 100)
        first = planned(place, *SIMULATED)
        run = Spent("run", place / "job", "-q")
        out = Spent("collect", place / "job", "-o", place / "out", "-q")
        segments = report_of(Job.open(place / "job"), timed=False).total.segments
        each.append(1e6 * (first.cpu + run.cpu + out.cpu) / segments)
        wall = 1e6 * (first.wall + run.wall + out.wall) / segments
        print(f"{segments:,} segments in {size // 100:,} documents")
        for name, one in (("plan", first), ("run", run), ("collect", out)):
            more = f", the largest worker {one.worker_peak}" if one is run else ""
            print(f"  {name:<8} {one}; peak MB {one.peak}{more}")
        ratio = f", {each[-1] / each[-2]:.2f} times that of a tenth" if each[1:] else ""
        print(f"  of a segment: {wall:.0f} µs, {each[-1]:.0f} CPU µs{ratio}", flush=True)
        shutil.rmtree(place)
    return [Verdict("CPU time of a segment among many over one among few", each[2] / each[1], 1.1)]


def main() -> None:
    """Print the figures that are asked for."""
    if sys.argv[1:2] == ["--child"]:
        sys.path.insert(0, str(ROOT))
        child(sys.argv[2:])
        return
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    figures: dict[str, Callable[[Path], list[Verdict]]] = {
        "plan": plan,
        "overhead": overhead,
        "workers": lambda top: workers(top, given.documents, given.turns),
        "ray": lambda top: ray(top, given.documents, given.turns),
        "memory": memory,
        "growth": lambda top: growth(top, given.segments),
    }
    usual = [name for name in figures if name != "ray"]
    options.add_argument("what", nargs="*", default=usual, metavar="|".join(figures))
    options.add_argument("--turns", type=int, default=2, help="of workers and ray")
    options.add_argument("--documents", type=int, default=160, help="of workers and ray")
    options.add_argument("--segments", type=int, default=1_000_000, help="of growth")
    given = options.parse_args()
    if unknown := set(given.what) - set(figures):
        options.error(f"there is no part called {', '.join(sorted(unknown))}")
    missed = 0
    for name in given.what:
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{name} ({len(os.sched_getaffinity(0))} cores, {load()})", flush=True)
            verdicts = figures[name](Path(folder))
            print(f"({load()})", *verdicts, sep="\n", flush=True)
            missed += sum(not one.good for one in verdicts)
    sys.exit(bool(missed))


def load() -> str:
    """Say how many processes wanted to run in the last minute, ours among them."""
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__mp_main__":
    # A worker imports the main module of its driver, and finds the simulated engine here.
    from tests.jobs import driver

    assert driver

if __name__ == "__main__":
    main()
