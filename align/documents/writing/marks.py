"""The text of a Markdown file between its marks, and the pairs of marks around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from align.documents.inline import Seen, tokens
from align.documents.markdown import Inline
from align.documents.writing.anchors import LINK, Stack
from align.documents.writing.slots import Slot
from align.units import Kind

_TAG = regex.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*?(/?)>", regex.S)


@dataclass(slots=True)
class Placed:
    """A slot and the stretch of the file that it stands for."""

    slot: Slot
    start: int
    end: int
    literal: bool = False
    """Whether it is code or an address, in which nothing is escaped."""
    whole: bool = False
    """Whether it can only be replaced as a whole: an escape, an entity, a line break."""


@dataclass(slots=True)
class Pair:
    """Two marks that belong together; without text between them neither may stay."""

    tag: str
    """``strong``, ``em``, ``a``, ``code_inline``, ``image``, or the name of an HTML element."""
    cell: int
    """Number of its paragraph or table cell, counted from 1."""
    opening: tuple[int, int]
    closing: tuple[int, int] = (0, 0)
    inside: list[Placed] = field(default_factory=list)
    holds: bool = False
    """Whether there is something besides text inside, such as an image."""
    dropped: bool = False
    """Whether its marks go although there is text between them."""


class Marks:
    """Collects the slots of a file, paragraph by paragraph."""

    def __init__(self, read: str) -> None:
        self._read = read
        self.placed: list[Placed] = []
        self.pairs: list[Pair] = []
        self._open: list[tuple[str, int]] = []
        self._cell = 0

    @property
    def cells(self) -> int:
        """How many paragraphs and cells were added."""
        return self._cell

    def add(self, inlines: Iterable[Inline]) -> None:
        """Add paragraphs, headings and cells."""
        for inline in inlines:
            self._cell += 1
            self._open = []
            content = inline.content
            for seen in tokens(inline.tokens, content.text):
                self._token(seen, inline, content.offsets[seen.begin], content.offsets[seen.end])

    def _token(self, seen: Seen, inline: Inline, begin: int, end: int) -> None:
        token = seen.token
        kind = token.type
        if kind.endswith("_open"):
            self._begin(kind, (begin, end if token.markup != "autolink" else begin + 1), token.tag)
        elif kind.endswith("_close"):
            self._finish(token.tag, (begin, end))
        elif kind == "html_inline":
            self._html(token.content, (begin, end))
        elif kind in ("code_inline", "image"):
            self._begin(kind, (begin, inline.content.offsets[seen.start]), kind)
            self._slots(seen, inline, literal=kind == "code_inline")
            self._finish(kind, (inline.content.offsets[seen.stop], end))
            if kind == "image":
                self.pairs[-1].holds = True
                self._hold()
        elif kind in ("softbreak", "hardbreak"):
            start = self.placed[-1].end if self.placed else begin
            # Up to the next text: the marks of a quotation or an indent are part of the break.
            slot = Slot(" ", (-1,), self._stack(), self._cell)
            self._put(Placed(slot, min(start, begin), end, whole=True))
        else:
            self._slots(seen, inline, whole=kind == "text_special")

    def _begin(self, kind: str, mark: tuple[int, int], tag: str) -> None:
        if kind == "link_open":
            mark = (mark[0], mark[0] + 1)
        self.pairs.append(Pair(tag, self._cell, mark))
        self._open.append((tag, len(self.pairs) - 1))

    def _finish(self, tag: str, mark: tuple[int, int]) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                self.pairs[self._open.pop(place)[1]].closing = mark
                return

    def _html(self, content: str, mark: tuple[int, int]) -> None:
        match = _TAG.fullmatch(content)
        if match is None or match.group(3) or match.group(2).lower() in ("br", "img", "wbr", "hr"):
            self._hold()
        elif match.group(1):
            self._finish(match.group(2).lower(), mark)
        else:
            self.pairs.append(Pair(match.group(2).lower(), self._cell, mark))
            self._open.append((match.group(2).lower(), len(self.pairs) - 1))

    def _hold(self) -> None:
        for _, number in self._open:
            self.pairs[number].holds = True

    def _stack(self) -> Stack:
        return tuple((LINK if tag == "a" else tag, number) for tag, number in self._open)

    def _slots(
        self, seen: Seen, inline: Inline, *, literal: bool = False, whole: bool = False
    ) -> None:
        stack = self._stack()
        literal = literal or any(self._read[self.pairs[n].opening[0]] == "<" for _, n in self._open)
        content = inline.content
        if whole:
            start, end = content.offsets[seen.begin], content.offsets[seen.end]
            place = content.offsets[seen.start]
            text = seen.token.content
            slot = Slot(text, tuple(place + i for i in range(len(text))), stack, self._cell)
            self._put(Placed(slot, start, end, literal, whole=True))
            return
        for start, end in _stretches(seen, inline):
            at: Sequence[int] = range(start, end)
            if self._read[start - 1 : start + 1] == "\\|" and inline.kind is Kind.ROW:
                # A pipe in a table comes with its escape.
                start, at = start - 1, (-1, *at)
            slot = Slot(self._read[start:end], at, stack, self._cell)
            self._put(Placed(slot, start, end, literal))

    def _put(self, placed: Placed) -> None:
        self.placed.append(placed)
        for _, number in self._open:
            self.pairs[number].inside.append(placed)


def _stretches(seen: Seen, inline: Inline) -> Iterator[tuple[int, int]]:
    """Yield where the text of a token stands in the file; a seam in its map parts it."""
    offsets = inline.content.offsets.slice(seen.start, seen.stop)
    ends = (*offsets.at[1:], seen.stop - seen.start)
    for begin, end, raw in zip(offsets.at, ends, offsets.raw, strict=True):
        if end > begin:
            yield raw, raw + end - begin
