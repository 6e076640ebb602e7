"""The matches of one memory for a segment."""

from collections.abc import Iterable, Iterator

from align.store.memory.index.feeds import MemoryFeed, folder_of
from align.store.memory.index.index import Advance, Index
from align.store.memory.matching.difference import difference
from align.store.memory.matching.match import CONTEXT, TWICE, Match, Wanted
from align.store.memory.matching.numbers import substituted
from align.store.memory.matching.penalties import USUAL, Penalties
from align.store.memory.matching.score import EXACT, likeness
from align.store.memory.matching.tokens import key
from align.store.memory.memory import Memory
from align.store.memory.records import Stored
from align.store.memory.texts import Side

MINIMUM = 70
"""Per cent below which a match costs more time than it saves."""
LIMIT = 5
_SPARE = 4
"""Units asked of the index for each match wanted: some are out of date, or say the same."""
_MOST = 5_000


class Matcher:
    """Looks segments up in one memory.

    Args:
        memory: open, and staying so.
        languages: source and target; units in others are passed over. None takes all.
        penalties: what its matches are worth less.
        advance: is told how many units more have been taken into the index, when it is made.
    """

    def __init__(
        self,
        memory: Memory,
        languages: tuple[str, str] | None = None,
        penalties: Penalties = USUAL,
        advance: Advance = lambda _: None,
    ) -> None:
        self._memory = memory
        self._languages = tuple(map(_primary, languages)) if languages else None
        self._penalties = penalties
        feed = MemoryFeed(memory, Side.SOURCE, key, "words")
        self._index = Index(feed, folder_of(memory.path) / "words", advance)

    @property
    def index(self) -> Index:
        """The index it looks in."""
        return self._index

    def close(self) -> None:
        """Let go of the index; the memory stays open."""
        self._index.close()

    def exact(self, wanted: Wanted) -> list[Match]:
        """Return the matches of identical text, best first; needs no index."""
        found = (self._match(wanted, one) for one in self._usable(self._identical(wanted.source)))
        return ranked(found)

    def matches(self, wanted: Wanted, *, minimum: int = MINIMUM, limit: int = LIMIT) -> list[Match]:
        """Return the best matches, best first, each target once.

        Args:
            wanted: the segment.
            minimum: per cent a match must have, penalties taken off.
            limit: how many at most.
        """
        self._index.refresh()
        found = self.exact(wanted)
        if minimum > EXACT:
            return [match for match in found if match.score >= minimum][:limit]
        asked = _SPARE * limit
        tokens = key(wanted.source)
        while True:
            near = self._index.nearest(tokens, max(minimum, 1), asked)
            alike = self._usable(self._memory.these([one.identity for one in near]))
            others = (self._match(wanted, one) for one in alike if one.unit.source != wanted.source)
            every = ranked([*found, *others])
            best = [match for match in every if match.score >= minimum][:limit]
            if len(best) == limit or len(near) < asked or asked >= _MOST:
                return best
            asked *= _SPARE

    def _identical(self, source: str) -> list[Stored]:
        return self._memory.with_source(source)

    def _usable(self, units: Iterable[Stored]) -> Iterator[Stored]:
        for one in units:
            unit = one.unit
            pair = (_primary(unit.source_language), _primary(unit.target_language))
            if unit.target and self._languages in (None, pair):
                yield one

    def _match(self, wanted: Wanted, stored: Stored) -> Match:
        unit = stored.unit
        score, whole, why = _compared(wanted, stored)
        target = unit.target
        adapted = substituted(unit.source, wanted.source, target) if why == ("numbers",) else None
        penalties = [(name, cost) for name, cost in self._penalties.of(unit) if cost]
        penalty = sum(cost for _, cost in penalties)
        return Match(
            score=max(score - penalty, 0),
            whole=whole,
            memory=self._memory.path.name,
            unit=stored.identity,
            source=unit.source,
            target=target if adapted is None else adapted,
            difference=() if score >= EXACT else difference(unit.source, wanted.source),
            why=(*why, *(name for name, _ in penalties)),
            penalty=penalty,
            adapted=adapted is not None,
            origin=unit.origin,
            status=unit.status,
            author=unit.author,
            changed=unit.changed or unit.created,
            document=unit.document,
            codes=unit.target_codes,
        )


def _compared(wanted: Wanted, stored: Stored) -> tuple[int, int, tuple[str, ...]]:
    """Return score, score over all tokens, and the reason."""
    unit = stored.unit
    alike = likeness(unit.source, wanted.source)
    if alike.score < EXACT:
        return alike.score, alike.whole, alike.only or ("words",)
    known = bool(unit.before or unit.after)
    reasons = []
    if known and (unit.before, unit.after) == (wanted.before, wanted.after):
        reasons.append("context")
    if wanted.key and unit.key == wanted.key:
        reasons.append("id")
    score = {0: EXACT, 1: CONTEXT, 2: TWICE}[len(reasons)]
    return score, alike.whole, tuple(reasons) or ("exact",)


def ranked(matches: Iterable[Match]) -> list[Match]:
    """Order matches, newest first among equals; of equal targets the best stays."""
    ordered = sorted(matches, key=lambda m: (-m.score, -m.whole, -m.unit))
    best: dict[str, Match] = {}
    for match in ordered:
        best.setdefault(match.target, match)
    return list(best.values())


def _primary(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()
