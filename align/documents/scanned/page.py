"""What Tesseract says of a page, from its table of words (its TSV output)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

# Below this mean confidence a page is a picture in which letters were imagined.
_LEGIBLE = 30.0
_COLUMNS = 12
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Scan:
    """How well a page was read."""

    page: int
    """Number, from 1."""
    words: int
    """0 where nothing legible was found."""
    confidence: float
    """Mean of the engine's confidence in each word, 0 to 100."""


class ScannedWord(NamedTuple):
    """How surely a word was read."""

    start: int
    end: int
    """Code points: into its line, or into the text of the document as read."""
    confidence: float
    """0 to 1."""


class ScannedLine(NamedTuple):
    """A line of a page."""

    text: str
    begins: bool
    """Whether it is the first of a paragraph."""
    words: tuple[ScannedWord, ...] = ()
    """Its words, by their place in the line."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """The text of a page that is a picture."""

    lines: tuple[ScannedLine, ...]
    words: int
    confidence: float
    """Mean of the engine's confidence in each word, 0 to 100."""

    @property
    def legible(self) -> bool:
        """Whether what was read can be text."""
        return self.words > 0 and self.confidence >= _LEGIBLE

    def scan(self, page: int) -> Scan:
        """Return how well it was read."""
        return Scan(page, self.words if self.legible else 0, round(self.confidence, 1))


class _Word(NamedTuple):
    page: str
    paragraph: tuple[str, str]
    line: str
    confidence: float
    text: str


def pages(table: str) -> Iterator[ScannedPage]:
    """Yield the pages of a table of words, in reading order as Tesseract sees it.

    The columns are level, page, block, paragraph, line, word, left, top, width, height,
    confidence and text; a page without words has a row, too.
    """
    rows = [row for line in table.splitlines()[1:] if len(row := line.split("\t")) >= _COLUMNS - 1]
    for _, group in groupby(rows, key=lambda row: row[1]):
        yield _page([_word(row) for row in group if row[0] == _WORD_LEVEL])


def _word(row: list[str]) -> _Word:
    text = row[11].strip() if len(row) >= _COLUMNS else ""
    return _Word(row[1], (row[2], row[3]), row[4], float(row[10]), text)


def _page(words: list[_Word]) -> ScannedPage:
    seen = [word for word in words if word.text]
    lines: list[ScannedLine] = []
    for _, paragraph in groupby(seen, key=lambda word: word.paragraph):
        for number, (_, line) in enumerate(groupby(paragraph, key=lambda word: word.line)):
            lines.append(_line(list(line), begins=number == 0))
    mean = sum(max(0.0, word.confidence) for word in seen) / max(1, len(seen))
    return ScannedPage(tuple(lines), len(seen), mean)


def _line(words: list[_Word], *, begins: bool) -> ScannedLine:
    placed: list[ScannedWord] = []
    at = 0
    for word in words:
        sure = round(min(max(word.confidence, 0.0), 100.0) / 100, 3)
        placed.append(ScannedWord(at, at + len(word.text), sure))
        at += len(word.text) + 1
    return ScannedLine(" ".join(word.text for word in words), begins, tuple(placed))
