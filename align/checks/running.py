"""Run checks over pairs, one pair at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.checks.base import Finding, Pair, Setting
from align.checks.registry import create_across, create_each, is_across

_BLANK = "empty"
"""The only check that has something to say about a target without text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the pair it is about."""

    pair: Pair
    finding: Finding


def run(
    pairs: Iterable[Pair],
    names: Iterable[str],
    setting: Setting,
    *,
    suppressed: frozenset[tuple[int, str]] = frozenset(),
) -> Iterator[Found]:
    """Yield findings pair by pair, then those of the checks across pairs.

    Args:
        pairs: consumed one by one; checks across pairs keep what they have seen.
        names: the checks to run, as ``profiles.chosen`` gives them.
        setting: languages and term base.
        suppressed: unit and check of what a person has looked at and wants no more of.

    Raises:
        KeyError: there is no check of a name.
    """
    names = tuple(names)
    each = [create_each(name, setting) for name in names if not is_across(name)]
    across = [create_across(name, setting) for name in names if is_across(name)]
    for pair in pairs:
        blank = not pair.target.strip()
        for check in each:
            if blank and check.id != _BLANK:
                continue
            if pair.unit is None or (pair.unit, check.id) not in suppressed:
                for finding in check.find(pair):
                    yield Found(pair, finding)
        if not blank:
            for over in across:
                over.see(pair)
    for over in across:
        for pair, finding in over.findings():
            if pair.unit is None or (pair.unit, over.id) not in suppressed:
                yield Found(pair, finding)
