"""Documents made of plain strings, one a paragraph."""

from collections.abc import Iterable

from align.text import clean
from align.units import Paragraph


def document(*texts: str) -> list[Paragraph]:
    return list(_paragraphs(texts))


def _paragraphs(texts: Iterable[str]) -> Iterable[Paragraph]:
    at = 0
    for number, text in enumerate(texts, 1):
        yield Paragraph(number, clean(text, at))
        at += len(text) + 1
