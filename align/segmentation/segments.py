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

    A heading or a table row stays in one piece unless each of its parts is a sentence by its
    punctuation. A paragraph of white space yields nothing.

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
        spans = splitter.split(text)
        if paragraph.kind in _ONE_PIECE and not _sentences(text, spans):
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


def _sentences(text: str, spans: list[Span]) -> bool:
    """Tell whether every span ends like a sentence."""
    return all(text[start:end].rstrip(_CLOSING).endswith(tuple(_FINAL)) for start, end in spans)
