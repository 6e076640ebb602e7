"""HTML pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from align.documents.base import Document
from align.documents.decoding import decoded
from align.documents.encoding import detect
from align.documents.flow import Piece, placed, written
from align.units import Block, Kind

_CHARSET = regex.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", regex.I)
# HTML white space (HTML Standard, "ASCII whitespace"); a no-break space is not among it.
# A single space is not matched: it stays what it is.
_SPACE = regex.compile("[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+")
_SPACES = regex.compile("  +")
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
    ``pre`` are left out.
    """

    media: ClassVar[str] = "text/html"

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
    if tree.body is not None:
        yield from _Reader().read(tree.body)


class _Reader:
    """Walks a tree and collects text until a block ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._kind = Kind.TEXT

    def read(self, root: LexborNode) -> Iterator[Piece]:
        """Yield the blocks below a node; without recursion, for trees may be deep."""
        stack: list[tuple[LexborNode, bool, Kind]] = [(root, True, Kind.TEXT)]
        while stack:
            node, entering, outer = stack.pop()
            tag = node.tag or ""
            if tag == "-text":
                self._parts.append(_SPACE.sub(" ", node.text_content or ""))
                continue
            if tag in SKIPPED:
                continue
            if not entering:
                yield from self._leave(tag, outer)
                continue
            if tag == "br":
                self._parts.append("\n")
                continue
            yield from self._enter(tag)
            stack.append((node, False, outer))
            inner = self._kind
            stack.extend(
                (child, True, inner) for child in reversed(list(node.iter(include_text=True)))
            )

    def _enter(self, tag: str) -> Iterator[Piece]:
        if tag in _BLOCKS and not self._in_row(tag):
            yield from self._flush()
            self._kind = _KINDS.get(tag, self._kind)

    def _leave(self, tag: str, outer: Kind) -> Iterator[Piece]:
        if tag in ("td", "th"):
            self._parts.append("\t")
        elif tag in _BLOCKS and not self._in_row(tag):
            yield from self._flush()
            self._kind = outer
        elif tag in _BLOCKS:
            self._parts.append(" ")

    def _in_row(self, tag: str) -> bool:
        """A paragraph inside a cell does not end the row."""
        return self._kind is Kind.ROW and tag != "tr"

    def _flush(self) -> Iterator[Piece]:
        text = "".join(self._parts)
        self._parts = []
        text = _SPACES.sub(" ", text)
        if "\n" in text or "\t" in text:
            text = _AROUND.sub(r"\1", text)
        text = text.strip(" \n\t")
        if text:
            yield text, self._kind
