"""Headings in capitals: read in small letters, said in capitals, for a small model knows few."""

from dataclasses import replace

from align.engines.base import Hypothesis, Request

_LEAST_WORDS = 2
"""One word in capitals is an abbreviation as often as not."""


def in_capitals(source: str) -> bool:
    """Tell whether a source is set in capitals throughout."""
    return source.isupper() and len(source.split()) >= _LEAST_WORDS


def small(request: Request) -> Request:
    """Ask for the same in small letters; offsets stay what they are."""
    return replace(request, source=_sentence(request.source), prefix=_sentence(request.prefix))


def large(hypothesis: Hypothesis) -> Hypothesis:
    """Put an answer in capitals; the alignment goes if a letter becomes two (ß)."""
    text = hypothesis.text.upper()
    same = len(text) == len(hypothesis.text)
    return replace(hypothesis, text=text, alignment=hypothesis.alignment if same else None)


def _sentence(text: str) -> str:
    """Put a text in small letters but for its first, character for character."""
    lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    first = next((i for i, c in enumerate(lowered) if c.isalpha()), 0)
    return lowered[:first] + text[first : first + 1] + lowered[first + 1 :]
