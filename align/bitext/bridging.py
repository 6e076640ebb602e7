"""The source as our engine translates it: a voice that hears both texts in one language."""

from collections.abc import Callable, Sequence

from align.text import word_count

Translate = Callable[[Sequence[str]], list[str]]

WORDS = 20_000
"""Words that are translated for an alignment: some minutes' work for the model in the box."""


def worthwhile(texts: Sequence[str]) -> bool:
    """Tell whether a text is short enough to be translated for the sake of its alignment."""
    return sum(map(word_count, texts)) <= WORDS


def bridged(texts: Sequence[str], translate: Translate | None) -> list[str] | None:
    """Translate a text; None where there is no engine."""
    return None if translate is None else translate(texts)
