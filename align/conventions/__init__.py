"""Conventions of English output: spelling, names, bodies, numbers and dates."""

from align.conventions.change import Change, Conformed, Span
from align.conventions.conforming import after_translation, conform, term_spans
from align.settings import EnglishSettings

__all__ = [
    "Change",
    "Conformed",
    "EnglishSettings",
    "Span",
    "after_translation",
    "conform",
    "term_spans",
]
