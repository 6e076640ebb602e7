"""The pages of a document that are pictures, read when they are asked for."""

from collections.abc import Callable, Iterable, Iterator

from align.documents.layout import Placed
from align.documents.scanned.keeping import Kept
from align.documents.scanned.page import Scan, ScannedPage, ScannedWord
from align.documents.scanned.program import Tesseract

# Mean confidence below which a person had better look at a page.
_DOUBTFUL = 75
Picture = Callable[[], tuple[bytes, int]]
"""Makes the image of a page and says its dots to the inch, 0 where the image itself says it."""


class Scanned:
    """The pages of one document that Tesseract is to read.

    Args:
        numbers: of the pages, from 1.
        reader: the program.
        digest: SHA-256 of the document.
        where: the document, for messages.
    """

    def __init__(self, numbers: Iterable[int], reader: Tesseract, digest: str, where: str) -> None:
        self.numbers = frozenset(numbers)
        self._reader = reader
        self._where = where
        self._kept = Kept(digest, reader)
        self._starts: dict[int, int] = {}

    def unread(self) -> list[int]:
        """Return the pages that have yet to be read."""
        return [n for n in sorted(self.numbers) if self._kept.get(n) is None]

    def page(self, number: int, picture: Picture, *, frame: int | None = None) -> ScannedPage:
        """Return a page, and read it first if need be.

        Args:
            number: the page, from 1.
            picture: makes its image.
            frame: which of the pages of the image, from 0, where it has more than one.

        Raises:
            InputError: it cannot be read.
        """
        known = self._kept.get(number)
        if known is None:
            data, dpi = picture()
            known = self._reader.read(data, dpi, f"{self._where}, page {number}", frame=frame)
            self._kept.put(number, known)
        return known

    def begins(self, number: int, start: int) -> None:
        """Take note where a page begins in the text of the document as read."""
        self._starts[number] = start

    def words(self) -> Iterator[ScannedWord]:
        """Yield the words of the pages whose place is known, by their place in the document."""
        for number, start in sorted(self._starts.items()):
            page = self._kept.get(number)
            if page is not None:
                yield from words_of(page, start)

    def scans(self) -> tuple[Scan, ...]:
        """Return how well those pages were read that have been."""
        known = ((n, self._kept.get(n)) for n in sorted(self.numbers))
        return tuple(page.scan(n) for n, page in known if page is not None)

    def notices(self) -> tuple[str, ...]:
        """Return what is worth telling of the pages that have been read."""
        scans = self.scans()
        nothing = [scan.page for scan in scans if not scan.words]
        doubtful = [scan.page for scan in scans if scan.words and scan.confidence < _DOUBTFUL]
        told = [f"nothing legible on {listed(nothing)}: left out"] if nothing else []
        if doubtful:
            told.append(f"Tesseract is not sure of {listed(doubtful)} (below {_DOUBTFUL} %)")
        return tuple(told)


def lines_of(page: ScannedPage) -> Iterator[Placed | None]:
    """Yield the lines of a page that is legible, None where an empty line parts paragraphs."""
    for number, line in enumerate(page.lines if page.legible else ()):
        if line.begins and number:
            yield None
        yield Placed(line.text, 0, 0, 0)


def words_of(page: ScannedPage, start: int) -> Iterator[ScannedWord]:
    """Yield the words of a page that is legible, placed in the text that ``shown`` makes of it.

    Args:
        page: the page.
        start: where it begins in the text of the document.
    """
    for number, line in enumerate(page.lines if page.legible else ()):
        start += line.begins and number > 0
        for word in line.words:
            yield ScannedWord(start + word.start, start + word.end, word.confidence)
        start += len(line.text) + 1


def shown(lines: Iterable[Placed | None]) -> str:
    """Write the lines of a page, each followed by LF, and a form feed behind them."""
    return "".join(f"{line.text if line is not None else ''}\n" for line in lines) + "\f"


def listed(pages: list[int]) -> str:
    """Write page numbers as a person would: ``pages 1-3, 7``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    found = ", ".join(f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {found}"
