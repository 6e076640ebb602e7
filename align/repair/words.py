"""A paragraph as rows of words: what stands between two marks, and what a slip may be in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from align.languages import Language
from align.repair.bigrams import EDGE
from align.units import Paragraph

_JOINED = re.compile(r"\s*[-‐‑–]?\s*")
_ENDING = re.compile(r"[.!?…:;\"“”«»]")


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable, or what stands in the place of one."""

    paragraph: int
    """Index of the paragraph in the document, from 0."""
    text: str
    key: str
    """``Language.fold`` of it."""
    start: int
    end: int
    """Code points into the paragraph's text."""
    before: str
    """Key of the word before, ``EDGE`` where a clause begins."""
    after: str
    """Key of the word behind, ``EDGE`` where a clause ends."""
    gap: str
    """What stands between it and the word before."""
    opens: bool
    """Whether a capital is due here, whatever the word is."""

    @property
    def is_name(self) -> bool:
        """Tell whether it bears a capital that its place does not ask for."""
        return self.text[:1].isupper() and not self.opens and not self.text.isupper()


def words(paragraph: Paragraph, index: int, room: Language) -> Iterator[Word]:
    """Yield the words of a paragraph."""
    pieces = room.pieces(paragraph.content.text)
    texts, gaps = pieces[1::2], pieces[0::2]
    keys = [room.fold(text) for text in texts]
    joined = [False, *(bool(_JOINED.fullmatch(gap)) for gap in gaps[1:-1]), False]
    at = 0
    for number, text in enumerate(texts):
        at += len(gaps[number])
        yield Word(
            index,
            text,
            keys[number],
            at,
            at + len(text),
            keys[number - 1] if joined[number] else EDGE,
            keys[number + 1] if joined[number + 1] else EDGE,
            gaps[number],
            number == 0 or bool(_ENDING.search(gaps[number])),
        )
        at += len(text)


def rows(paragraphs: Iterable[Paragraph], room: Language) -> Iterator[Sequence[Word]]:
    """Yield the words of each paragraph."""
    for index, paragraph in enumerate(paragraphs):
        yield list(words(paragraph, index, room))


def keys(text: str, room: Language) -> Iterator[str]:
    """Yield the keys of a text, ``EDGE`` where a clause begins or ends."""
    pieces = room.pieces(text)
    yield EDGE
    for number in range(1, len(pieces), 2):
        if number > 1 and not _JOINED.fullmatch(pieces[number - 1]):
            yield EDGE
        yield room.fold(pieces[number])
    yield EDGE
