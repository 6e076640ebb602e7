"""A page as a picture in the form that Tesseract takes (PNG, ISO/IEC 15948)."""

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DPI = 300
_INCH = 72.0
# A drawing of a whole wall is not rendered as finely as a page.
_MOST_PIXELS = 40_000_000


def rendered(page: "PdfPage") -> tuple[bytes, int]:
    """Return a page as a grey PNG image, and how many dots to the inch it has."""
    width, height = page.get_size()
    scale = min(DPI / _INCH, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        data = png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    finally:
        bitmap.close()
    return data, round(scale * _INCH)


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Write a grey image of 8 bits a pixel.

    Args:
        pixels: rows from the top, ``stride`` bytes each.
        width: pixels of a row.
        height: rows.
        stride: bytes from one row to the next.
    """
    rows = b"".join(b"\0" + pixels[y * stride : y * stride + width] for y in range(height))
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
