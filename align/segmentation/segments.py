"""From paragraphs to segments: the units of translation."""

from collections.abc import Iterable, Iterator

from align.segmentation.base import Span, Splitter
from align.units import Kind, Paragraph, Segment

_ONE_PIECE = (Kind.HEADING, Kind.ROW)
_FINAL = ".!?…。！？"
_CLOSING = "\"'”’»)]}*_ "


def segments(
    paragraphs: Iterable[Paragraph], document: str, splitter: Splitter
) -> Iterator[Segment]:
    """Yield the segments of a document, numbered from 1.

    A heading stays in one piece unless each of its parts is a sentence by its punctuation; so does
    a table row, unless a cell holds several such and no cell anything else: it is cut between its
    cells then, too. A paragraph of white space yields nothing.

    Args:
        paragraphs: in the order of the document.
        document: name of the document, as the project knows it.
        splitter: what cuts a paragraph.

    Raises:
        RulesError: a rule of the user's cannot be run on a paragraph.
    """
    number = 0
    for paragraph in paragraphs:
        text = paragraph.content.text
        cells = list(_cells(paragraph, splitter))
        spans = [span for cell in cells for span in cell]
        if paragraph.kind in _ONE_PIECE and not (
            _sentences(text, spans) and any(len(cell) > 1 for cell in cells)
        ):
            spans = [(spans[0][0], spans[-1][1])] if spans else []
        for start, end in spans:
            number += 1
            piece = paragraph.content[start:end]
            yield Segment(
                document=document,
                paragraph=paragraph.number,
                number=number,
                text=piece.text,
                offsets=piece.offsets,
                kind=paragraph.kind,
                page=paragraph.page,
            )


def _cells(paragraph: Paragraph, splitter: Splitter) -> Iterator[list[Span]]:
    """Yield the sentences of each cell of a row; any other paragraph is one cell."""
    text = paragraph.content.text
    if paragraph.kind is not Kind.ROW:
        yield splitter.split(text)
        return
    start = 0
    for cell in text.split("\t"):
        yield [(start + begin, start + end) for begin, end in splitter.split(cell)]
        start += len(cell) + 1


def _sentences(text: str, spans: list[Span]) -> bool:
    """Tell whether every span ends like a sentence."""
    return all(text[start:end].rstrip(_CLOSING).endswith(tuple(_FINAL)) for start, end in spans)
