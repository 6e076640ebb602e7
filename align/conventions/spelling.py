"""British, Oxford or American spelling."""

import re
from collections.abc import Iterator
from functools import cache

from align.conventions.change import Change
from align.conventions.places import begins_sentence
from align.conventions.spelling_words import AMERICAN, IZE, ONE_WAY

_WORD = re.compile(r"(?<![\w@/.-])[A-Za-z]{4,}(?![\w@/]|\.\w)")


def spelling(text: str, style: str) -> Iterator[Change]:
    """Yield words spelled against a style: ``british``, ``oxford`` or ``american``.

    A capital that no sentence asks for makes a name, whose spelling is its owner's (Pearl
    Harbor); only -ise and -ize are changed there. Addresses of the web are left alone.
    """
    general, verbs = _tables(style)
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.lower()
        proper = verbs.get(lower)
        if proper is None and lower in general and not _is_name(text, match):
            proper = general[lower]
        if proper is not None:
            yield Change(*match.span(), word, _like(proper, word), "spelling")


@cache
def _tables(style: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is replaced by what: words in general, and verbs in -ise or -ize."""
    british = {us: uk for uk, us in AMERICAN.items() if us not in ONE_WAY}
    if style == "british":
        return british, {z: s for s, z in IZE.items()}
    return (AMERICAN if style == "american" else british), IZE


def _is_name(text: str, match: re.Match[str]) -> bool:
    word = match.group()
    return word[0].isupper() and not word.isupper() and not begins_sentence(text, match.start())


def _like(proper: str, word: str) -> str:
    """Return a spelling with the capitals of a word."""
    if word.isupper():
        return proper.upper()
    return proper[0].upper() + proper[1:] if word[0].isupper() else proper
