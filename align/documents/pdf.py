"""PDF files, by their text layer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import regex

from align.documents.base import Document
from align.documents.layout import Placed, page_text
from align.errors import InputError
from align.text import clean
from align.units import Block

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# PDFium puts this in place of a hyphen that ends a line, and leaves the line end out.
_LINE_HYPHEN = "\ufffe"
_LINE_END = regex.compile(f"(\r\n|[\r\n]|{_LINE_HYPHEN})")


class Pdf(Document):
    """A PDF file with a text layer.

    The text as read is made of the pages in their order, each followed by a form feed; a page is
    made of its lines as PDFium finds them, each followed by LF, with an empty line between two
    whose distance or indent shows that a paragraph begins. A hyphen that ends a line is a
    hyphen-minus.
    """

    media: ClassVar[str] = "application/pdf"
    lined: ClassVar[bool] = True

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        if encoding is not None:
            self._notice("--encoding has no effect on a .pdf file")
        self._check_text_layer()

    def blocks(self) -> Iterator[Block]:
        """Yield the lines; one page at a time is in memory."""
        start = 0
        number = 1
        for page, text in enumerate(self._pages(), start=1):
            for raw in text.removesuffix("\f").split("\n"):
                content = clean(raw, start)
                if content.text.strip():
                    yield Block(content, page=page, line=number)
                start += len(raw) + 1
                number += 1

    def text(self) -> str:
        """Return the text of all pages."""
        return "".join(self._pages())

    def _pages(self) -> Iterator[str]:
        with self._opened() as opened:
            for number in range(len(opened)):
                with _page(opened, number) as (_, layer):
                    yield page_text(_lines(layer)) + "\f"

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

    def _check_text_layer(self) -> None:
        """Find the pages that show something but hold no text.

        Raises:
            InputError: there is no text on any page.
        """
        bare: list[int] = []
        text = False
        with self._opened() as opened:
            count = len(opened)
            for number in range(count):
                with _page(opened, number) as (page, layer):
                    if layer.count_chars() and layer.get_text_range().strip():
                        text = True
                    elif any(page.get_objects(max_depth=1)):
                        bare.append(number + 1)
        if not text:
            raise InputError(
                f"no text layer on {_listed(bare or list(range(1, count + 1)))}",
                where=str(self.path),
                hint="run OCR over the file first",
            )
        if bare:
            self._notice(f"no text layer on {_listed(bare)}: OCR is needed there")


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


def _lines(layer: "PdfTextPage") -> Iterator[Placed]:
    """Yield the lines of a page with the box of their first visible character."""
    from pypdfium2.raw import FPDFText_GetCharIndexFromTextIndex

    # PDFium counts UTF-16 code units.
    unit = 0
    parts = _LINE_END.split(layer.get_text_range())
    for line, end in zip(parts[0::2], [*parts[1::2], ""], strict=True):
        blank = len(line) - len(line.lstrip())
        if blank < len(line):
            index = FPDFText_GetCharIndexFromTextIndex(layer, unit + blank)
            left, bottom, _, top = layer.get_charbox(index, loose=True) if index >= 0 else (0,) * 4
            yield Placed(line + ("-" if end == _LINE_HYPHEN else ""), left, bottom, top - bottom)
        unit += len((line + end).encode("utf-16-le")) // 2


def _listed(pages: list[int]) -> str:
    """Write page numbers as a person would: ``pages 1-3, 7``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    listed = ", ".join(f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in runs)
    return f"page{'s' if len(pages) > 1 else ''} {listed}"
