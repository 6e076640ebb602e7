"""Plain text."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from align.documents.base import Document
from align.documents.decoding import Line, decoded, lines
from align.documents.encoding import detect
from align.text import Mapped, OffsetMap, clean, joined
from align.units import Block

_SOFT_HYPHEN = "\u00ad"


class PlainText(Document):
    """A text file. The text as read is the decoded file, without its byte order mark.

    A form feed ends a page; a file without one has no pages.
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
        for line in lines(self._pieces()):
            if line.text and not line.text.isspace():
                content = _cleaned(line)
                if content.text.strip(_SOFT_HYPHEN).strip():
                    yield Block(content, page=page if self._paged else None, line=number)
            if line.end == "\f":
                page += 1
            else:
                number += 1

    def text(self) -> str:
        """Return the decoded file."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        return decoded(self.path, self._encoding.name, self._encoding.mark)


def _cleaned(line: Line) -> Mapped:
    """Clean a line, but leave the soft hyphen at its end, which parts a word."""
    end = len(line.text.rstrip())
    if not line.text.endswith(_SOFT_HYPHEN, 0, end):
        return clean(line.text, line.start)
    hyphen = Mapped(_SOFT_HYPHEN, OffsetMap((0,), (line.start + end - 1,)))
    return joined((clean(line.text[: end - 1], line.start), hyphen))
