"""How fast, how completely and in how much space a translation memory is searched.

Run ``python -m benchmarks.memory [--units 1000000]``. The units are sentences written for this
project (and those of ``../shared/corpus``, where it is) and, up to the number asked for, made of
them: recombined pieces and near duplicates. Of the queries 10 % stand in the memory, 70 % are
units with 5 to 30 % of the words changed, 20 % are recombined. A lookup is all of it: cutting
the segment, the index, reading the units from SQLite, scoring, ranking, differences.

The true best match comes from comparing every query with every unit: rapidfuzz on one core, words
encoded as characters. Recall is the share of the queries with a match of 70 % or more whose best
score was found. The second peer is the matcher of translate-toolkit, on a part of the units, for
it compares all of them. Building and searching are processes of their own, so that each memory
figure is its own. Times are of one core; those by the clock depend on what else the machine does.

The gates, at a million units: p95 of a lookup under 10 ms, recall 99 %, 500 MB on the disk,
3 minutes to build, 600 MB resident.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.memory_units import queries, write_units

MINIMUM = 70
LIMIT = 5
BATCH = 10
TOOLKIT_UNITS = 20_000
TOOLKIT_QUERIES = 50
WORDS = 200
GATES = {"p95 ms": 10.0, "disk MB": 500.0, "build s": 180.0, "resident MB": 600.0}
GATE_RECALL = 0.99

Figures = dict[str, float]


def build(folder: Path) -> Figures:
    """Fill a memory, then make its index."""
    from align.store.memory import Memory, Translated
    from align.store.memory.matching.matcher import Matcher

    with Memory.create(folder / "m.tm") as memory:
        begun = time.process_time()
        memory.add(Translated(source, target, "vi", "en") for source, target in pairs_of(folder))
        filled = time.process_time()
        before = peak()
        clock = time.perf_counter()
        matcher = Matcher(memory)
        matcher.index.refresh()
        return {
            "fill s": filled - begun,
            "build s": time.process_time() - filled,
            "build s by the clock": time.perf_counter() - clock,
            "peak MB before": before,
            "peak MB": peak(),
            "disk MB": matcher.index.size / 1e6,
            "memory file MB": (folder / "m.tm").stat().st_size / 1e6,
        }


def lookup(folder: Path) -> Figures:
    """Look every query up; the best scores go to a file, for the truth to be held against."""
    from align.store.memory import Memory
    from align.store.memory.matching.match import Wanted
    from align.store.memory.matching.matcher import Matcher

    wanted = queries_of(folder)
    with Memory.open(folder / "m.tm", read_only=True) as memory:
        begun = time.perf_counter()
        matcher = Matcher(memory)
        matcher.index.refresh()
        opened = time.perf_counter() - begun
        matcher.matches(Wanted(wanted[0]))
        cpu: list[float] = []
        clock: list[float] = []
        best: list[list[int]] = []
        for query in wanted:
            start, start_cpu = time.perf_counter(), time.process_time()
            matches = matcher.matches(Wanted(query), minimum=MINIMUM, limit=LIMIT)
            cpu.append((time.process_time() - start_cpu) * 1000)
            clock.append((time.perf_counter() - start) * 1000)
            best.append([match.score for match in matches])
        (folder / "found.json").write_text(json.dumps(best))
    return {
        "open ms": opened * 1000,
        **{f"{name} ms": value for name, value in spread(cpu).items()},
        **{f"{name} ms by the clock": value for name, value in spread(clock).items()},
        "resident MB": peak(),
    }


def truth(folder: Path, checked: int) -> Figures:
    """Compare queries with every unit, and what was found with what there is."""
    import numpy as np
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    from align.store.memory.matching.tokens import key

    codes: dict[str, str] = {}

    def encoded(text: str) -> str:
        # From the private use planes on there are characters enough, and none is a surrogate.
        return "".join(codes.setdefault(word, chr(0xE000 + len(codes))) for word in key(text))

    units = [encoded(source) for source, _ in pairs_of(folder)]
    lengths = np.array([len(unit) for unit in units])
    wanted = [encoded(query) for query in queries_of(folder)][:checked]
    best: list[int] = []
    spent = 0.0
    for begin in range(0, len(wanted), BATCH):
        batch = wanted[begin : begin + BATCH]
        start = time.process_time()
        apart = cdist(batch, units, scorer=Levenshtein.distance, dtype=np.int32, workers=1)
        spent += time.process_time() - start
        for query, row in zip(batch, apart, strict=True):
            longest = np.maximum(lengths, max(len(query), 1))
            best.append(int((100 * (longest - row) // longest).max()))
    found = json.loads((folder / "found.json").read_text())[:checked]
    # A text that differs in case or punctuation only shows 99 where its words say 100.
    there = [(b, max(f, default=0)) for b, f in zip(best, found, strict=True) if b >= MINIMUM]
    hit = sum(f >= min(b, 99) for b, f in there)
    return {
        "queries": len(wanted),
        "with a match": len(there),
        "recall": hit / max(1, len(there)),
        "rapidfuzz ms": 1000 * spent / max(1, len(wanted)),
    }


def toolkit(folder: Path) -> Figures:
    """Time the matcher of translate-toolkit on a part of the units."""
    from translate.search import match
    from translate.storage import base

    store = base.TranslationStore()
    for number, (source, target) in enumerate(pairs_of(folder)):
        if number == TOOLKIT_UNITS:
            break
        unit = base.TranslationUnit(source)
        unit.target = target
        store.addunit(unit)
    matcher = match.matcher(store, max_candidates=LIMIT, min_similarity=MINIMUM, max_length=2000)
    spent = []
    for query in queries_of(folder)[:TOOLKIT_QUERIES]:
        start = time.process_time()
        matcher.matches(query)
        spent.append((time.process_time() - start) * 1000)
    return {f"{name} ms": value for name, value in spread(spent).items()} | {
        "units": len(store.units)
    }


def words(folder: Path) -> Figures:
    """Look pairs of words up as a concordance does, without their diacritics."""
    from align.languages import language
    from align.store.memory import Memory
    from align.store.memory.concordance import Concordance

    chance = random.Random(1967)
    vietnamese = language("vi")
    with Memory.open(folder / "m.tm", read_only=True) as memory:
        start = time.process_time()
        book = Concordance(memory)
        book.refresh()
        built = time.process_time() - start
        spent = []
        for query in queries_of(folder)[:WORDS]:
            bare = [vietnamese.skeleton(word) for word in query.split()]
            at = chance.randrange(max(1, len(bare) - 1))
            start = time.process_time()
            book.find(" ".join(bare[at : at + 2]), limit=20)
            spent.append((time.process_time() - start) * 1000)
        size = sum(p.stat().st_size for p in (folder / "m.tm.index/in-source").rglob("*.npy"))
    return {"build s": built, "disk MB": size / 1e6} | {
        f"{name} ms": value for name, value in spread(spent).items()
    }


def peak() -> float:
    """Return the most megabytes this process has had resident."""
    status = Path("/proc/self/status")
    if status.is_file():
        # Unlike getrusage, this starts anew where a process is started by a larger one.
        found = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
        return int(found.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spread(times: Sequence[float]) -> Figures:
    """Return median, 95th and 99th percentile and the greatest."""
    ordered = sorted(times)
    at = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: ordered[min(int(len(ordered) * q), len(ordered) - 1)] for name, q in at.items()}


def pairs_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the units that were made."""
    with (folder / "units.tsv").open(encoding="utf-8") as file:
        for line in file:
            source, target = line.rstrip("\n").split("\t")
            yield source, target


