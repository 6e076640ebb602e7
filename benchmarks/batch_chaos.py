"""Kill a batch job at random moments and compare what comes out with an undisturbed run.

Run: python benchmarks/batch_chaos.py [--kills 50] [--documents 200] [--seed 1] [--log FILE]

A job of documents with planted failures (a broken PDF, an empty file, a line of 5 MB, sentences at
which the engine raises, hangs or ends its process) is run once in peace and once while a worker,
the driver, or all processes at once are killed (SIGKILL), the driver being started again each
time. The engine is the fake one of ``tests/jobs``: what is tried here is the machinery. Prints,
and appends to the log, a line for each kill and the verdict; exits with 1 if it is bad.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
DRIVER = (sys.executable, "-m", "tests.jobs.driver", "batch")
PLANTED = ("broken.pdf", "empty.txt", "line.txt", "boom.txt", "hang.txt", "kill.txt", "mute.txt")


def documents(folder: Path, number: int, seed: int) -> None:
    """Write plain documents and the ones with planted failures."""
    random.seed(seed)
    words = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "đồng bào", "chính phủ", "ruộng"]
    for document in range(number - len(PLANTED)):
        place = folder / f"{document % 7}" / f"{document:04}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text(words, 30, f"Văn bản {document}"), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nthis is no more than a beginning")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "line.txt").write_text("đất " * 1_000_000, encoding="utf-8")
    for name in PLANTED[3:]:
        bad = f"\n\nCâu này {name.partition('.')[0].upper()} không dịch được.\n\n"
        whole = text(words, 10, name) + bad + text(words, 10, f"Sau {name}")
        (folder / name).write_text(whole, encoding="utf-8")


def text(words: list[str], sentences: int, title: str) -> str:
    """Return sentences of random words below a title that no other text has."""
    lines = (
        f"{title}, câu {number}: {' '.join(random.choices(words, k=random.randint(4, 14)))}."
        for number in range(sentences)
    )
    return "\n\n".join(lines)


def start(job: Path) -> subprocess.Popen[bytes]:
    """Start the driver in a group of processes of its own."""
    command = (*DRIVER, "run", str(job), "--workers", "2", "--patience", "2", "--quiet")
    return subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=None
    )


def workers_of(driver: int) -> list[int]:
    """Return the processes that a driver has started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                stat = (entry / "stat").read_text()
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == driver and b"spawn_main" in command:
                found.append(int(entry.name))
    return found


def disturb(job: Path, kills: int, say: "Say") -> None:
    """Run a job to its end, killing something again and again."""
    driver = start(job)
    done = 0
    while True:
        deadline = time.monotonic() + random.uniform(0.5, 6)
        while driver.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        if driver.poll() is not None:
            if driver.returncode == 0 and done >= kills:
                return
            if driver.returncode == 0:
                # There are kills left: take some results away, for there to be work.
                for path in random.sample(sorted((job / "results").iterdir()), k=5):
                    path.unlink()
            driver = start(job)
            continue
        if done >= kills:
            continue
        what = random.choice(("worker", "worker", "driver", "group"))
        if what == "worker":
            found = workers_of(driver.pid)
            if not found:
                continue
            os.kill(random.choice(found), signal.SIGKILL)
        elif what == "driver":
            driver.kill()
        else:
            os.killpg(driver.pid, signal.SIGKILL)
        done += 1
        shards = len(list((job / "results").glob("*.jsonl")))
        say(f"kill {done:3}: {what:6}, {shards} shards done")


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def difference(one: Path, other: Path) -> str:
    """Return the first line in which two files differ, from a little before the place."""
    for left, right in zip(
        one.read_text().split("\n"), other.read_text().split("\n"), strict=False
    ):
        if left != right:
            at = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)
            return f"{left[max(0, at - 60) : at + 60]!r} / {right[max(0, at - 60) : at + 60]!r}"
    return "length"


class Say:
    """Prints lines and appends them to a log."""

    def __init__(self, log: Path | None) -> None:
        self._log = log

    def __call__(self, line: str) -> None:
        """Say a line, with the time."""
        said = f"{datetime.now(UTC):%H:%M:%S} {line}"
        print(said, flush=True)
        if self._log:
            with self._log.open("a", encoding="utf-8") as file:
                file.write(said + "\n")


def main() -> None:
    """Run the job twice and compare."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--documents", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--log", type=Path)
    given = options.parse_args()
    say = Say(given.log)
    with tempfile.TemporaryDirectory() as made:
        top = Path(made)
        documents(top / "in", given.documents, given.seed)
        job, other = top / "job", top / "other"
        # A word costs half a millisecond of waiting, so that a kill finds something running.
        plan = ["plan", str(top / "in"), "-o", str(job), "-e", "fake", "--model", "wait=0.0005"]
        plan += ["--no-glossary", "--shard-words", "1000", "-q"]
        subprocess.run([*DRIVER, *plan], cwd=ROOT, check=True)
        shutil.copytree(job, other)
        begun = time.monotonic()
        if start(job).wait():
            say("the undisturbed run failed")
            sys.exit(1)
        say(f"undisturbed: {time.monotonic() - begun:.0f} s")
        disturb(other, given.kills, say)
        for one in (job, other):
            collect = (*DRIVER, "collect", str(one), "-o", f"{one}.out", "-q")
            subprocess.run(collect, cwd=ROOT, check=True)
        for path in sorted((job / "results").iterdir()):
            twin = other / "results" / path.name
            if not twin.exists() or twin.read_bytes() != path.read_bytes():
                say(f"{path.name} differs: {difference(path, twin)}")
        results = digests(job / "results") == digests(other / "results")
        output = digests(top / "job.out") == digests(top / "other.out")
        lines = (other / "failures.jsonl").read_text().splitlines()
        aside = sorted(json.loads(line)["document"] for line in lines)
        exact = aside == sorted(PLANTED)
        left = [p for p in (other / "results").iterdir() if p.suffix != ".jsonl"]
    say(f"results identical: {results}; collected files identical: {output}")
    say(f"set aside: {', '.join(aside)}; exactly the planted ones: {exact}; left over: {left}")
    sys.exit(not (results and output and exact and not left))


if __name__ == "__main__":
    main()
