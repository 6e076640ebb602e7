"""Find words in a memory, as they are written or whatever their diacritics.

The words of a side are indexed by their skeleton (case folded, without diacritics). A query
takes the rows that hold all of its words, keeps those that hold them one behind the other, and
reads only these units from the memory. Without diacritics in the query every spelling is a hit;
with them the spelling asked for comes first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from align.languages import Language, language
from align.store.memory.index.feeds import MemoryFeed, folder_of
from align.store.memory.index.index import Advance, Index
from align.store.memory.memory import Memory
from align.store.memory.records import Stored
from align.store.memory.texts import Side
from align.units import Tier

LIMIT = 50
LOOKED_AT = 5_000
"""Units read to find closer ones, the newest first: well under a second."""
_PAGE = 200
_REMEMBERED = 500_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit in which the words occur."""

    unit: Stored
    spans: tuple[tuple[int, int], ...]
    """Where they stand: code points into the side that was searched."""
    tier: Tier
    """How closely the best of these places is what was asked for."""


class Concordance:
    """Searches one side of a memory.

    Args:
        memory: open, and staying so.
        side: which text is searched.
        code: language of that side; None takes that of the first unit.
    """

    def __init__(self, memory: Memory, side: Side = Side.SOURCE, code: str | None = None) -> None:
        self._memory = memory
        self._side = side
        self._language = language(code or _code_of(memory, side))
        self._advance: Advance = lambda _: None
        way = f"skeletons {self._language.code}"
        feed = MemoryFeed(memory, side, Skeletons(self._language), way)
        self._index = Index(feed, folder_of(memory.path) / f"in-{side}", self._told)

    @property
    def notice(self) -> str:
        """One line on what was wrong with the index that was found, empty if nothing was."""
        return self._index.notice

    @property
    def behind(self) -> int:
        """How many units the index must still take in, 0 if so few that it is no work."""
        return self._index.behind

    def close(self) -> None:
        """Let go of the index; the memory stays open."""
        self._index.close()

    def refresh(self, advance: Advance = lambda _: None) -> None:
        """Take in what came to the memory since, telling how many units more there are."""
        self._advance = advance
        self._index.refresh()

    def find(self, query: str, *, exact: bool = False, limit: int = LIMIT) -> list[Hit]:
        """Return units in which the words of a query stand one behind the other.

        The closest come first, and among these the newest; a query without diacritics is
        content with the newest.

        Args:
            query: whole words; a word ends where the language ends it.
            exact: only with this case and these diacritics.
            limit: how many at most.
        """
        wanted = _Phrase(self._language, query)
        if not wanted.skeletons:
            return []
        self._index.refresh()
        hits: list[Hit] = []
        enough = limit
        for stored in islice(self._units(wanted.skeletons), None if exact else LOOKED_AT):
            hit = wanted.hit(stored, getattr(stored.unit, self._side.value))
            if hit and (hit.tier is Tier.EXACT or not exact):
                hits.append(hit)
                enough -= wanted.is_bare or hit.tier is Tier.EXACT
            if not enough:
                break
        ranks = list(Tier)
        return sorted(hits, key=lambda h: (ranks.index(h.tier), -h.unit.identity))[:limit]

    def _units(self, phrase: Sequence[str]) -> Iterator[Stored]:
        """Yield the units that may hold a phrase, the newest runs first."""
        found = self._index.holding(phrase)
        seen: set[int] = set()
        while page := list(islice(found, _PAGE)):
            new = [identity for identity in dict.fromkeys(page) if identity not in seen]
            seen.update(new)
            yield from self._memory.these(new)

    def _told(self, rows: int) -> None:
        self._advance(rows)


class Skeletons:
    """Cuts a text into its words without case and diacritics, remembering the common ones."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> list[str]:
        """Return the words of a text, bare."""
        known, bare_of = self._known, self._language.skeleton
        if len(known) > _REMEMBERED:
            known.clear()
        bare = []
        for word in self._language.pieces(text)[1::2]:
            if (found := known.get(word)) is None:
                found = known[word] = bare_of(word)
            bare.append(found)
        return bare


class _Phrase:
    """What is looked for."""

    def __init__(self, language: Language, query: str) -> None:
        self._language = language
        tokens = list(language.tokens(query))
        words = [token.text for token in tokens]
        self._surface = _level(query[tokens[0].start : tokens[-1].end]) if tokens else ""
        self._folded = [language.fold(word) for word in words]
        self.skeletons = [language.skeleton(word) for word in words]
        self.is_bare = words == self.skeletons
        """Whether it is written without case and diacritics, so that any spelling will do."""

    def hit(self, stored: Stored, text: str) -> Hit | None:
        """Return where a text holds the phrase, None if it does not (any more)."""
        tokens = list(self._language.tokens(text))
        bare = [self._language.skeleton(token.text) for token in tokens]
        length = len(self.skeletons)
        spans: list[tuple[int, int]] = []
        tiers: list[Tier] = []
        at = 0
        while at + length <= len(tokens):
            if bare[at : at + length] != self.skeletons:
                at += 1
                continue
            found = tokens[at : at + length]
            start, end = found[0].start, found[-1].end
            spans.append((start, end))
            tiers.append(self._tier(text[start:end], [token.text for token in found]))
            at += length
        if not spans:
            return None
        best = next(tier for tier in Tier if tier in tiers)
        return Hit(stored, tuple(spans), best)

    def _tier(self, surface: str, words: list[str]) -> Tier:
        if _level(surface) == self._surface:
            return Tier.EXACT
        folded = [self._language.fold(word) for word in words]
        return Tier.FOLDED if folded == self._folded else Tier.SKELETON


def _level(text: str) -> str:
    return " ".join(text.split())


def _code_of(memory: Memory, side: Side) -> str:
    """Return the language of one side of the first unit; a memory is of one pair, mostly."""
    first = next(memory.units(), None)
    if first is None:
        return "und"
    return first.unit.source_language if side is Side.SOURCE else first.unit.target_language
