"""Pictures of pages: PNG, JPEG and TIFF files, read by Tesseract."""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from align.documents.base import Document
from align.documents.layout import Placed
from align.documents.scanned.page import ScannedWord
from align.documents.scanned.program import VARIABLE, found, wanted
from align.documents.scanned.reading import Scanned, lines_of, shown
from align.errors import InputError
from align.text import clean
from align.units import Block

_MOST_PAGES = 10_000


class Image(Document):
    """A picture of a page, or of several pages (TIFF).

    The text as read is what Tesseract reads: the pages in their order, each followed by a form
    feed, and the lines of each in reading order, each followed by LF, with an empty line between
    paragraphs.
    """

    media: ClassVar[str] = "image/*"
    lined: ClassVar[bool] = True

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        if encoding is not None:
            self._notice("--encoding has no effect on a picture")
        languages = wanted()
        if languages is None:
            hint = f"have it read by Tesseract: take {VARIABLE} out of the environment"
            raise InputError("this is a picture", where=str(path), hint=hint)
        reader = found(languages, what="this is a picture", where=str(path))
        self._notice(f"a picture: read by Tesseract ({languages})")
        self._count = page_count(path)
        self._scanned = Scanned(range(1, self._count + 1), reader, self.digest, str(path))

    def unread(self) -> int:
        """Return how many pages have yet to be read."""
        return len(self._scanned.unread())

    def prepare(self, advance: Callable[[int], None] = lambda _: None) -> None:
        """Have the pages read, one after the other; each is kept at once."""
        for number in self._scanned.unread():
            self._page(number)
            advance(1)
        self._told()

    def blocks(self) -> Iterator[Block]:
        """Yield the lines."""
        start = 0
        place = 1
        for number in range(1, self._count + 1):
            self._scanned.begins(number, start)
            for line in self._page(number):
                if line is not None:
                    yield Block(clean(line.text, start), line.kind, number, place)
                start += 1 + (len(line.text) if line is not None else 0)
                place += 1
            start += 1
            place += 1
        self._told()

    def text(self) -> str:
        """Return the text of all pages."""
        return "".join(shown(self._page(number)) for number in range(1, self._count + 1))

    def certainty(self) -> Iterator[ScannedWord]:
        """See ``Document``."""
        return self._scanned.words()

    def _told(self) -> None:
        if not self.scans:
            self.scans = self._scanned.scans()
            self._notice(*self._scanned.notices())

    def _page(self, number: int) -> list[Placed | None]:
        many = self._count > 1
        page = self._scanned.page(number, self._picture, frame=number - 1 if many else None)
        return list(lines_of(page))

    def _picture(self) -> tuple[bytes, int]:
        return self.path.read_bytes(), 0


def page_count(path: Path) -> int:
    """Count the pages of a picture: 1, or the directories of a TIFF file (TIFF 6.0, section 2)."""
    with path.open("rb") as file:
        order = {b"II*\0": "<", b"MM\0*": ">"}.get(file.read(4))
        if order is None:
            return 1
        count = 0
        while count < _MOST_PAGES and len(place := file.read(4)) == 4:
            (at,) = struct.unpack(f"{order}I", place)
            if not at:
                break
            file.seek(at)
            if len(entries := file.read(2)) < 2:
                break
            count += 1
            file.seek(12 * struct.unpack(f"{order}H", entries)[0], 1)
    return max(1, count)
