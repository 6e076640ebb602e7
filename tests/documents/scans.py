"""Make pages that are pictures of text, with PDFium and a font that has Vietnamese letters."""

import ctypes
import shutil
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from align.documents.scanned.program import found
from align.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap

_FONTS = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("/usr/share/fonts/TTF/DejaVuSans.ttf"),
    Path("/Library/Fonts/Arial Unicode.ttf"),
)
FONT = next((path for path in _FONTS if path.is_file()), None)
WIDTH, HEIGHT = 595.0, 842.0


def _installed() -> bool:
    try:
        found("vie", what="", where="")
    except InputError:
        return False
    return True


needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or not _installed() or FONT is None,
    reason="Tesseract with Vietnamese, or a font, is not installed",
)


def scan(path: Path, pages: Sequence[Sequence[str] | bytes], *, size: float = 12) -> None:
    """Write a PDF whose pages are pictures of lines of text.

    A page in bytes is a PDF, the first page of which is taken as it is, text layer and all.
    """
    from pypdfium2 import PdfDocument, PdfImage, PdfMatrix

    made = PdfDocument.new()
    for lines in pages:
        if isinstance(lines, bytes):
            made.import_pages(PdfDocument(lines), [0])
            continue
        page = made.new_page(WIDTH, HEIGHT)
        image = PdfImage.new(made)
        image.set_bitmap(_drawn(lines, size))
        image.set_matrix(PdfMatrix().scale(WIDTH, HEIGHT))
        page.insert_obj(image)
        page.gen_content()
    made.save(str(path))


def picture(lines: Sequence[str], size: float = 12) -> tuple[bytes, int, int]:
    """Return a page as grey pixels, row by row from the top, and its width and height."""
    drawn = _drawn(lines, size, grayscale=True)
    data = bytes(drawn.buffer)
    rows = (data[y * drawn.stride : y * drawn.stride + drawn.width] for y in range(drawn.height))
    return b"".join(rows), drawn.width, drawn.height


def tiff(pages: Sequence[tuple[bytes, int, int]], order: str = "<") -> bytes:
    """Write grey pixels as a TIFF file of several pages (TIFF 6.0, without compression)."""
    out = bytearray(struct.pack(f"{order}2sHI", b"II" if order == "<" else b"MM", 42, 0))
    link = 4
    for pixels, width, height in pages:
        strip = len(out)
        out += pixels + b"\0" * (len(pixels) % 2)
        out[link : link + 4] = struct.pack(f"{order}I", len(out))
        entries = {256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: strip, 277: 1}
        entries |= {278: height, 279: len(pixels)}
        out += struct.pack(f"{order}H", len(entries))
        for tag, value in sorted(entries.items()):
            out += struct.pack(f"{order}HHII", tag, 4, 1, value)
        link = len(out)
        out += struct.pack(f"{order}I", 0)
    return bytes(out)


def _drawn(lines: Sequence[str], size: float, *, grayscale: bool = False) -> "PdfBitmap":
    """Draw lines of text on a page and return it as a picture of 200 dots to the inch."""
    import pypdfium2.raw as raw
    from pypdfium2 import PdfDocument

    assert FONT is not None
    document = PdfDocument.new()
    page = document.new_page(WIDTH, HEIGHT)
    data = FONT.read_bytes()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    for number, line in enumerate(lines):
        text = raw.FPDFPageObj_CreateTextObj(document, font, size)
        units = f"{line}\0".encode("utf-16-le")
        wide = (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
        raw.FPDFText_SetText(text, wide)
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, 60, HEIGHT - 80 - number * size * 1.5)
        raw.FPDFPage_InsertObject(page, text)
    page.gen_content()
    return page.render(scale=200 / 72, grayscale=grayscale)
