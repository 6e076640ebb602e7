"""Run checks over pairs, one pair at a time."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from align.checks.base import Across, Finding, Pair, Setting
from align.checks.registry import create_across, is_across
from align.checks.turn import in_turn

_MOST = 8
"""Processes that one can feed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the pair it is about."""

    pair: Pair
    finding: Finding


def cores() -> int:
    """Return how many processes are worth having on this machine."""
    return min(_MOST, len(os.sched_getaffinity(0)))


def run(
    pairs: Iterable[Pair],
    names: Iterable[str],
    setting: Setting,
    *,
    suppressed: frozenset[tuple[int, str]] = frozenset(),
    workers: int = 1,
) -> Iterator[Found]:
    """Yield findings pair by pair, then those of the checks across pairs.

    Args:
        pairs: consumed one by one, with several workers some thousands ahead; checks across
            pairs keep what they have seen.
        names: the checks to run, as ``profiles.chosen`` gives them.
        setting: languages and term base.
        suppressed: unit and check of what a person has looked at and wants no more of.
        workers: processes that share the pairs where there are very many; the findings and
            their order are the same.

    Raises:
        KeyError: there is no check of a name.
    """
    names = tuple(names)
    each = tuple(name for name in names if not is_across(name))
    across = [create_across(name, setting) for name in names if is_across(name)]
    seen = _noted(pairs, across) if across else pairs
    if workers > 1:
        from align.checks.spread import spread

        found = spread(seen, each, setting, workers)
    else:
        found = in_turn(seen, each, setting)
    for pair, finding in _one_after_another(found, across):
        if pair.unit is None or (pair.unit, finding.check) not in suppressed:
            yield Found(pair, finding)


def _noted(pairs: Iterable[Pair], across: Sequence[Across]) -> Iterator[Pair]:
    """Yield pairs, and show those with a target to the checks across pairs."""
    for pair in pairs:
        if pair.target and not pair.target.isspace():
            for over in across:
                over.see(pair)
        yield pair


def _one_after_another(
    found: Iterable[tuple[Pair, Finding]], across: Sequence[Across]
) -> Iterator[tuple[Pair, Finding]]:
    yield from found
    for over in across:
        yield from over.findings()
