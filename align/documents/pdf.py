"""PDF files, by their text layer, or by Tesseract where they have none."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from align.documents.base import Document
from align.documents.layout import Placed
from align.documents.legacy_text import Mending
from align.documents.pdf_page import laid_out
from align.documents.pdf_survey import Survey
from align.documents.scanned.page import ScannedPage, ScannedWord
from align.documents.scanned.picture import rendered
from align.documents.scanned.program import VARIABLE, found, wanted
from align.documents.scanned.reading import Scanned, lines_of, listed, shown
from align.errors import InputError
from align.text import clean
from align.units import Block

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage


class Pdf(Document):
    """A PDF file.

    The text as read is made of the pages in their order, each followed by a form feed; a page is
    made of its lines in reading order (see ``pdf_page``), each followed by LF, with an empty line
    between two whose distance or indent shows that a paragraph begins. A row of a table is a line
    whose cells are parted by tabs. A hyphen that ends a line is a hyphen-minus. Lines in an older
    encoding of Vietnamese, as their fonts or their syllables tell, stand in the text as read as
    the file has them, and in the blocks as the page shows them. Pages without a text layer are
    what Tesseract makes of them.
    """

    media: ClassVar[str] = "application/pdf"
    lined: ClassVar[bool] = True
    edition: ClassVar[int] = 2

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._mending = Mending(encoding)
        if encoding is not None and not self._mending.forced:
            self._notice("--encoding has no effect on a .pdf file")
        survey = self._surveyed()
        self._coming_back = survey.coming_back()
        self._mending.survey(survey.strange)
        self.legacy = self._mending.found
        self._notice(*(found.notice for found in self.legacy))
        self._scanned = self._handed_over(survey)

    def unread(self) -> int:
        """Return how many pages Tesseract has yet to read."""
        return len(self._scanned.unread()) if self._scanned is not None else 0

    def prepare(self, advance: Callable[[int], None] = lambda _: None) -> None:
        """Have the pages without a text layer read, one after the other; each is kept at once."""
        if self._scanned is None:
            return
        with self._opened() as opened:
            for number in self._scanned.unread():
                with _page(opened, number - 1) as (page, _):
                    self._read(self._scanned, number, page)
                advance(1)
        self._told(self._scanned)

    def blocks(self) -> Iterator[Block]:
        """Yield the lines; one page at a time is in memory."""
        start = 0
        number = 1
        for page, lines in enumerate(self._pages(), start=1):
            scanned = self._scanned is not None and page in self._scanned.numbers
            if scanned and self._scanned is not None:
                self._scanned.begins(page, start)
            for line in lines:
                text = line.text if line is not None else ""
                if line is not None:
                    spans = line.spans or ((text, ""),)
                    content = clean(text, start) if scanned else self._mending.read(spans, start)
                    if content.text.strip():
                        yield Block(content, line.kind, page, number)
                start += len(text) + 1
                number += 1 + text.count("\n")
            start += 1
            number += 1

    def text(self) -> str:
        """Return the text of all pages."""
        return "".join(shown(lines) for lines in self._pages())

    def certainty(self) -> Iterable[ScannedWord]:
        """See ``Document``."""
        return self._scanned.words() if self._scanned is not None else ()

    def _pages(self) -> Iterator[list[Placed | None]]:
        """Yield the lines of each page, None for an empty one."""
        with self._opened() as opened:
            for number in range(1, len(opened) + 1):
                with _page(opened, number - 1) as (page, layer):
                    yield list(self._laid_out(number, page, layer))
        if self._scanned is not None:
            self._told(self._scanned)

    def _laid_out(
        self, number: int, page: "PdfPage", layer: "PdfTextPage"
    ) -> Iterator[Placed | None]:
        if self._scanned is not None and number in self._scanned.numbers:
            return lines_of(self._read(self._scanned, number, page))
        fonts = self._mending.by_fonts
        return laid_out(page, layer, fonts=fonts, coming_back=self._coming_back)

    def _read(self, scanned: Scanned, number: int, page: "PdfPage") -> ScannedPage:
        return scanned.page(number, lambda: rendered(page))

    def _told(self, scanned: Scanned) -> None:
        """Say how well pages were read, once all are."""
        if not self.scans and not scanned.unread():
            self.scans = scanned.scans()
            self._notice(*scanned.notices())

    @contextmanager
    def _opened(self) -> Iterator["PdfDocument"]:
        from pypdfium2 import PdfDocument, PdfiumError
        from pypdfium2.raw import FPDF_ERR_PASSWORD

        try:
            opened = PdfDocument(self.path)
        except PdfiumError as error:
            locked = error.err_code == FPDF_ERR_PASSWORD
            raise InputError(
                "this PDF is protected by a password" if locked else "this PDF is broken",
                where=str(self.path),
                hint="save a copy without it" if locked else "get the file anew or repair it",
            ) from error
        try:
            yield opened
        finally:
            opened.close()

    def _surveyed(self) -> Survey:
        """Read all pages through."""
        survey = Survey()
        with self._opened() as opened:
            for number in range(1, len(opened) + 1):
                with _page(opened, number - 1) as (page, layer):
                    survey.add(number, page, layer)
        return survey

    def _handed_over(self, survey: Survey) -> Scanned | None:
        """Give the pages that are pictures to Tesseract.

        Raises:
            InputError: Tesseract is needed and not installed, or is not to be asked and no page
                has text.
        """
        if not survey.bare:
            return None
        what = f"no text layer on {listed(survey.bare)}"
        languages = wanted()
        if languages is None:
            if not survey.text:
                hint = f"have them read by Tesseract: take {VARIABLE} out of the environment"
                raise InputError(what, where=str(self.path), hint=hint)
            self._notice(f"{what}: left out")
            return None
        reader = found(languages, what=what, where=str(self.path))
        self._notice(f"{what}: read by Tesseract ({languages})")
        return Scanned(survey.bare, reader, self.digest, str(self.path))


@contextmanager
def _page(opened: "PdfDocument", number: int) -> Iterator[tuple["PdfPage", "PdfTextPage"]]:
    """Open a page and its text; PDFium keeps both in memory until they are closed."""
    page = opened[number]
    layer = page.get_textpage()
    try:
        yield page, layer
    finally:
        layer.close()
        page.close()
