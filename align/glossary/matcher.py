"""Find terms in a stream of syllables with a trie.

The trie is keyed by skeletons, so that one walk finds a term with and without its diacritics;
which of the two a find is decides the comparison of the folded syllables at its end.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from align.glossary.entry import Context, Entry
from align.glossary.stream import Reader, Stream
from align.languages import Language
from align.units import Tier

REACH = 40
"""How many syllables away ``Context.anywhere`` still sees."""


@dataclass(frozen=True, slots=True)
class _Phrases:
    """A context in keys."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    anywhere: tuple[str, ...]

    def found(self, left: str, right: str) -> bool:
        return (
            any(left.endswith(phrase) for phrase in self.before)
            or any(right.startswith(phrase) for phrase in self.after)
            or any(phrase in left or phrase in right for phrase in self.anywhere)
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """One spelling of one entry."""

    entry: int
    text: str
    words: list[str]
    folded: list[str]
    case_sensitive: bool
    when: _Phrases | None
    unless: _Phrases | None
    free: bool
    """Whether it matches in any case and anywhere."""


@dataclass(slots=True)
class _Node:
    """A place in the trie: what may follow, and the terms that end here."""

    following: "dict[str, _Node]" = field(default_factory=dict)
    sources: list[_Source] = field(default_factory=list)

    def step(self, key: str) -> "_Node":
        return self.following.setdefault(key, _Node())


class Find(NamedTuple):
    """One occurrence: the numbers of its first and last syllable, its entry and its tier."""

    first: int
    last: int
    entry: int
    tier: Tier


class Matcher:
    """The terms of a term base, ready to be found."""

    def __init__(self, entries: Iterable[Entry], room: Language) -> None:
        self._room = room
        self._reader = Reader(room)
        self._root = _Node()
        for number, entry in enumerate(entries):
            for text in entry.sources:
                self._add(number, entry, text)

    def stream(self, text: str) -> Stream:
        """Return the stream of a text."""
        return self._reader.stream(text)

    def finds(self, stream: Stream) -> tuple[list[Find], list[Find]]:
        """Return the clean finds, all nested, and the plausible ones without diacritics."""
        clean: list[Find] = []
        loose: list[Find] = []
        for first, last, sources in self._walk(stream):
            folded = stream.folded[first : last + 1]
            same = [source for source in sources if source.folded == folded]
            found = self._best(stream, first, last, same)
            if found:
                clean.append(found)
            elif not same and last > first:
                near = [s for s in sources if self._plausible(stream, first, s.folded)]
                found = self._best(stream, first, last, near)
                if found:
                    loose.append(found._replace(tier=Tier.SKELETON))
        return clean, loose

    def _walk(self, stream: Stream) -> Iterator[tuple[int, int, list[_Source]]]:
        """Yield every run of syllables that a term may stand in."""
        keys, marks = stream.skeletons, stream.marks
        end = len(keys)
        for first, start in enumerate(map(self._root.following.get, keys)):
            node, at = start, first
            while node is not None:
                if node.sources:
                    yield first, at, node.sources
                if marks[at]:
                    node = node.following.get(marks[at])
                at += 1
                if node is None or at == end:
                    break
                node = node.following.get(keys[at])

    def _best(self, stream: Stream, first: int, last: int, sources: list[_Source]) -> Find | None:
        """Choose among homographs: the exact one first, then the one that asks for more."""
        if not sources:
            return None
        surface = "".join(stream.pieces[2 * first + 1 : 2 * last + 2])
        ranked = [
            (surface != source.text, source.free, not source.case_sensitive, source.entry)
            for source in sources
            if source.free
            or (
                _same_case(stream.words[first : last + 1], source)
                and _in_context(stream, first, last, source)
            )
        ]
        if not ranked:
            return None
        folded, _, _, entry = min(ranked)
        return Find(first, last, entry, Tier.FOLDED if folded else Tier.EXACT)

    def _plausible(self, stream: Stream, first: int, term: list[str]) -> bool:
        """Tell whether syllables may be a slip for a term, and not words of their own.

        A slip loses marks and rarely invents one, and leaves most of a term alone, unless the
        whole segment was typed without diacritics. It is no slip if a syllable that differs
        from the term's is a word of the grammar, or stands beside one that it often stands
        beside in clean text.
        """
        folded = stream.folded
        differing = [at for at, key in enumerate(term, first) if folded[at] != key]
        if not stream.bare:
            if 2 * len(differing) > len(term):
                return False
            if not all(_lost(folded[at], term[at - first]) for at in differing):
                return False
        return not any(
            self._room.is_particle(folded[at]) or self._attested(stream, at) for at in differing
        )

    def _attested(self, stream: Stream, at: int) -> bool:
        """Tell whether a syllable often stands beside one of its neighbours."""
        folded, marks = stream.folded, stream.marks
        before = at > 0 and not marks[at - 1]
        after = at + 1 < len(folded) and not marks[at]
        return (before and self._room.attested(folded[at - 1], folded[at])) or (
            after and self._room.attested(folded[at], folded[at + 1])
        )

    def _add(self, number: int, entry: Entry, text: str) -> None:
        stream = self._reader.stream(text)
        if not stream.words:
            return
        node = self._root
        last = len(stream.words) - 1
        for at, key in enumerate(stream.skeletons):
            node = node.step(key)
            if at < last and stream.marks[at]:
                node = node.step(stream.marks[at])
        when, unless = self._phrases(entry.when), self._phrases(entry.unless)
        source = _Source(
            number,
            "".join(stream.pieces[1:-1]),
            stream.words,
            stream.folded,
            entry.case_sensitive,
            when,
            unless,
            not (entry.case_sensitive or when or unless),
        )
        node.sources.append(source)

    def _phrases(self, context: Context) -> _Phrases | None:
        if not context:
            return None
        key = self._reader.phrase
        return _Phrases(
            tuple(map(key, context.before)),
            tuple(map(key, context.after)),
            tuple(map(key, context.anywhere)),
        )


def _in_context(stream: Stream, first: int, last: int, source: _Source) -> bool:
    if source.when is None and source.unless is None:
        return True
    left = stream.left(first, REACH)
    right = stream.right(last, REACH)
    if source.unless and source.unless.found(left, right):
        return False
    return source.when is None or source.when.found(left, right)


def _same_case(words: list[str], source: _Source) -> bool:
    """Tell whether the capitals fit, where an entry cares; a heading in capitals fits a name."""
    if not source.case_sensitive:
        return True
    if list(map(_capitals, words)) == list(map(_capitals, source.words)):
        return True
    shouted = all(word.isupper() for word in words) and len("".join(words)) > 1
    return shouted and any(word[:1].isupper() for word in source.words)


def _capitals(word: str) -> tuple[bool, bool]:
    return word[:1].isupper(), word[1:].isupper()


@lru_cache(maxsize=1 << 16)
def _lost(syllable: str, key: str) -> bool:
    """Tell whether a syllable is another one that has lost some of its marks."""
    pairs = zip(syllable, key, strict=False)
    return len(syllable) == len(key) and all(_marks(a) <= _marks(b) for a, b in pairs)


def _marks(letter: str) -> set[str]:
    return set(unicodedata.normalize("NFD", letter)[1:]) | ({letter} & {"đ"})
