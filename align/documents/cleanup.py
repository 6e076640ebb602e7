"""From the blocks of a document to its paragraphs."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from align.documents.base import Document
from align.documents.furniture import judge
from align.documents.joining import Growing, add, begun, finished, goes_on, titles
from align.documents.learning import Lessons, learn
from align.documents.pieces import Gap, Piece, stretches
from align.errors import InputError
from align.units import Kind, Paragraph, Removed


def paragraphs(
    document: Document,
    *,
    keep_furniture: bool = False,
    on_removed: Callable[[Removed], None] | None = None,
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document, whole and without page furniture.

    The document is read twice: to learn what repeats and how it is laid out, and to tell the
    paragraphs. What is in memory is a paragraph with its notes and the counts, not the document.

    Args:
        document: an open document.
        keep_furniture: leave page numbers, running heads and notices where they stand.
        on_removed: is told of each line that goes, before the paragraph after it comes.

    Raises:
        InputError: nothing is left to read.
    """
    lessons = learn(document)
    kept = _kept(document, lessons, keep_furniture, on_removed)
    number = 0
    for number, growing in enumerate(_grown(kept, document, lessons), 1):
        yield _paragraph(number, growing)
    if not number:
        raise _nothing(document, furniture=bool(lessons.recurrences) and not keep_furniture)


def _grown(kept: Iterator[Piece], document: Document, lessons: Lessons) -> Iterator[Growing]:
    """Put paragraphs together; a note waits until the one that it hangs on is whole."""
    growing: Growing | None = None
    notes: list[Growing] = []
    for piece in titles(kept):
        if growing is not None and goes_on(growing, piece, document.lined, lessons):
            add(growing, piece, lessons)
        elif piece.block.kind is Kind.NOTE:
            notes.append(begun(piece, document.lined))
        else:
            if growing is not None:
                yield growing
            yield from notes
            notes = []
            growing = begun(piece, document.lined)
    if growing is not None:
        yield growing
    yield from notes


def _nothing(document: Document, *, furniture: bool) -> InputError:
    if furniture:
        what = "the file holds nothing but page furniture"
        hint = "name one that holds text, or keep the furniture with --keep-furniture"
    else:
        what, hint = "the file holds no text", "name one that does"
    return InputError(what, where=str(document.path), hint=hint)


def _paragraph(number: int, growing: Growing) -> Paragraph:
    block = finished(growing)
    return Paragraph(number, block.content, block.kind, block.page)


def _kept(
    document: Document,
    lessons: Lessons,
    keep_furniture: bool,
    on_removed: Callable[[Removed], None] | None,
) -> Iterator[Piece]:
    """Yield what is not furniture; what follows furniture follows the end of a page."""
    body = ""
    page_ends = False
    for stretch in stretches(document):
        reasons = {} if keep_furniture else judge(stretch, body, lessons)
        for i, piece in enumerate(stretch.doubtful):
            if i in reasons:
                page_ends = True
                if on_removed is not None:
                    on_removed(_removed(piece, reasons[i]))
            else:
                yield replace(piece, before=Gap.PAGE) if page_ends else piece
                page_ends = False
        if stretch.body is not None:
            body = stretch.body.text
            yield replace(stretch.body, before=Gap.PAGE) if page_ends else stretch.body
            page_ends = False
        else:
            body = ""


def _removed(piece: Piece, reason: str) -> Removed:
    content = piece.content.stripped()
    return Removed(reason, content.text, content.start, content.end)
