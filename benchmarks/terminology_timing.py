"""What obedience costs: time of each way against the engine alone, on the same segments."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.terminology_methods import ALONE, Method

WINDOW = 32
"""Segments in a batch, as in ``align.pipeline``."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Time of one way."""

    seconds: float
    """CPU time of all segments, the median of the rounds."""
    cpu: float
    """Ratio of CPU time to the engine alone, the median of the rounds."""
    wall: float
    """Ratio of time by the clock, which means little while the machine does other work."""


def costs(ways: Mapping[str, Method], sources: Sequence[str], rounds: int = 3) -> dict[str, Cost]:
    """Time every way on the same sources, interleaved batch by batch.

    Each round begins every batch with another way, so that none is always the first to find the
    processor hot or the caches cold; a round before the first is not counted.
    """
    batches = [sources[at : at + WINDOW] for at in range(0, len(sources), WINDOW)]
    names = list(ways)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for number in range(rounds + 1):
        spent = dict.fromkeys(names, (0.0, 0.0))
        for at, batch in enumerate(batches):
            turn = (number + at) % len(names)
            for name in names[turn:] + names[:turn]:
                cpu, wall = time.process_time(), time.perf_counter()
                ways[name](batch)
                spent[name] = (
                    spent[name][0] + time.process_time() - cpu,
                    spent[name][1] + time.perf_counter() - wall,
                )
        if number:
            for name in names:
                taken[name].append(spent[name])
    return {name: _cost(taken[name], taken[ALONE]) for name in names}


def _cost(mine: Sequence[tuple[float, float]], alone: Sequence[tuple[float, float]]) -> Cost:
    def ratio(clock: int) -> float:
        pairs = zip(mine, alone, strict=True)
        return median((a[clock] / b[clock] if b[clock] else 0.0 for a, b in pairs))

    return Cost(median(cpu for cpu, _ in mine), ratio(0), ratio(1))
