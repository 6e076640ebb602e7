"""What pofilter of translate-toolkit (GPL-2+, a development tool here) says of pairs."""

from collections.abc import Collection, Sequence

from align.checks import Pair


def accusations(pairs: Sequence[Pair], filters: Collection[str] = ()) -> list[frozenset[str]]:
    """Return for each pair the names of the filters that it fails, of all or of some."""
    from translate.filters.checks import StandardChecker
    from translate.storage.po import pounit

    checker = StandardChecker(limitfilters=list(filters) or None)
    found = []
    for pair in pairs:
        unit = pounit(pair.source)
        unit.target = pair.target
        found.append(frozenset(checker.run_filters(unit)))
    return found
