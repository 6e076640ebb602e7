"""HTML pages."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import ClassVar

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from align.documents.asides import Asides, asides
from align.documents.base import Document
from align.documents.decoding import decoded
from align.documents.encoding import detect
from align.documents.flow import Piece, placed, written
from align.documents.legacy_text import Span, joined_spans
from align.units import Block, Kind

_CHARSET = regex.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", regex.I)
# HTML white space (HTML Standard, "ASCII whitespace"); a no-break space is not among it.
# A single space is not matched: it stays what it is.
_SPACE = regex.compile("[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+")
_SPACES = regex.compile("  +")
_WHITE = " \n\t"
_AROUND = regex.compile(" *([\n\t]) *")


def tags(names: str) -> frozenset[str]:
    """Return a set of tag names, written with spaces between them."""
    return frozenset(names.split())


_KINDS = {"li": Kind.ITEM, "dd": Kind.ITEM, "dt": Kind.ITEM, "tr": Kind.ROW} | {
    f"h{level}": Kind.HEADING for level in range(1, 7)
}
_BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p"
    " section summary table tbody tfoot thead tr ul"
)
# Not text, or not meant to be read in sequence; code is not for translating.
SKIPPED = tags(
    "audio canvas head iframe math noscript object pre script select style svg template textarea"
    " title video"
)


class Html(Document):
    """An HTML page. The text as read is that of its blocks, each followed by one LF.

    A block is what the page shows as one: white space runs are one space, ``br`` is one line
    feed, and the cells of a table row are separated by tabs. Scripts, styles, form fields and
    ``pre`` are left out, and so are the marks of notes and the ways back to them; notes stand
    where the page has them.
    """

    media: ClassVar[str] = "text/html"
    edition: ClassVar[int] = 2

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        with path.open("rb") as file:
            match = _CHARSET.search(file.read(2048))
        declared = match.group(1).decode("ascii", "replace") if match else None
        self._encoding = detect(path, encoding, declared)
        self.encoding = self._encoding.name
        self._notice(*self._encoding.notices)
        self.legacy = self._encoding.found

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks; the page is parsed as a whole."""
        return placed(self._pieces())

    def text(self) -> str:
        """Return the text of all blocks."""
        return written(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        return pieces(self.tree())

    def source(self) -> str:
        """Return the decoded file."""
        return "".join(decoded(self.path, self._encoding.name, self._encoding.mark))

    def tree(self) -> LexborHTMLParser:
        """Parse the page anew."""
        # A NUL would be replaced by U+FFFD in the parser.
        return LexborHTMLParser(self.source().replace("\0", ""))


def pieces(tree: LexborHTMLParser) -> Iterator[Piece]:
    """Yield the blocks of a parsed page."""
    return ((joined_spans(spans), kind) for spans, kind in spanned(tree, {}))


def spanned(tree: LexborHTMLParser, fonts: Mapping[int, str]) -> Iterator[tuple[list[Span], Kind]]:
    """Yield the blocks of a parsed page, each cut by fonts.

    Args:
        tree: the page.
        fonts: names of fonts by the ``mem_id`` of the elements that are given them.
    """
    if tree.body is not None:
        root_font = fonts.get(tree.root.mem_id, "") if fonts and tree.root is not None else ""
        yield from _Reader(asides(tree), fonts).read(tree.body, root_font)


class _Reader:
    """Walks a tree and collects text until a block ends."""

    def __init__(self, aside: Asides, fonts: Mapping[int, str]) -> None:
        self._parts: list[Span] = []
        self._kind = Kind.TEXT
        self._aside = aside
        self._fonts = fonts

    def read(self, root: LexborNode, font: str) -> Iterator[tuple[list[Span], Kind]]:
        """Yield the blocks below a node; without recursion, for trees may be deep."""
        stack: list[tuple[LexborNode, bool, Kind, str]] = [(root, True, Kind.TEXT, font)]
        while stack:
            node, entering, outer, font = stack.pop()
            tag = node.tag or ""
            if tag == "-text":
                self._parts.append((_SPACE.sub(" ", node.text_content or ""), font))
                continue
            if tag in SKIPPED or (self._aside.unread and node.mem_id in self._aside.unread):
                continue
            if not entering:
                yield from self._leave(node, tag, outer)
                continue
            if tag == "br":
                self._parts.append(("\n", ""))
                continue
            yield from self._enter(node, tag)
            stack.append((node, False, outer, font))
            inner = self._kind
            if self._fonts:
                font = self._fonts.get(node.mem_id, font)
            stack.extend(
                (child, True, inner, font) for child in reversed(list(node.iter(include_text=True)))
            )

    def _enter(self, node: LexborNode, tag: str) -> Iterator[tuple[list[Span], Kind]]:
        is_note = self._is_note(node)
        if (tag in _BLOCKS or is_note) and not self._in_row(tag):
            yield from self._flush()
            if is_note or (self._kind is Kind.NOTE and tag != "tr"):
                self._kind = Kind.NOTE
            else:
                self._kind = _KINDS.get(tag, self._kind)

    def _leave(self, node: LexborNode, tag: str, outer: Kind) -> Iterator[tuple[list[Span], Kind]]:
        if tag in ("td", "th"):
            self._parts.append(("\t", ""))
        elif tag in _BLOCKS or self._is_note(node):
            if self._in_row(tag):
                self._parts.append((" ", ""))
                return
            yield from self._flush()
            self._kind = outer

    def _is_note(self, node: LexborNode) -> bool:
        return bool(self._aside.notes) and node.mem_id in self._aside.notes

    def _in_row(self, tag: str) -> bool:
        """A paragraph inside a cell does not end the row."""
        return self._kind is Kind.ROW and tag != "tr"

    def _flush(self) -> Iterator[tuple[list[Span], Kind]]:
        parts, self._parts = self._parts, []
        text = _SPACES.sub(" ", joined_spans(parts))
        if "\n" in text or "\t" in text:
            text = _AROUND.sub(r"\1", text)
        text = text.strip(" \n\t")
        if text:
            yield list(_spans(text, parts)), self._kind


def _spans(text: str, parts: list[Span]) -> Iterator[Span]:
    """Give a text whose white space was squeezed the fonts that its other characters had."""
    if not any(font for _, font in parts):
        yield text, ""
        return
    marks = (font for part, font in parts for char in part if char not in _WHITE)
    font = ""
    fonts = [font := (font if char in _WHITE else next(marks)) for char in text]
    done = 0
    for font, run in groupby(fonts):
        size = len(list(run))
        yield text[done : done + size], font
        done += size
