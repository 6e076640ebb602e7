"""Look at pairs one after another, in this process."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from threading import local

from align.checks.base import Finding, Pair, Setting
from align.checks.registry import create_each
from align.checks.sieve import Sieve
from align.settings import EnglishSettings

_MOST = 4
"""Sieves that a thread keeps: those of the settings that it has had last."""

_Key = tuple[tuple[str, ...], str, str, int, EnglishSettings]


class _Kept(local):
    """The sieves of a thread, the one used last at the end.

    To make the checks costs far more than to look at a pair, and who edits looks at one pair at a
    time. Checks have memos that no two threads may share.
    """

    def __init__(self) -> None:
        self._sieves: OrderedDict[_Key, tuple[Sieve, Setting]] = OrderedDict()

    def sieve(self, names: Sequence[str], setting: Setting) -> Sieve:
        """Return the sieve of some checks under a setting, made at first use."""
        # A term base is told by its identity, as long as the setting kept here holds it: to
        # compare its entries would cost more than a look.
        base, english = id(setting.glossary), setting.english
        key = (tuple(names), setting.source, setting.target, base, english)
        if key not in self._sieves:
            made = Sieve([create_each(name, setting) for name in names])
            self._sieves[key] = made, setting
            if len(self._sieves) > _MOST:
                self._sieves.popitem(last=False)
        self._sieves.move_to_end(key)
        return self._sieves[key][0]


_kept = _Kept()


def in_turn(
    pairs: Iterable[Pair], names: Sequence[str], setting: Setting
) -> Iterator[tuple[Pair, Finding]]:
    """Yield what checks of single pairs find, one pair after another."""
    sieve = _kept.sieve(names, setting)
    for pair in pairs:
        for finding in sieve.findings(pair):
            yield pair, finding
