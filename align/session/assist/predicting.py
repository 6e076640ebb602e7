"""Completing a sentence from what stands left of the cursor.

The engine is forced to begin with what was typed and says the rest greedily (prefix-constrained
decoding, Wuebker et al. 2016; Knowles and Koehn 2016). In the middle of a word a forced prefix
would be cut into pieces that no training text has, so the prefix goes back to the last whole word
and the engine branches there: of its alternatives those are taken that agree with the letters.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from align.engines.base import Engine, Hypothesis, Request
from align.engines.guards import loops
from align.glossary import Glossary, judge
from align.glossary.occurrences import allowed_spans, forbidden_spans
from align.session.assist.completion import agreeing
from align.session.assist.following import behind, unfinished
from align.terminology.forms import ordered, told
from align.terminology.positions import positions
from align.terminology.prefixes import prefixes
from align.terminology.verdict import verdict
from align.units import Outcome, TermHit

WIDTH = 32
"""Next pieces looked through."""
TRIED = 4
"""Of those that agree with what was typed, how many are gone on from."""
FLOOR = -2.5
"""Log-probability of the next piece (or, a token, of the rest) below which the engine has lost the
thread."""
BEGUN = -7.5
"""The same where letters of the next word vouch for it: one of many words began with them."""
SPELLED = -0.4
"""Score of an answer for which the engine was made to spell a word it did not have in mind; it
guesses badly, so that little passes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One place in one segment."""

    source: str
    typed: str
    """What stands left of the cursor, NFC."""
    released: frozenset[str] = frozenset()
    """Entries of the term base that a person released here."""
    term_base: str = ""
    """Hash of the term base in force."""


class Predictor:
    """Completes sentences with one engine under one term base."""

    def __init__(self, engine: Engine, glossary: Glossary | None) -> None:
        self._engine = engine
        self._glossary = glossary

    @property
    def able(self) -> bool:
        """Whether the engine can be held to what was typed."""
        return self._engine.forced

    def complete(self, asked: Asked) -> str:
        """Return what may follow, empty where the engine has nothing good to say.

        Raises:
            TranslationError: the engine broke.
        """
        if not self.able or not asked.source.strip():
            return ""
        hits = self._found(asked.source, asked.released)
        best = next(self._answers(asked, hits), None)
        if best is None or loops(best.text, asked.source):
            return ""
        if hits and self._glossary is not None:
            best = self._obeying(asked, hits, best, self._glossary)
        return self._speakable(asked, hits, best)

    def _found(self, source: str, released: Collection[str]) -> tuple[TermHit, ...]:
        if self._glossary is None:
            return ()
        return tuple(hit for hit in self._glossary.find(source) if hit.entry not in released)

    def _answers(self, asked: Asked, hits: Sequence[TermHit]) -> Iterator[Hypothesis]:
        """Yield answers that agree with what was typed and are good enough, best first."""
        head, letters = unfinished(asked.typed)
        if not letters and not asked.typed[-1:].isspace():
            [whole] = self._engine.translate([self._request(asked, asked.typed, hits)])
            if _is_likely(whole, FLOOR):
                yield whole
            return
        floor = BEGUN if letters else FLOOR
        pieces = self._engine.alternatives(self._request(asked, head, hits), WIDTH, 1)
        begun = [
            one.text
            for one in pieces
            if _agrees(one.text, head, asked.typed) and _is_likely(one, floor)
        ]
        requests = [self._request(asked, text, hits) for text in begun[:TRIED]]
        found = self._engine.translate(requests) if requests else []
        yield from (one for one in found if behind(one.text, asked.typed))
        if letters:
            # A word that it did not have in mind: it is left to make something of its beginning.
            spelled = self._engine.alternatives(self._request(asked, asked.typed, hits), 1)
            yield from (one for one in spelled if _is_likely(one, SPELLED))

    def _request(self, asked: Asked, prefix: str, hits: Sequence[TermHit]) -> Request:
        """Ask for the rest, told the terms that were not said yet."""
        request = Request(asked.source, prefix=prefix.strip(), quick=True)
        if not hits or not self._engine.soft_terms or self._glossary is None:
            return request
        uses = judge(hits, prefix, self._glossary)
        owed = [use.hit for use in uses if use.outcome is not Outcome.HONOURED]
        return replace(request, terms=told(asked.source, owed, self._glossary))

    def _obeying(
        self, asked: Asked, hits: Sequence[TermHit], best: Hypothesis, glossary: Glossary
    ) -> Hypothesis:
        """Say the rest again with the first term that it lacks where it belongs."""
        before = verdict(hits, best, glossary)
        owed = [use.hit for use in before.uses if use.outcome is not Outcome.HONOURED]
        places = sorted(
            (place, hit.start, hit)
            for hit in owed
            for place in positions(
                best, asked.source, (hit.start, hit.end), _word_end(best.text, asked.typed)
            )[:1]
        )
        if not places:
            return best
        place, _, hit = places[0]
        forms = ordered(glossary, asked.source, hit)
        forced = next(prefixes(best.text, place, forms, glossary[hit.entry].language), "")
        if behind(forced, asked.typed) is None:
            return best
        request = self._request(asked, forced, hits)
        [second] = self._engine.translate([request])
        if behind(second.text, asked.typed) is None:
            return best
        return second if verdict(hits, second, glossary).rank > before.rank else best

    def _speakable(self, asked: Asked, hits: Sequence[TermHit], best: Hypothesis) -> str:
        """Return the rest of an answer as far as it may be shown."""
        rest = behind(best.text, asked.typed)
        if not rest or not rest.strip():
            return ""
        if hits and self._glossary is not None:
            rest = self._permitted(asked.typed, rest, hits, self._glossary)
        return agreeing(asked.typed + rest, asked.typed) or ""

    @staticmethod
    def _permitted(typed: str, rest: str, hits: Sequence[TermHit], glossary: Glossary) -> str:
        """Cut the rest before the first form that the term base forbids here.

        Stricter than a verdict: what another word of the source may excuse is not shown either.
        """
        text = typed + rest
        entries = [glossary[identity] for identity in dict.fromkeys(hit.entry for hit in hits)]
        right = [span for entry in entries for span in allowed_spans(entry, text)]
        wrong = [
            start
            for entry in entries
            for start, end in forbidden_spans(entry, text)
            if end > len(typed) and not any(a <= start and end <= b for a, b in right)
        ]
        if not wrong:
            return rest
        return text[len(typed) : max(len(typed), min(wrong))].rstrip()


def _agrees(text: str, head: str, typed: str) -> bool:
    """Tell whether a text with one piece more goes on where what was typed ends, or leads there."""
    return bool(behind(text, typed)) or (
        bool(behind(text, head)) and behind(typed, text) is not None
    )


def _is_likely(answer: Hypothesis, floor: float) -> bool:
    return answer.score is None or answer.score >= floor


def _word_end(text: str, typed: str) -> int:
    """Return where, at the earliest, something else may be said: behind the word being typed."""
    rest = behind(text, typed)
    at = len(text) - len(rest) if rest is not None else len(text)
    while 0 < at < len(text) and text[at].isalnum() and text[at - 1].isalnum():
        at += 1
    return at
