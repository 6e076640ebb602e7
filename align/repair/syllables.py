"""Slips within a syllable: another one would go better with what stands around it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from align.languages import Language
from align.repair.bigrams import EDGE, Pair
from align.repair.channel import Candidate, Channel
from align.repair.context import Context
from align.repair.finding import Slip, over
from align.repair.spelling import Spelling
from align.repair.suggestion import Evidence, Trust
from align.repair.words import Word

POSSIBLE, LIKELY, CERTAIN = -2.0, 0.5, 2.5
"""Log odds from which a suspicion counts as what it is called."""
_SETTLED = -0.5
"""Log odds from which one is certain that the document or the term base settles."""
# A logistic regression on planted slips (``benchmarks/vietnamese_planted.py``, the half for
# tuning), rounded; the likelihood of the channel has weight 1. Counts are of occurrences, log(1+n).
_BIAS = -3.1
_GAIN = 0.5
_RIGHT_BEFORE, _RIGHT_AFTER = 0.3, 0.4
_WRONG_BEFORE, _WRONG_AFTER = -0.7, -1.5
_HAS_AFTER = 1.1
_SPELLED_WELL = -1.8
_SURE = 3
"""How often a pair must have been seen to need no other."""
_TIMES = 3
"""How many times as frequent the right pair must be to let the wrong one go."""


_ROMAN = re.compile("[IVXLC]+|[ivx]{2,}")


@dataclass(frozen=True, slots=True)
class _Best:
    candidate: Candidate
    score: float


class Syllables:
    """Finds slips within a syllable."""

    def __init__(self, context: Context, spelling: Spelling, room: Language) -> None:
        self._context = context
        self._spelling, self._room = spelling, room
        self._channel = _channel(frozenset(filter(room.is_syllable, context.syllables)), room)
        self._habit: Counter[Pair] = Counter()
        self._found: dict[int, list[Slip]] = {}

    def learn(
        self,
        rows: Sequence[Sequence[Word]],
        text: Callable[[Slip], str],
        advance: Callable[[int], None],
    ) -> None:
        """Look for what is certain, and take note of it: a hand or a scanner repeats itself.

        Args:
            rows: the document.
            text: what stands where a slip is.
            advance: is told of each row.
        """
        fold = self._room.fold
        certain: list[Slip] = []
        for row in rows:
            certain += (slip for slip in self.slips(row) if slip.trust is Trust.CERTAIN)
            advance(1)
        self._habit = Counter((fold(text(slip)), fold(slip.proposed)) for slip in certain)
        wrong = {key for key, _ in self._habit}
        for row in rows:
            if any(word.key in wrong for word in row):
                # What follows from the habit is looked for when it is asked for again.
                del self._found[row[0].paragraph]

    def slips(self, row: Sequence[Word]) -> Iterator[Slip]:
        """Yield the slips of one paragraph."""
        if row:
            number = row[0].paragraph
            if number not in self._found:
                self._found[number] = list(self._look_at(row))
            yield from self._found[number]

    def _look_at(self, row: Sequence[Word]) -> Iterator[Slip]:
        for word in row:
            if _is_readable(word.text) and not self._is_settled(word):
                best = self._best(word)
                if best is not None and best.score >= POSSIBLE:
                    yield self._slip(word, best)

    def _is_settled(self, word: Word) -> bool:
        """Tell whether both neighbours go with a word, more often than by a slip."""
        model = self._context.model.pairs
        left, right = (word.before, word.key), (word.key, word.after)
        if word.before == EDGE or word.after == EDGE:
            inner = right if word.before == EDGE else left
            return model.get(inner, 0) >= 2 * _SURE
        return model.get(left, 0) >= _SURE and model.get(right, 0) >= _SURE

    def _best(self, word: Word) -> _Best | None:
        """Return what suits the place best."""
        context = self._context
        behind, before = context.followers(word.before), context.leaders(word.after)
        against = self._against(word) - _GAIN * context.fit(word)
        best: _Best | None = None
        for candidate in self._channel.candidates(word.key):
            key = candidate.key
            if key not in behind and key not in before:
                continue
            if word.is_name and not self._is_own(word, key):
                continue
            score = (
                against
                + candidate.likelihood
                + log1p(self._habit[word.key, key])
                + _GAIN * context.fit_of(word, key)
                + _RIGHT_BEFORE * log1p(context.seen(word.before, key) if key in behind else 0)
                + _RIGHT_AFTER * log1p(context.seen(key, word.after) if key in before else 0)
            )
            if best is None or score > best.score:
                best = _Best(candidate, score)
        return best

    def _against(self, word: Word) -> float:
        """Return what speaks against a word as it stands, or for it, whatever it may have been."""
        pair = self._context.model.pair
        before = pair(word.before, word.key) if word.before != EDGE else 0
        after = pair(word.key, word.after) if word.after != EDGE else 0
        return (
            _BIAS
            + _WRONG_BEFORE * log1p(before)
            + _WRONG_AFTER * log1p(after)
            + _HAS_AFTER * (word.after != EDGE)
            + _SPELLED_WELL * self._room.is_syllable(word.text)
        )

    def _is_own(self, word: Word, key: str) -> bool:
        """Tell whether the document or the term base has the pair: a name is not made up."""
        for pair in ((word.before, key), (key, word.after)):
            if EDGE not in pair and (
                self._context.terms[pair] or self._context.own[pair] >= _TIMES
            ):
                return True
        return False

    def _slip(self, word: Word, best: _Best) -> Slip:
        key = best.candidate.key
        proposed = self._spelling.of(key, word.text)
        sides = [
            _Side(self._context, (word.before, word.key), (word.before, key)),
            _Side(self._context, (word.key, word.after), (key, word.after)),
        ]
        side = max((s for s in sides if EDGE not in s.right), key=lambda s: s.weight)
        if best.candidate.alike:
            sure = side.is_settled and best.score >= _SETTLED
            trust = Trust.CERTAIN if sure or best.score >= CERTAIN else _trust(best.score)
        else:
            trust = _trust(best.score)
        shown = side.shown(self._spelling)
        return Slip(*over(word, word), proposed, best.score, trust, side.evidence, shown)


def _is_readable(text: str) -> bool:
    """Tell whether a word has letters and is no numeral."""
    return any(c.isalpha() for c in text) and not _ROMAN.fullmatch(text)


@lru_cache(maxsize=4)
def _channel(syllables: frozenset[str], room: Language) -> Channel:
    """Return the channel of a vocabulary; documents under one term base share it."""
    return Channel(syllables, room)


def _trust(score: float) -> Trust:
    return Trust.LIKELY if score >= LIKELY else Trust.POSSIBLE


class _Side:
    """A word with one of its neighbours, as it is and as it may have been."""

    def __init__(self, context: Context, wrong: Pair, right: Pair) -> None:
        self.wrong, self.right = wrong, right
        self._term = context.terms[right] > context.terms[wrong]
        self._own = context.own[right], context.own[wrong]
        self._all = context.model.pair(*right), context.model.pair(*wrong)
        self.weight = context.seen(*right) - context.seen(*wrong)

    @property
    def is_settled(self) -> bool:
        """Tell whether the document or the term base speaks for it and nothing against it."""
        right, wrong = self._own
        often = right >= _TIMES * wrong and (self._term or right >= _TIMES)
        return often and not self._all[1] and self._all[0] + self._term > 0

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return what speaks for it."""
        right, wrong = self._own
        found = []
        if self._term:
            found.append(Evidence.TERM)
        if right >= _TIMES * wrong:
            found.append(Evidence.DOCUMENT)
        if self._all[0] > self._all[1]:
            found.append(Evidence.PAIRS)
        return tuple(found) or (Evidence.SPELLING,)

    def shown(self, spelling: Spelling) -> str:
        """Return the reason, in one sentence."""
        right, wrong = (
            " ".join(spelling.of(key, key) for key in pair) for pair in (self.right, self.wrong)
        )
        said = []
        if self._term:
            said.append("is in the term base")
        if self._own[0]:
            said.append(f"stands {_times(self._own[0])} in this document")
        if self._all[0]:
            said.append(f"{_times(self._all[0])} in our own texts")
        there = f"{_times(self._own[1])} here and {_times(self._all[1])} there"
        return f"'{right}' {', '.join(said)}; '{wrong}' {there}."


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
