"""Consistency: one source with several targets, one target for several sources."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.contrasts import contrary
from align.checks.conventions.base import words as listed
from align.checks.words import words
from align.languages import language

_KEPT = frozenset(b"bdfghjklmnqrstvwz0123456789")
_TRADED = bytes(sorted(frozenset(range(128)) - _KEPT))
# The same for a text with capitals, which become small letters on the way.
_SMALL = bytes(range(128)).lower().ljust(256)
_TRADED_BOTH = bytes(n for n in range(128) if _SMALL[n] not in _KEPT)
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


class _Texts:
    """Sources or targets, of which only those are looked at that may be alike."""

    def __init__(self, text: Callable[[Pair], str], key: Key) -> None:
        self._text, self._key = text, key
        self._pairs: list[Pair] = []
        self._traces: list[int] = []

    def add(self, pair: Pair) -> None:
        self._pairs.append(pair)
        self._traces.append(_hashed(self._text(pair)))

    def alike(self) -> Iterable[list[Pair]]:
        """Return the pairs whose texts have the same key, in order, two and more together."""
        if len(set(self._traces)) == len(self._traces):
            return ()
        often = {one for one, number in Counter(self._traces).items() if number > 1}
        groups: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair, one in zip(self._pairs, self._traces, strict=True):
            if one in often:
                groups[self._key(self._text(pair))].append(pair)
        return (group for group in groups.values() if len(group) > 1)


@lru_cache(maxsize=8)
def _hashed(text: str) -> int:
    """Return a number for a trace, found once for all checks of a pair; few share one."""
    return hash(trace(text))


_source, _target = attrgetter("source"), attrgetter("target")


def trace(text: str) -> bytes:
    """Return what texts with the same key have in common, and few others: a cheap first look.

    These are the letters and figures of ASCII that no spelling of a language trades for others:
    vowels bear marks, and the rest has look-alikes in other scripts.
    """
    if text.isascii():
        return text.encode().translate(_SMALL, _TRADED_BOTH)
    return text.casefold().encode("ascii", "ignore").translate(None, _TRADED)


class Inconsistent:
    """The same source has another target elsewhere, and that one is more common.

    Likewise the same target, where one of two sources says the contrary of the other in a word.
    """

    id = "inconsistent"
    title = "one source, several targets"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._theirs = Key(setting.target)
        self._ours = Key(setting.source)
        self._sources = _Texts(_source, self._ours)
        self._targets = _Texts(_target, self._theirs)

    def see(self, pair: Pair) -> None:
        """Take note of a pair."""
        self._sources.add(pair)
        self._targets.add(pair)

    def findings(self) -> Iterator[tuple[Pair, Finding]]:
        """Yield a finding for each pair that is not as most with its source are."""
        for group in self._sources.alike():
            yield from self._uneven(group)
        for group in self._targets.alike():
            yield from self._mistaken(group)

    def _mistaken(self, group: list[Pair]) -> Iterator[tuple[Pair, Finding]]:
        """Yield pairs whose target says what belongs to a source that says the contrary."""
        first = group[0]
        said = words(first.source)
        for pair in group[1:]:
            others = words(pair.source)
            if _is_exchanged(said, others) or _is_other(*map(self._folded, (first, pair))):
                where = first.place or first.line
                yield pair, whole(self, pair, f"'{first.source}' at {where} has the same target")

    def _folded(self, pair: Pair) -> list[str]:
        return self._ours(pair.source).split()

    def _uneven(self, group: list[Pair]) -> Iterator[tuple[Pair, Finding]]:
        keys = [self._theirs(pair.target) for pair in group]
        usual, _ = Counter(keys).most_common(1)[0]
        model = group[keys.index(usual)]
        for pair, key in zip(group, keys, strict=True):
            if key != usual:
                message = f"the same source is '{model.target}' at {model.place or model.line}"
                yield pair, whole(self, pair, message)


def _is_exchanged(said: Sequence[str], others: Sequence[str]) -> bool:
    """Whether sources differ in one word, and one says the contrary of the other."""
    if len(said) < _LEAST_WORDS or len(said) != len(others):
        return False
    differing = [both for both in zip(said, others, strict=True) if both[0] != both[1]]
    return len(differing) == 1 and contrary(*differing[0])


def _is_other(said: Sequence[str], others: Sequence[str]) -> bool:
    """Whether sources differ in one place alone, where one has quite other words than the other.

    Words that are left out or added say little, and of two that share a part both may say the
    same: ``cười ồ`` and ``phá lên cười``.
    """
    most = min(len(said), len(others))
    begun = next((n for n in range(most) if said[n] != others[n]), most)
    ended = next((n for n in range(most - begun) if said[-1 - n] != others[-1 - n]), most - begun)
    ours, theirs = said[begun : len(said) - ended], others[begun : len(others) - ended]
    if not ours or not theirs or begun + ended < _LEAST_SAME or max(len(ours), len(theirs)) > _MOST:
        return False
    if not set(ours).isdisjoint(theirs) or any(w.isdigit() for w in (*ours, *theirs)):
        return False
    return not (_SPOKEN_TO.issuperset(ours) or _SPOKEN_TO.issuperset(theirs))


_LEAST_SAME = 4
"""Words that two sources must share to differ by mistake in the rest."""
_MOST = 3
_SPOKEN_TO = frozenset(
    listed(
        "tôi ta tao mình ông bà anh chị em cô chú bác cậu mợ dì thím cháu con họ nó hắn y thị gã "
        "ngài bạn mày người các những mọi đã đang sẽ rồi vẫn cũng còn thì là mà và với cùng ở tại "
        "trong được bị do bởi này ấy kia đó đây không chẳng chưa ạ nhé nhá à ư "
        "thấy phải cần có nên hãy"
    )
)
"""Pronouns and small words, which a translation need not tell apart."""


class SameTarget:
    """Different sources have one and the same target."""

    id = "same-target"
    title = "one target for several sources"
    severity = Severity.INFO

    def __init__(self, setting: Setting) -> None:
        self._ours = Key(setting.source)
        self._targets = _Texts(_target, Key(setting.target))

    def see(self, pair: Pair) -> None:
        """Take note of a pair."""
        if len(pair.target.split(None, _LEAST_WORDS - 1)) == _LEAST_WORDS:
            self._targets.add(pair)

    def findings(self) -> Iterator[tuple[Pair, Finding]]:
        """Yield a finding for each pair after the first with another source."""
        for group in self._targets.alike():
            yield from self._reused(group)

    def _reused(self, group: list[Pair]) -> Iterator[tuple[Pair, Finding]]:
        first = group[0]
        source = self._ours(first.source)
        for pair in group[1:]:
            if self._ours(pair.source) != source:
                message = f"'{first.source}' at {first.place or first.line} has the same target"
                yield pair, whole(self, pair, message)
