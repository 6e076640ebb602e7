"""Plain text."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import ClassVar

from align.documents.base import Document
from align.documents.decoding import Line, decoded, lines
from align.documents.encoding import detect
from align.documents.shapes import is_item
from align.text import Mapped, OffsetMap, clean, joined
from align.units import Block, Kind

_SOFT_HYPHEN = "\u00ad"


class PlainText(Document):
    """A text file. The text as read is the decoded file, without its byte order mark.

    A form feed ends a page; a file without one has no pages. Lines one below the other that have
    as many tabs, some of them between words, are rows of a table.
    """

    media: ClassVar[str] = "text/plain"
    lined: ClassVar[bool] = True

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._encoding = detect(path, encoding)
        self.encoding = self._encoding.name
        self._notice(*self._encoding.notices)
        self.legacy = self._encoding.found
        self._paged = any("\f" in piece for piece in self._pieces())

    def blocks(self) -> Iterator[Block]:
        """Yield the lines that hold something; one line at a time is in memory."""
        page = number = 1
        for line, row in _rows(lines(self._pieces())):
            if line.text and not line.text.isspace():
                content = _cleaned(line)
                if content.text.strip(_SOFT_HYPHEN).strip():
                    kind = Kind.ROW if row else Kind.TEXT
                    yield Block(content, kind, page if self._paged else None, line=number)
            if line.end == "\f":
                page += 1
            else:
                number += 1

    def text(self) -> str:
        """Return the decoded file."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        return decoded(self.path, self._encoding.name, self._encoding.mark)


def _rows(found: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """Tell of each line whether it is a row of a table."""
    before = 0
    for line, after in pairwise(chain(found, (None,))):
        if line is None:
            return
        tabs = _tabs(line)
        yield line, tabs > 0 and tabs in (before, _tabs(after) if after else 0)
        before = tabs


def _tabs(line: Line) -> int:
    """Count the tabs of a line that parts its words with some; of a list item none."""
    text = line.text.rstrip()
    item = is_item(text.replace("\t", " ")) and text.count("\t") == 1
    return text.count("\t") if "\t" in text.strip() and not item else 0


def _cleaned(line: Line) -> Mapped:
    """Clean a line, but leave the soft hyphen at its end, which parts a word."""
    end = len(line.text.rstrip())
    if not line.text.endswith(_SOFT_HYPHEN, 0, end):
        return clean(line.text, line.start)
    hyphen = Mapped(_SOFT_HYPHEN, OffsetMap((0,), (line.start + end - 1,)))
    return joined((clean(line.text[: end - 1], line.start), hyphen))
