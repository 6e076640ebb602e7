"""PDF files, by their text layer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import regex

from align.documents.base import Document
from align.documents.layout import Placed, page_text
from align.documents.legacy_detect import is_suspect
from align.documents.legacy_pdf import line_spans
from align.documents.legacy_text import Mending, Span
from align.errors import InputError
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
    hyphen-minus. Lines in an older encoding of Vietnamese, as their fonts or their syllables tell,
    stand in the text as read as the file has them, and in the blocks as the page shows them.
    """

    media: ClassVar[str] = "application/pdf"
    lined: ClassVar[bool] = True

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._mending = Mending(encoding)
        if encoding is not None and not self._mending.forced:
            self._notice("--encoding has no effect on a .pdf file")
        self._check_text_layer()
        self.legacy = self._mending.found
        self._notice(*(found.notice for found in self.legacy))

    def blocks(self) -> Iterator[Block]:
        """Yield the lines; one page at a time is in memory."""
        start = 0
        number = 1
        for page, (text, fonts) in enumerate(self._pages(), start=1):
            for raw in text.removesuffix("\f").split("\n"):
                content = self._mending.read(fonts.get(raw, [(raw, "")]), start)
                if content.text.strip():
                    yield Block(content, page=page, line=number)
                start += len(raw) + 1
                number += 1

    def text(self) -> str:
        """Return the text of all pages."""
        return "".join(text for text, _ in self._pages())

    def _pages(self) -> Iterator[tuple[str, dict[str, list[Span]]]]:
        """Yield the text of each page, and by their text the lines whose fonts matter."""
        with self._opened() as opened:
            for number in range(len(opened)):
                with _page(opened, number) as (_, layer):
                    fonts: dict[str, list[Span]] = {}
                    text = page_text(_lines(layer, fonts if self._mending.by_fonts else None))
                    yield text + "\f", fonts

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
        strange: list[list[Span]] = []
        with self._opened() as opened:
            count = len(opened)
            for number in range(count):
                with _page(opened, number) as (page, layer):
                    if layer.count_chars() and (whole := layer.get_text_range()).strip():
                        text = True
                        if is_suspect(whole):
                            fonts: dict[str, list[Span]] = {}
                            lines = [line.text for line in _lines(layer, fonts)]
                            strange += [fonts.get(line, [(line, "")]) for line in lines]
                    elif any(page.get_objects(max_depth=1)):
                        bare.append(number + 1)
        self._mending.survey(strange)
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


def _lines(layer: "PdfTextPage", fonts: dict[str, list[Span]] | None = None) -> Iterator[Placed]:
    """Yield the lines of a page with the box of their first visible character.

    Args:
        layer: the text of the page.
        fonts: is told the fonts of each line, by its text.
    """
    from pypdfium2.raw import FPDFText_GetCharIndexFromTextIndex

    # PDFium counts UTF-16 code units.
    unit = 0
    parts = _LINE_END.split(layer.get_text_range())
    for line, end in zip(parts[0::2], [*parts[1::2], ""], strict=True):
        blank = len(line) - len(line.lstrip())
        if blank < len(line):
            index = FPDFText_GetCharIndexFromTextIndex(layer, unit + blank)
            left, bottom, _, top = layer.get_charbox(index, loose=True) if index >= 0 else (0,) * 4
            shown = line + ("-" if end == _LINE_HYPHEN else "")
            if fonts is not None:
                spans = line_spans(layer, unit, line)
                fonts[shown] = [*spans, ("-", spans[-1][1])] if shown != line else spans
            yield Placed(shown, left, bottom, top - bottom)
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
