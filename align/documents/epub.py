"""EPUB books (W3C EPUB 3.3; EPUB 2 has the same skeleton)."""

import posixpath
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import regex
from selectolax.lexbor import LexborHTMLParser

from align.documents.base import Document
from align.documents.css_fonts import Rule, fonts, rules
from align.documents.flow import written
from align.documents.html import spanned
from align.documents.legacy_text import Mending, Span, joined_spans
from align.documents.packed import Packed
from align.errors import InputError
from align.units import Block, Kind

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

    The pages of the spine come in their order, each read as ``Html`` is; lists of contents, which
    repeat the headings, are left out. Notes stand where the book has them. Text in an older
    encoding of Vietnamese, as its font or its syllables tell, stands in the text as read as the
    file has it, and in the blocks as the page shows it.
    """

    media: ClassVar[str] = "application/epub+zip"
    edition: ClassVar[int] = 2

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._mending = Mending(encoding)
        if encoding is not None and not self._mending.forced:
            self._notice("--encoding has no effect on a .epub file")
        packed = Packed(path, "EPUB book")
        self._names = _spine(packed)
        self._check_open(packed)
        self._mending.survey(spans for spans, _ in self._pieces())
        self.legacy = self._mending.found
        self._notice(*(found.notice for found in self.legacy))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all pages."""
        return self._mending.placed(self._pieces())

    def text(self) -> str:
        """Return the text of all blocks."""
        return written((joined_spans(spans), kind) for spans, kind in self._pieces())

    def _pieces(self) -> Iterator[tuple[list[Span], Kind]]:
        packed = Packed(self.path, "EPUB book")
        sheets: dict[str, list[Rule]] = {}
        for name in self._names:
            source = _EMPTY.sub(_opened, _decoded(packed.read(name)))
            tree = LexborHTMLParser(source.replace("\0", ""))
            own = list(chain.from_iterable(_sheets(packed, name, tree, sheets)))
            yield from spanned(tree, fonts(tree, own))

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
    names = {
        item.get("id"): _joined(package, item.get("href") or "")
        for item in opened.iterfind("{*}manifest/{*}item")
        if item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    }
    order = [one.get("idref") for one in opened.iterfind("{*}spine/{*}itemref")]
    # EPUB 2 names its page of contents in the guide; in one that holds more it names a place.
    contents = {
        _joined(package, one.get("href") or "")
        for one in opened.iterfind("{*}guide/{*}reference[@type='toc']")
        if "#" not in (one.get("href") or "")
    }
    pages = dict.fromkeys(names[one] for one in order if one in names)
    found = tuple(name for name in pages if name not in contents) or tuple(pages)
    if not found:
        raise packed.broken()
    return found


def _sheets(
    packed: Packed, page: str, tree: LexborHTMLParser, known: dict[str, list[Rule]]
) -> Iterator[list[Rule]]:
    """Yield the rules of each style sheet of a page; ``known`` keeps those of files."""
    for node in tree.css('style, link[rel~="stylesheet"]'):
        if node.tag == "style":
            yield list(rules(node.text()))
            continue
        name = _joined(page, node.attributes.get("href") or "")
        if name not in known:
            known[name] = list(rules(_decoded(packed.read(name)))) if packed.holds(name) else []
        yield known[name]


def _joined(base: str, link: str) -> str:
    """Return the name of the member that a link in another member leads to."""
    path = unquote(link.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


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
