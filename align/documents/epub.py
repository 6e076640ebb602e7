"""EPUB books (W3C EPUB 3.3; EPUB 2 has the same skeleton)."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import regex
from selectolax.lexbor import LexborHTMLParser

from align.documents.base import Document
from align.documents.flow import Piece, placed, written
from align.documents.html import pieces
from align.documents.packed import Packed
from align.errors import InputError
from align.units import Block

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_DECLARED = regex.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
# An empty element of XML is an opening tag in HTML and would swallow what follows.
_EMPTY = regex.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)"
    r"([A-Za-z][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)(?<=/)>"
)


class Epub(Document):
    """An .epub file. The text as read is that of its blocks, each followed by one LF.

    The pages of the spine come in their order, each read as ``Html`` is; the table of contents
    that EPUB 3 marks as navigation is left out. Notes stand where the book has them.
    """

    media: ClassVar[str] = "application/epub+zip"

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        if encoding is not None:
            self._notice("--encoding has no effect on a .epub file")
        packed = Packed(path, "EPUB book")
        self._names = _spine(packed)
        self._check_open(packed)
        for name in self._names:
            packed.read(name)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all pages."""
        return placed(self._pieces())

    def text(self) -> str:
        """Return the text of all blocks."""
        return written(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        packed = Packed(self.path, "EPUB book")
        for name in self._names:
            source = _EMPTY.sub(_opened, _decoded(packed.read(name)))
            yield from pieces(LexborHTMLParser(source.replace("\0", "")))

    def _check_open(self, packed: Packed) -> None:
        """Refuse a book whose pages are encrypted; fonts may be."""
        if not packed.holds(_ENCRYPTION):
            return
        locked = {
            unquote(one.get("URI") or "")
            for one in packed.xml(_ENCRYPTION).iter("{*}CipherReference")
        }
        if locked.intersection(self._names):
            raise InputError(
                "the pages of this EPUB book are encrypted",
                where=str(self.path),
                hint="name a copy without copy protection",
            )


def _spine(packed: Packed) -> tuple[str, ...]:
    """Return the names of the pages in reading order.

    Raises:
        InputError: the book has no spine, or nothing in it.
    """
    root = packed.xml(_CONTAINER).find(".//{*}rootfile")
    package = "" if root is None else root.get("full-path") or ""
    if not package:
        raise packed.broken()
    opened = packed.xml(package)
    folder = posixpath.dirname(package)
    names = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in opened.iterfind("{*}manifest/{*}item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    order = [one.get("idref") for one in opened.iterfind("{*}spine/{*}itemref")]
    found = tuple(dict.fromkeys(names[one] for one in order if one in names))
    if not found:
        raise packed.broken()
    return found


def _opened(tag: regex.Match[str]) -> str:
    return f"<{tag[1]}{tag[2].removesuffix('/')}></{tag[1]}>"


def _decoded(page: bytes) -> str:
    """Decode a page: UTF-8 or UTF-16 as the standard wants, else what the page declares."""
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page.decode("utf-16", "replace")
    declared = _DECLARED.match(page)
    name = declared[1].decode() if declared else "utf-8"
    try:
        return page.decode(name, "replace").removeprefix("\ufeff")
    except (LookupError, ValueError):
        return page.decode("utf-8", "replace").removeprefix("\ufeff")
