"""The blocks of a document with what surrounds them: gaps and the edges of pages."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from align.documents.base import Document
from align.documents.patterns import LONGEST, bare_number, decorated_number, marks
from align.documents.shapes import begins_lowercase, ends_clause
from align.text import Mapped
from align.units import Block, Kind

# Lines at the top and bottom of a page where furniture stands.
_EDGE = 2
# More short lines than this in a row are verse, a list or a title page.
_MOST = 16


class Gap(IntEnum):
    """What lies between two blocks."""

    NONE = 0
    """The next line."""
    BLANK = 1
    """An empty line, or the end of a paragraph."""
    PAGE = 2
    """The end of a page, known by the format or by the furniture that stood there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block and its surroundings."""

    block: Block
    before: Gap
    after: Gap
    edge: bool
    """Whether it is among the first or last lines of a page."""

    @property
    def content(self) -> Mapped:
        """The text of the block."""
        return self.block.content

    @property
    def text(self) -> str:
        """The characters of the block."""
        return self.block.content.text


@dataclass(frozen=True, slots=True)
class Stretch:
    """What may be furniture, and the text it stands before."""

    doubtful: tuple[Piece, ...]
    body: Piece | None
    """None at the end of the document, and where too much in a row is doubtful."""


def pieces(document: Document) -> Iterator[Piece]:
    """Yield the blocks of a document with their surroundings; three of them are in memory."""
    ahead: deque[tuple[Block, Gap, int]] = deque()
    last: Block | None = None
    row = 0
    for block in document.blocks():
        before = _gap(last, block, document.lined)
        row = row + 1 if last is not None and block.page == last.page else 0
        ahead.append((block, before, row))
        if len(ahead) > _EDGE:
            yield _piece(ahead)
        last = block
    while ahead:
        yield _piece(ahead)


def _gap(last: Block | None, block: Block, lined: bool) -> Gap:
    if last is None or block.page != last.page:
        return Gap.PAGE
    if lined and block.line is not None and last.line is not None:
        # A reader may have put lines together already.
        lines = 1 + last.content.text.count("\n")
        return Gap.NONE if block.line == last.line + lines else Gap.BLANK
    return Gap.BLANK


def _piece(ahead: deque[tuple[Block, Gap, int]]) -> Piece:
    block, before, row = ahead.popleft()
    after = ahead[0][1] if ahead else Gap.PAGE
    left = sum(1 for other, _, _ in ahead if other.page == block.page)
    paged = block.page is not None
    return Piece(block, before, after, paged and (row < _EDGE or left < _EDGE))


def stretches(document: Document) -> Iterator[Stretch]:
    """Part a document into what may be furniture and what certainly is not."""
    doubtful: list[Piece] = []
    for piece, neighbours in _with_neighbours(document):
        if _may_be_furniture(piece, neighbours):
            doubtful.append(piece)
            if len(doubtful) < _MOST:
                continue
            yield Stretch(tuple(doubtful), None)
        else:
            yield Stretch(tuple(doubtful), piece)
        doubtful = []
    yield Stretch(tuple(doubtful), None)


def _with_neighbours(document: Document) -> Iterator[tuple[Piece, tuple[Piece | None, ...]]]:
    """Yield each piece with the ones before and after it."""
    previous: Piece | None = None
    current: Piece | None = None
    for following in pieces(document):
        if current is not None:
            yield current, (previous, following)
        previous, current = current, following
    if current is not None:
        yield current, (previous, None)


def _may_be_furniture(piece: Piece, neighbours: tuple[Piece | None, ...]) -> bool:
    text = piece.text.strip()
    if len(text) > LONGEST or piece.block.kind in (Kind.ROW, Kind.NOTE):
        return False
    if bare_number(text) or decorated_number(text):
        return True
    alone = piece.before is not Gap.NONE and piece.after is not Gap.NONE
    signs = marks(text)
    if signs:
        apart = piece.before is not Gap.NONE or piece.after is not Gap.NONE or piece.edge
        return apart or any(other is not None and marks(other.text) for other in neighbours)
    if piece.block.kind is Kind.ITEM or begins_lowercase(text) or ends_clause(text):
        return False
    return alone or piece.edge or _beside_number(piece, neighbours)


def _beside_number(piece: Piece, neighbours: tuple[Piece | None, ...]) -> bool:
    """Tell whether a line stands in a little block of its own with a page number."""
    before, after = neighbours
    if before is not None and piece.before is Gap.NONE and piece.after is not Gap.NONE:
        return decorated_number(before.text) or bare_number(before.text)
    if after is not None and piece.after is Gap.NONE and piece.before is not Gap.NONE:
        return decorated_number(after.text) or bare_number(after.text)
    return False
