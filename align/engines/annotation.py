"""Terms and hints written into the source, as the model in the box was taught to read them.

``… ⟦t⟧ source term ⟦=⟧ required rendering ⟦/t⟧ …`` (inline annotation: Dinu et al. 2019; Bergmanis
and Pinnis 2021). The markers are single pieces; nothing else in the sentence moves.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from align.engines.base import Span, TermRequest
from align.engines.pieces import locate

_SPACE = "▁"


@dataclass(frozen=True, slots=True)
class Note:
    """What is written behind a stretch of the source."""

    start: int
    end: int
    """Code points into the text."""
    rendering: str
    markers: Sequence[str]
    """What opens, divides and closes it."""


def notes(terms: Iterable[TermRequest], markers: Sequence[str]) -> list[Note]:
    """Return a note for each term, of its first form."""
    return [Note(term.start, term.end, term.forms[0], markers) for term in terms]


def annotated(
    text: str,
    written: Sequence[Note],
    cut: Callable[[str], Sequence[str]],
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the pieces of a text with notes written into it, and where each comes from.

    What is written in, markers and rendering, comes from the noted stretch as a whole: attention on
    it is attention on the stretch.

    Args:
        text: a source without markers of its own.
        written: in the order of the text, none overlapping.
        cut: cuts a text into pieces, markers included.
    """
    noted = ""
    # For each character of the noted text the stretch of the source that it stands for.
    places: list[Span] = []
    position = 0
    for note in written:
        opening, dividing, closing = note.markers
        gap = text[position : note.start].rstrip(" ")
        own = text[note.start : note.end]
        noted += f"{gap}{opening} {own}{dividing} {note.rendering}{closing}"
        places += [(position + n, position + n + 1) for n in range(len(gap))]
        places += [(note.start, note.end)] * (len(opening) + 1)
        places += [(note.start + n, note.start + n + 1) for n in range(len(own))]
        places += [(note.start, note.end)] * (len(noted) - len(places))
        position = note.end
    noted += text[position:]
    places += [(n, n + 1) for n in range(position, len(text))]
    pieces = list(cut(noted))
    # A lone space piece before a marker that opens the sentence was never seen in training.
    if pieces[:1] == [_SPACE] and written and noted.startswith(tuple(written[0].markers[:1])):
        del pieces[0]
    return tuple(pieces), tuple(_source(span, places) for span in locate(pieces, noted))


def _source(span: Span, places: Sequence[Span]) -> Span:
    start, end = span
    if start >= end:
        at = places[start][0] if start < len(places) else places[-1][1]
        return at, at
    return places[start][0], places[end - 1][1]
