"""An engine that translates by a dictionary, word for word, and tells where each word came from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from align.engines.base import Alignment, Engine, Hypothesis, Request, Span


@dataclass
class Scripted(Engine):
    """Renders each source phrase of a dictionary, in order; the longest phrase first.

    With a prefix it goes on behind the source phrases whose rendering the prefix has already, by
    count of words: enough like a decoder to test what is built on one.
    """

    dictionary: Mapping[str, str]
    forced: bool = True
    soft_terms: bool = False
    told_first: bool = False
    constrained: bool = False
    aligned: bool = True
    obedient: bool = True
    """Whether it uses the terms that it is told."""
    held: str = ""
    """What it says when its search is held to words."""
    after_prefix: str | None = None
    """What it says after any prefix, where a test wants it to go astray."""
    name: str = "scripted"
    asked: list[list[Request]] = field(default_factory=list)

    @property
    def revision(self) -> str:
        return "1"

    @property
    def settings(self) -> str:
        return "beam=1"

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        self.asked.append(list(requests))
        return [self._one(request) for request in requests]

    def _one(self, request: Request) -> Hypothesis:
        if request.prefix and self.after_prefix is not None:
            return Hypothesis(f"{request.prefix} {self.after_prefix}".strip(), -1.0)
        if request.must:
            return Hypothesis(self.held, -1.0)
        phrases = self._phrases(request.source)
        if self.soft_terms and self.obedient:
            told = {(term.start, term.end): term.forms[0] for term in request.terms}
            phrases = [(span, told.get(span, said)) for span, said in phrases]
        text = request.prefix
        rows = self._said(phrases, request.prefix)
        for span, rendering in phrases[len(rows) :]:
            text += " " if text and rendering[:1].isalnum() else ""
            rows.append(((len(text), len(text) + len(rendering)), span))
            text += rendering
        rows = [row for row in rows if row[0][0] < row[0][1]]
        score = -1.0 - 0.01 * len(text.split())
        return Hypothesis(text, score, self._alignment(rows) if self.aligned else None)

    def _phrases(self, source: str) -> list[tuple[Span, str]]:
        known = sorted(self.dictionary, key=len, reverse=True)
        pattern = "|".join(re.escape(phrase) for phrase in known)
        return [(m.span(), self.dictionary[m[0]]) for m in re.finditer(pattern, source)]

    @staticmethod
    def _said(phrases: Sequence[tuple[Span, str]], prefix: str) -> list[tuple[Span, Span]]:
        """Tie the prefix to the phrases that it renders, in its own words or in others."""
        rows: list[tuple[Span, Span]] = []
        at = 0
        for number, (span, rendering) in enumerate(phrases):
            if at >= len(prefix):
                break
            following = phrases[number + 1][1] if number + 1 < len(phrases) else ""
            end = at + len(rendering)
            if prefix[at:end].casefold() != rendering.casefold():
                found = prefix.find(f" {following}", at) if following else -1
                end = found if found >= 0 else len(prefix)
            rows.append(((at, end), span))
            at = end + 1
        return rows

    @staticmethod
    def _alignment(rows: Sequence[tuple[Span, Span]]) -> Alignment:
        source = tuple(sorted({s for _, s in rows}))
        weights = tuple(tuple(float(s == column) for column in source) for _, s in rows)
        return Alignment(source, tuple(t for t, _ in rows), weights)
