"""Look at pairs one after another, in this process."""

from collections.abc import Iterable, Iterator, Sequence

from align.checks.base import Finding, Pair, Setting
from align.checks.registry import create_each
from align.checks.sieve import Sieve


def in_turn(
    pairs: Iterable[Pair], names: Sequence[str], setting: Setting
) -> Iterator[tuple[Pair, Finding]]:
    """Yield what checks of single pairs find, one pair after another."""
    sieve = Sieve([create_each(name, setting) for name in names])
    for pair in pairs:
        for finding in sieve.findings(pair):
            yield pair, finding
