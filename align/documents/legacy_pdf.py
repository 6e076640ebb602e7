"""The fonts of the lines of a PDF page (ISO 32000-1, 9.6; PDFium's ``FPDFText_GetFontInfo``)."""

import ctypes
from itertools import groupby
from typing import TYPE_CHECKING

from align.documents.legacy_text import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_LONGEST_NAME = 128


def line_spans(layer: "PdfTextPage", unit: int, line: str) -> list[Span]:
    """Return a line in stretches of one font.

    Args:
        layer: the text of the page.
        unit: where the line starts in it, in UTF-16 code units.
        line: the line.
    """
    from pypdfium2.raw import FPDFText_GetCharIndexFromTextIndex

    fonts: list[str] = []
    for char in line:
        index = FPDFText_GetCharIndexFromTextIndex(layer, unit)
        # A space that PDFium adds between words has no font of its own.
        fonts.append((_font(layer, index) if index >= 0 else "") or (fonts[-1] if fonts else ""))
        unit += 1 + (char > "\uffff")
    pairs = groupby(zip(line, fonts, strict=True), key=lambda pair: pair[1])
    return [("".join(char for char, _ in group), font) for font, group in pairs]


def _font(layer: "PdfTextPage", index: int) -> str:
    from pypdfium2.raw import FPDFText_GetFontInfo

    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    FPDFText_GetFontInfo(layer, index, name, _LONGEST_NAME, ctypes.byref(flags))
    return name.value.decode("utf-8", "replace")
