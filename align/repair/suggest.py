"""Suggest repairs of a document: collect the suspicions of every finder, and rank them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import log
from typing import Protocol

from align.glossary import Glossary
from align.languages import language
from align.repair.bigrams import Bigrams, shipped
from align.repair.boundaries import Boundaries
from align.repair.context import Context
from align.repair.finding import Slip
from align.repair.names import Capitals, Names
from align.repair.spelling import Spelling
from align.repair.suggestion import Evidence, Suggestion, Trust
from align.repair.syllables import LIKELY, POSSIBLE, Syllables
from align.repair.words import Word, rows
from align.units import Paragraph

_SHOWN = 30
_USUAL = 0.95
"""Confidence at which an engine's word changes nothing, and from which a mere possibility is none.
"""
_MOST_SHIFT = 2.0

Confidence = Callable[[int], float | None]
"""How sure the reader was of the code point at a place of the text as read, 0 to 1."""


class Finder(Protocol):
    """Looks at one paragraph at a time for one kind of slip."""

    def slips(self, row: Sequence[Word]) -> Iterator[Slip]:
        """Yield the slips of one paragraph."""


def suggest(
    paragraphs: Sequence[Paragraph],
    glossary: Glossary | None = None,
    *,
    code: str = "vi",
    model: Bigrams | None = None,
    confidence: Confidence | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Suggestion]:
    """Return what was perhaps read wrongly in a document, the surest first; nothing is changed.

    Args:
        paragraphs: the whole document, as cleaned; its own habits are evidence.
        glossary: term base whose source forms are evidence.
        code: language of the document; one without a model gets no suggestions.
        model: pairs of syllables; the one in the box by default.
        confidence: what the reader says of how well it read.
        advance: is told of each paragraph that was looked at; what it raises ends the search.
    """
    model = model or shipped(code)
    if model is None:
        return []
    room = language(code)
    document = list(rows(paragraphs, room))
    terms = [text for entry in glossary.entries for text in entry.sources] if glossary else []
    context = Context(model, document, terms, room)
    spelling = Spelling(document, model.spellings)
    syllables = Syllables(context, spelling, room)
    finders: tuple[Finder, ...] = (
        Names(document, terms, room),
        Boundaries(context, spelling, room),
        syllables,
        Capitals(room),
    )
    texts = [paragraph.content.text for paragraph in paragraphs]
    syllables.learn(document, lambda slip: texts[slip.paragraph][slip.start : slip.end], advance)
    slips = [slip for row in document for slip in _of_row(row, finders, advance)]
    if confidence is not None:
        slips = list(_weighed(slips, paragraphs, confidence))
    return list(_ranked(slips, paragraphs))


def _of_row(
    row: Sequence[Word], finders: Iterable[Finder], advance: Callable[[int], None]
) -> Iterator[Slip]:
    """Yield the slips of a paragraph, no two of them about the same letters."""
    advance(0)
    taken: list[tuple[int, int]] = []
    for finder in finders:
        found = sorted(finder.slips(row), key=lambda slip: -slip.score)
        for slip in found:
            if all(slip.end <= start or end <= slip.start for start, end in taken):
                taken.append((slip.start, slip.end))
                yield slip


def _weighed(
    slips: Iterable[Slip], paragraphs: Sequence[Paragraph], confidence: Confidence
) -> Iterator[Slip]:
    """Yield slips with what the reader said of them taken into account."""
    for slip in slips:
        offsets = paragraphs[slip.paragraph].content.offsets
        said = [confidence(offsets[at]) for at in range(slip.start, slip.end)]
        sure = min((one for one in said if one is not None), default=None)
        if sure is None:
            yield slip
            continue
        doubt = log(max(1 - sure, 0.001) / (1 - _USUAL))
        score = slip.score + max(-_MOST_SHIFT, min(_MOST_SHIFT, doubt))
        trust = slip.trust
        if trust is not Trust.CERTAIN:
            trust = Trust.LIKELY if score >= LIKELY else Trust.POSSIBLE
        # Where the reader is sure, the weakest evidence does not speak against it alone.
        if score >= POSSIBLE and not (sure >= _USUAL and trust is Trust.POSSIBLE):
            evidence, reason = slip.evidence, slip.reason
            if doubt > 0:
                evidence = (*evidence, Evidence.CONFIDENCE)
                reason = f"{reason[:-1]}; it was read with a confidence of {sure:.0%}."
            yield replace(slip, score=score, trust=trust, evidence=evidence, reason=reason)


def _ranked(slips: list[Slip], paragraphs: Sequence[Paragraph]) -> Iterator[Suggestion]:
    order = {trust: place for place, trust in enumerate(Trust)}
    slips.sort(key=lambda s: (order[s.trust], -s.score, s.paragraph, s.start))
    for number, slip in enumerate(slips, 1):
        paragraph = paragraphs[slip.paragraph]
        text, offsets = paragraph.content.text, paragraph.content.offsets
        yield Suggestion(
            number=number,
            paragraph=paragraph.number,
            start=offsets[slip.start],
            end=offsets[slip.end - 1] + 1,
            found=text[slip.start : slip.end],
            proposed=slip.proposed,
            trust=slip.trust,
            score=round(slip.score, 2),
            evidence=slip.evidence,
            reason=slip.reason,
            before=text[max(0, slip.start - _SHOWN) : slip.start],
            after=text[slip.end : slip.end + _SHOWN],
        )
