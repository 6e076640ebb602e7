"""How many units a second the checks look at, and what each of them costs.

All surface checks run over the written pairs, in one process and in two, the start of processes
and the comparison across units included; each check by itself finds out its own words, which it
shares with others where they run together. pofilter and the checks for the kinds that both have run
over the same sample one after the other.
"""

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from align.checks import Check, Pair, Setting, run, surface_names
from align.checks.registry import create_across, create_each, is_across
from align.checks.sieve import Sieve
from benchmarks.checks_planted import KINDS
from benchmarks.checks_pofilter import accusations

GOAL = 50_000
"""Units a second, all surface checks, two cores."""
SAMPLE = 2_000
_ROUNDS = (("", ""), ("nhé", "then"), ("rồi", "now"), ("thôi", "so"), ("đấy", "well"))
"""Last words that make other units of the same pairs: a text said again would be an exception."""
_TIMES = 5
_SLOWEST = 8


def show(written: Sequence[Pair]) -> None:
    """Print the tables."""
    many = list(_many(written))
    print(f"\nall surface checks over {len(many):,} units{'units/s':>19}{'CPU us/unit':>13}")
    for workers in (1, 2):
        wall, cpu = _spent(many, workers)
        goal = f"  (goal {GOAL:,})" if workers == 2 else ""
        title = f"{workers} process{'es' if workers > 1 else ''}"
        print(f"{title:40}{len(many) / wall:19,.0f}{1e6 * cpu / len(many):13.1f}{goal}")
    sample = written[:SAMPLE]
    print(f"\n{'slowest of the checks':26}{'called %':>10}{'us/unit':>9}")
    costs = sorted(_costs(sample), key=lambda one: -one[2])
    for name, share, cost in costs[:_SLOWEST]:
        print(f"{name:26}{100 * share:10.1f}{cost:9.2f}")
    _show_peer(sample)


def _many(written: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the pairs, and again with other words at the end."""
    for source, target in _ROUNDS:
        for pair in written:
            ours, theirs = _longer(pair.source, source), _longer(pair.target, target)
            yield replace(pair, source=ours, target=theirs)


def _longer(text: str, word: str) -> str:
    return f"{text[:-1]} {word}{text[-1]}" if word and text[-1] in ".?!" else text


def _spent(pairs: Sequence[Pair], workers: int) -> tuple[float, float]:
    """Return seconds by the clock and of processor time, of all processes."""
    wall, cpu = time.perf_counter(), _cpu()
    for _ in run(pairs, surface_names(), Setting(), workers=workers):
        pass
    return time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _costs(sample: Sequence[Pair]) -> Iterator[tuple[str, float, float]]:
    """Yield each check, the share of units it is called for, and microseconds by unit."""
    setting = Setting()
    for name in surface_names():
        if is_across(name):
            seconds = min(_across(name, sample, setting) for _ in range(_TIMES))
            yield name, 1.0, 1e6 * seconds / len(sample)
            continue
        check = create_each(name, setting)
        sieve = Sieve([check])
        called = [pair for pair in sample if sieve.due(pair)]
        seconds = min(_each(check, called) for _ in range(_TIMES))
        yield name, len(called) / len(sample), 1e6 * seconds / len(sample)


def _each(check: Check, pairs: Sequence[Pair]) -> float:
    def look() -> None:
        for pair in pairs:
            for _ in check.find(pair):
                pass

    return _timed(look)


def _across(name: str, sample: Sequence[Pair], setting: Setting) -> float:
    check = create_across(name, setting)

    def compare() -> None:
        for pair in sample:
            check.see(pair)
        for _ in check.findings():
            pass

    return _timed(compare)


def _show_peer(sample: Sequence[Pair]) -> None:
    """Print how fast pofilter is, and the checks for the kinds that both have."""
    checks = tuple(sorted({check for kind in KINDS if kind.peer for check in kind.checks}))
    filters = frozenset(one for kind in KINDS for one in kind.peer)
    setting = Setting()
    ours = min(_timed(lambda: list(run(sample, checks, setting))) for _ in range(_TIMES))
    theirs = _timed(lambda: accusations(sample, filters))
    print(f"\n{'the kinds both have, 1 core':40}{'units/s':>19}")
    for title, seconds in ((f"{len(checks)} checks", ours), (f"{len(filters)} filters", theirs)):
        who = "align" if title.endswith("checks") else "pofilter"
        print(f"{f'{who}, {title}':40}{len(sample) / seconds:19,.0f}")


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
