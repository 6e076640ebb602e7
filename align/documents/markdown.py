"""Markdown (CommonMark with tables)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import regex

from align.documents.base import Document
from align.documents.decoding import decoded
from align.documents.encoding import detect
from align.documents.inline import parser, words
from align.text import Mapped, OffsetMap, joined
from align.units import Block, Kind

if TYPE_CHECKING:
    from markdown_it.token import Token

# What markdown-it takes for a line end.
_LINE = regex.compile(r"(?V1)[^\n\r]*(?:\r\n|\n|\r|$)")
_FRONT_MATTER = regex.compile(r"---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_CLOSING = regex.compile(r"\s+#+\s*$")


class Markdown(Document):
    """A Markdown file. The text as read is the decoded file, without its byte order mark.

    Blocks are headings, paragraphs, list items and table rows (cells separated by tabs) without
    their marks: emphasis, links and images leave their words. Blocks of code, raw HTML and YAML
    front matter are left out; they are not for translating.
    """

    media: ClassVar[str] = "text/markdown"

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        super().__init__(path, encoding)
        self._encoding = detect(path, encoding)
        self.encoding = self._encoding.name
        self._notice(*self._encoding.notices)
        self.legacy = self._encoding.found

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks; the file is parsed as a whole."""
        # NUL is not allowed in Markdown (CommonMark 2.3); a zero-width space goes in clean-up.
        return self.reader().read()

    def reader(self, text: str | None = None) -> "Reader":
        """Return what reads the file, or another text as if it were the file."""
        return Reader((self.text() if text is None else text).replace("\0", "\u200b"))

    def text(self) -> str:
        """Return the decoded file."""
        return "".join(decoded(self.path, self._encoding.name, self._encoding.mark))


@dataclass(frozen=True, slots=True)
class Inline:
    """The source of a paragraph, a heading or a table cell, and what it is made of."""

    tokens: list["Token"]
    content: Mapped
    kind: Kind
    block: int
    """Number of its block; the cells of a row have the same one."""
    line: int
    """Line in the file, counted from 1."""


class Reader:
    """Turns the tokens of a file into blocks that know where they stand."""

    def __init__(self, text: str) -> None:
        front = _FRONT_MATTER.match(text)
        self._start = front.end() if front else 0
        self._above = text.count("\n", 0, self._start)
        self._text = text
        self._lines = [m.span() for m in _LINE.finditer(text, self._start)]

    def read(self) -> Iterator[Block]:
        """Yield the blocks in their order."""
        for _, group in groupby(self.inlines(), key=attrgetter("block")):
            cells = list(group)
            kind = cells[0].kind
            parts = [joined(list(words(cell.tokens, cell.content))) for cell in cells]
            content = joined(parts, "\t").stripped()
            if content.text:
                yield Block(content, kind, line=None if kind is Kind.ROW else cells[0].line)

    def inlines(self) -> Iterator[Inline]:
        """Yield what holds text, in the order of the file."""
        kinds = [Kind.TEXT]
        block = cell = 0
        for token in parser().parse(self._text[self._start :]):
            if token.nesting == 1:
                kinds.append(_kind(token, kinds[-1]))
            elif token.nesting == -1:
                kinds.pop()
            if token.type == "tr_open":
                block, cell = block + 1, self._lines[token.map[0]][0] if token.map else 0
            elif token.type == "inline" and token.map:
                row = kinds[-1] is Kind.ROW
                content = _located(token.content, self._text, cell) if row else self._source(token)
                block, cell = block + (not row), content.end
                line = self._above + token.map[0] + 1
                yield Inline(token.children or [], content, kinds[-1], block, line)

    def _source(self, token: "Token") -> Mapped:
        """Find the lines of a paragraph in the file: each is the end of one of its lines."""
        assert token.map is not None
        parts: list[Mapped] = []
        row = token.map[0]
        for line in token.content.split("\n"):
            wanted = line.rstrip()
            # A line of no-break spaces opens a paragraph, and its content leaves it out.
            while wanted and not self._text[slice(*self._lines[row])].strip():
                row += 1
            begin, end = self._lines[row]
            row += 1
            source = self._text[begin:end].rstrip()
            if not source.endswith(wanted):
                source = _CLOSING.sub("", source)
            place = begin + len(source) - len(wanted)
            parts.append(Mapped(line, OffsetMap((0,), (place,))))
        return joined(parts, "\n")


def _kind(token: "Token", outer: Kind) -> Kind:
    if token.type == "heading_open":
        return Kind.HEADING
    if token.type == "tr_open":
        return Kind.ROW
    return Kind.ITEM if token.type == "list_item_open" else outer


def _located(content: str, text: str, start: int) -> Mapped:
    """Find the characters of a table cell in the file; a pipe may be escaped there."""
    place = text.find(content, start)
    if "|" not in content:
        return Mapped(content, OffsetMap((0,), (max(place, start),)))
    at: list[int] = []
    raw: list[int] = []
    place = start
    for i, char in enumerate(content):
        found = max(text.find(char, place), place)
        if not raw or found != place:
            at.append(i)
            raw.append(found)
        place = found + 1
    return Mapped(content, OffsetMap(tuple(at) or (0,), tuple(raw) or (start,)))
