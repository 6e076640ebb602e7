"""Names that old print hyphenates and a scanner tears apart, and capitals lost behind a stop."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from align.languages import Language
from align.repair.finding import Slip, over
from align.repair.suggestion import Evidence, Trust
from align.repair.words import Word

_TORN = re.compile(r"\s+[-‐‑–]\s*|\s*[-‐‑–]\s+")
_STOP = re.compile(r"[.?!][\"”’»)]*\s+")
_LIKELY, _CERTAIN = 4.0, 8.0
_TIMES = 3


class Names:
    """Finds names of two syllables that are torn at their hyphen."""

    def __init__(
        self, rows: Iterable[Sequence[Word]], terms: Iterable[str], room: Language
    ) -> None:
        self._clean: Counter[tuple[str, str]] = Counter()
        self._torn: Counter[tuple[str, str]] = Counter()
        self._forms: dict[tuple[str, str], str] = {}
        for first, second in (pair for row in rows for pair in pairwise(row)):
            keys = first.key, second.key
            if second.gap == " " and first.text[:1].isupper() and second.text[:1].isupper():
                self._clean[keys] += 1
                if not first.text.isupper():
                    self._forms.setdefault(keys, f"{first.text} {second.text}")
            elif _TORN.fullmatch(second.gap):
                self._torn[keys] += 1
        self._terms: dict[tuple[str, str], str] = {}
        for term in terms:
            pieces = term.split()
            if len(pieces) == 2 and all(piece[:1].isupper() for piece in pieces):
                self._terms[room.fold(pieces[0]), room.fold(pieces[1])] = term

    def slips(self, row: Sequence[Word]) -> Iterator[Slip]:
        """Yield the torn names of one paragraph."""
        for first, second in pairwise(row):
            if not (first.text[:1].isupper() and _TORN.fullmatch(second.gap)):
                continue
            keys = first.key, second.key
            often, torn = self._clean[keys], self._torn[keys]
            term = self._terms.get(keys)
            if term is None and often < _TIMES * torn:
                continue
            proposed = term or self._forms.get(keys, f"{first.text} {second.text}")
            evidence = (Evidence.TERM,) if term else (Evidence.DOCUMENT,)
            where = "in the term base" if term else f"written so {often} times here"
            reason = f"'{proposed}' is {where}, and this is the same name torn at a hyphen."
            yield Slip(*over(first, second), proposed, _CERTAIN, Trust.CERTAIN, evidence, reason)


class Capitals:
    """Finds sentences that begin in lower case behind a full stop."""

    def __init__(self, room: Language) -> None:
        self._room = room

    def slips(self, row: Sequence[Word]) -> Iterator[Slip]:
        """Yield the lost capitals of one paragraph."""
        for before, word in pairwise(row):
            if (
                _STOP.fullmatch(word.gap)
                and word.text.islower()
                and before.text.islower()
                and len(before.text) > 1
                and self._room.is_syllable(before.text)
                and self._room.is_syllable(word.text)
            ):
                reason = f"A sentence begins behind '{before.text}{word.gap.strip()}'."
                proposed = word.text[0].upper() + word.text[1:]
                evidence = (Evidence.SPELLING,)
                yield Slip(*over(word, word), proposed, _LIKELY, Trust.LIKELY, evidence, reason)
