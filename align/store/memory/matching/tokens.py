"""Cut a segment into what a translator counts: words, numbers, tags and marks.

Words are those of OmegaT, except that a hyphen ends one: what prose of the sixties hyphenates
(xã-hội) is written apart today, and that is no difference of words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from align.store.memory.records import PLACEHOLDER

# Scripts that write no spaces are counted by character, as OmegaT's analysers do for them.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TAG = PLACEHOLDER + r"|</?[A-Za-z][^<>]*>|\{/?[A-Za-z]?[0-9]+/?\}"
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?![^\W_])"
_WORD = rf"[{_SPACELESS}]|(?:(?![_{_SPACELESS}])\w)+(?:['’](?:(?![_{_SPACELESS}])\w)+)*"
_TOKEN = re.compile(f"{_TAG}|{_NUMBER}|{_WORD}|\\S")


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    """A run of letters and digits with a letter in it: one syllable, in Vietnamese."""
    NUMBER = "number"
    TAG = "tag"
    """An inline code or a placeholder."""
    MARK = "mark"
    """Punctuation and symbols."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place."""

    text: str
    start: int
    end: int
    """Code points into the segment."""
    sort: Sort


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a segment in order; white space separates and is not among them."""
    for match in _TOKEN.finditer(text):
        found = match.group()
        yield Token(found, match.start(), match.end(), _sort(found))


def key(text: str) -> tuple[str, ...]:
    """Return what a segment is compared by: its words in lower case.

    A segment without words is compared by all its tokens, so that ``12,5 %`` can be found too.
    """
    found = _TOKEN.findall(text.lower())
    words = tuple(one for one in found if _is_word(one))
    return words or tuple(found)


def whole_key(text: str) -> tuple[str, ...]:
    """Return all tokens of a segment in lower case."""
    return tuple(_TOKEN.findall(text.lower()))


def _sort(token: str) -> Sort:
    if _is_word(token):
        return Sort.WORD
    if token[0].isdigit():
        return Sort.NUMBER
    return Sort.TAG if len(token) > 1 or token == PLACEHOLDER else Sort.MARK


def _is_word(token: str) -> bool:
    # The first character decides for nearly all; a tag opens with a bracket, never a letter.
    first = token[0]
    if first.isalpha():
        return True
    return first not in "<{" and any(map(str.isalpha, token))
