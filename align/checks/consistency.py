"""Consistency: one source with several targets, one target for several sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.languages import language

_KEPT = frozenset(b"bdfghjklmnqrstvwz0123456789")
_TRADED = bytes(sorted(frozenset(range(128)) - _KEPT))
_LEAST_WORDS = 3
"""Shorter targets stand for many sources by right: Yes; Article 3; the end."""


class Key:
    """What texts have in common that say the same, but for marks, spacing, case and spelling."""

    def __init__(self, code: str) -> None:
        self._room = language(code)
        self._fold = lru_cache(maxsize=1 << 15)(self._room.fold)

    def __call__(self, text: str) -> str:
        """Return the key of a text; a question stays apart from what is none."""
        words = " ".join(map(self._fold, self._room.pieces(text)[1::2]))
        return f"{words} ?" if "?" in text else words


def _alike(pairs: Sequence[Pair], texts: Sequence[str], key: Key) -> Iterable[list[Pair]]:
    """Return the pairs whose texts have the same key, in their order, two and more together."""
    traces = [trace(text) for text in texts]
    often = {one for one, number in Counter(traces).items() if number > 1}
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair, text, one in zip(pairs, texts, traces, strict=True):
        if one in often:
            groups[key(text)].append(pair)
    return (group for group in groups.values() if len(group) > 1)


def trace(text: str) -> bytes:
    """Return what texts with the same key have in common, and few others: a cheap first look.

    These are the letters and figures of ASCII that no spelling of a language trades for others:
    vowels bear marks, and the rest has look-alikes in other scripts.
    """
    return text.casefold().encode("ascii", "ignore").translate(None, _TRADED)


class Inconsistent:
    """The same source has another target elsewhere, and that one is more common."""

    id = "inconsistent"
    title = "one source, several targets"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = Key(setting.source), Key(setting.target)
        self._pairs: list[Pair] = []

    def see(self, pair: Pair) -> None:
        """Take note of a pair."""
        self._pairs.append(pair)

    def findings(self) -> Iterator[tuple[Pair, Finding]]:
        """Yield a finding for each pair that is not as most with its source are."""
        for group in _alike(self._pairs, [pair.source for pair in self._pairs], self._ours):
            yield from self._uneven(group)

    def _uneven(self, group: list[Pair]) -> Iterator[tuple[Pair, Finding]]:
        keys = [self._theirs(pair.target) for pair in group]
        usual, _ = Counter(keys).most_common(1)[0]
        model = group[keys.index(usual)]
        for pair, key in zip(group, keys, strict=True):
            if key != usual:
                message = f"the same source is '{model.target}' at {model.place or model.line}"
                yield pair, whole(self, pair, message)


class SameTarget:
    """Different sources have one and the same target."""

    id = "same-target"
    title = "one target for several sources"
    severity = Severity.INFO

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = Key(setting.source), Key(setting.target)
        self._pairs: list[Pair] = []

    def see(self, pair: Pair) -> None:
        """Take note of a pair."""
        if len(pair.target.split(None, _LEAST_WORDS - 1)) == _LEAST_WORDS:
            self._pairs.append(pair)

    def findings(self) -> Iterator[tuple[Pair, Finding]]:
        """Yield a finding for each pair after the first with another source."""
        for group in _alike(self._pairs, [pair.target for pair in self._pairs], self._theirs):
            yield from self._reused(group)

    def _reused(self, group: list[Pair]) -> Iterator[tuple[Pair, Finding]]:
        first = group[0]
        source = self._ours(first.source)
        for pair in group[1:]:
            if self._ours(pair.source) != source:
                message = f"'{first.source}' at {first.place or first.line} has the same target"
                yield pair, whole(self, pair, message)
