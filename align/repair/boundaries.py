"""Slips between syllables: two that were run together, and one that was torn apart."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from align.languages import Language
from align.repair.context import Context
from align.repair.finding import Slip, over
from align.repair.spelling import Spelling
from align.repair.suggestion import Evidence, Trust
from align.repair.words import Word

_LEAST = 3
"""How often the right reading must have been seen."""
_LIKELY = 4.0


class Boundaries:
    """Finds syllables joined or torn by mistake."""

    def __init__(self, context: Context, spelling: Spelling, room: Language) -> None:
        self._context, self._spelling, self._room = context, spelling, room

    def slips(self, row: Sequence[Word]) -> Iterator[Slip]:
        """Yield the slips of one paragraph."""
        for word in row:
            if word.text.isalpha() and not self._is_sound(word) and not word.is_name:
                yield from self._run_together(word)
        for first, second in pairwise(row):
            if second.gap == " " and not (self._is_sound(first) and self._is_sound(second)):
                yield from self._torn(first, second)

    def _is_sound(self, word: Word) -> bool:
        return self._room.is_syllable(word.text) and self._context.knows(word.key)

    def _run_together(self, word: Word) -> Iterator[Slip]:
        if self._room.is_syllable(word.text):
            return
        fold = self._room.fold
        cuts = (
            (self._context.seen(fold(word.text[:at]), fold(word.text[at:])), at)
            for at in range(1, len(word.text))
            if all(map(self._room.is_syllable, (word.text[:at], word.text[at:])))
        )
        count, at = max(cuts, default=(0, 0))
        if count >= _LEAST:
            proposed = f"{word.text[:at]} {word.text[at:]}"
            reason = f"'{word.text}' is no syllable, and '{proposed}' is a common pair."
            yield Slip(*over(word, word), proposed, _LIKELY, Trust.LIKELY, _EVIDENCE, reason)

    def _torn(self, first: Word, second: Word) -> Iterator[Slip]:
        whole = first.text + second.text
        key = self._room.fold(whole)
        context = self._context
        if not whole.isalpha() or second.text[:1].isupper() or not self._room.is_syllable(whole):
            return
        if max(context.seen(first.before, key), context.seen(key, second.after)) < _LEAST:
            return
        strange = first if not self._is_sound(first) else second
        reason = f"'{strange.text}' is no syllable, and '{whole}' is one that fits here."
        yield Slip(*over(first, second), whole, _LIKELY, Trust.LIKELY, _EVIDENCE, reason)


_EVIDENCE = (Evidence.SPELLING, Evidence.PAIRS)
