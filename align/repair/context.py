"""How well a syllable goes with its neighbours: by the model, the document and the term base."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import chain, pairwise
from math import log

from align.languages import Language
from align.repair.bigrams import EDGE, Bigrams, Pair
from align.repair.words import Word, keys

_TRUST = 20.0
"""Occurrences that the model is worth against the document's own (a Dirichlet prior)."""
_TERM = 3
"""Occurrences that standing in the term base is worth."""


class Context:
    """The pairs of one document and of its term base, on top of a model."""

    def __init__(
        self,
        model: Bigrams,
        rows: Iterable[Sequence[Word]],
        terms: Iterable[str],
        room: Language,
    ) -> None:
        self.model = model
        self.own: Counter[Pair] = Counter()
        for word in (word for row in rows for word in row):
            self.own[word.before, word.key] += 1
            if word.after == EDGE:
                self.own[word.key, EDGE] += 1
        self.terms: Counter[Pair] = Counter()
        for term in terms:
            row = list(keys(term, room))[1:-1]
            self.terms.update(dict.fromkeys(pairwise(row), _TERM))
        self._own_heads = _heads(self.own)
        self._term_heads = _heads(self.terms)
        self._own_followers: defaultdict[str, set[str]] = defaultdict(set)
        self._own_leaders: defaultdict[str, set[str]] = defaultdict(set)
        for first, second in chain(self.own, self.terms):
            if EDGE not in (first, second):
                self._own_followers[first].add(second)
                self._own_leaders[second].add(first)
        self.followers = lru_cache(maxsize=1 << 14)(self._followers_of)
        self.leaders = lru_cache(maxsize=1 << 14)(self._leaders_of)
        self._likely = lru_cache(maxsize=1 << 16)(model.probability)

    @property
    def syllables(self) -> set[str]:
        """Every key that the model or the term base knows."""
        return {*self.model.syllables, *(key for pair in self.terms for key in pair)}

    def knows(self, key: str) -> bool:
        """Tell whether the model or the term base has a syllable."""
        return self.model.count(key) > 0 or self._term_heads[key] > 0

    def seen(self, first: str, second: str) -> int:
        """Return how often two syllables stand together, anywhere; a term counts as several."""
        pair = (first, second)
        return self.own[pair] + self.terms[pair] + self.model.pairs.get(pair, 0)

    def _followers_of(self, first: str) -> Set[str]:
        """Return every syllable that was seen behind one; none behind the edge of a clause."""
        return self.model.followers.get(first, frozenset()) | self._own_followers[first]

    def _leaders_of(self, second: str) -> Set[str]:
        """Return every syllable that was seen in front of one; none before the edge."""
        return self.model.leaders.get(second, frozenset()) | self._own_leaders[second]

    def fit(self, word: Word) -> float:
        """Return how well a word suits its place, a log probability.

        Its own occurrence does not speak for it.
        """
        return self._step(word.before, word.key, 1) + self._step(word.key, word.after, 1)

    def fit_of(self, word: Word, other: str) -> float:
        """Return how well another syllable would suit the place of a word."""
        return self._step(word.before, other, 0) + self._step(other, word.after, 0)

    def _step(self, first: str, second: str, itself: int) -> float:
        pair = (first, second)
        seen = max(self.own[pair] - itself, 0) + self.terms[pair]
        total = max(self._own_heads[first] - itself, 0) + self._term_heads[first]
        return log((seen + _TRUST * self._likely(second, first)) / (total + _TRUST))


def _heads(pairs: Counter[Pair]) -> Counter[str]:
    heads: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        heads[first] += count
    return heads