def queries_of(folder: Path) -> list[str]:
    """Return the queries that were made."""
    return (folder / "queries.txt").read_text(encoding="utf-8").splitlines()


STEPS: dict[str, Callable[[Path], Figures]] = {
    "build": build,
    "lookup": lookup,
    "toolkit": toolkit,
    "words": words,
}


def step(name: str, folder: Path, checked: int) -> Figures:
    """Run one step in a process of its own and show its figures."""
    command = [sys.executable, "-m", "benchmarks.memory", "--child", name]
    command += ["--folder", str(folder), "--checked", str(checked)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(run.stdout.splitlines()[-1])
    shown = ", ".join(f"{key} {value:,.2f}".replace(".00", "") for key, value in figures.items())
    print(f"{name:<8} {shown}", flush=True)
    return figures


def measured(folder: Path, units: int, asked: int, checked: int) -> bool:
    """Print all figures; return whether the gates hold."""
    made = write_units(folder / "units.tsv", units)
    (folder / "queries.txt").write_text("\n".join(queries(folder / "units.tsv", asked)))
    print(f"{units:,} units, {made:,} of them written by people; {asked:,} queries", flush=True)
    found = step("build", folder, checked) | step("lookup", folder, checked)
    found |= {"recall": step("truth", folder, checked)["recall"]}
    step("toolkit", folder, checked)
    step("words", folder, checked)
    failed = [name for name, gate in GATES.items() if found[name] >= gate]
    failed += ["recall"] if found["recall"] < GATE_RECALL else []
    print(f"outside the gates: {', '.join(failed)}" if failed else "inside all gates")
    return not failed


def main() -> None:
    """Measure; fail outside the gates."""
    options = argparse.ArgumentParser(description="How a translation memory is searched.")
    options.add_argument("--units", type=int, default=100_000)
    options.add_argument("--queries", type=int, default=1_000)
    options.add_argument("--checked", type=int, help="queries held against the truth; all")
    options.add_argument("--folder", type=Path, help="where to work; a temporary one")
    options.add_argument("--child", help=argparse.SUPPRESS)
    given = options.parse_args()
    checked = given.checked or given.queries
    if given.child:
        truthful = given.child == "truth"
        figures = truth(given.folder, checked) if truthful else STEPS[given.child](given.folder)
        print(json.dumps(figures))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not measured(folder, given.units, given.queries, checked):
            sys.exit(1)


if __name__ == "__main__":
    main()
