"""Terms written into the source, as the model in the box was taught to read them.

``… ⟦t⟧ source term ⟦=⟧ required rendering ⟦/t⟧ …`` (inline annotation: Dinu et al. 2019; Bergmanis
and Pinnis 2021). The markers are single pieces; nothing else in the sentence moves.
"""

from collections.abc import Callable, Sequence

from align.engines.base import Span, TermRequest
from align.engines.pieces import locate

_SPACE = "▁"


def annotated(
    text: str,
    terms: Sequence[TermRequest],
    markers: Sequence[str],
    cut: Callable[[str], Sequence[str]],
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the pieces of a text with its terms written into it, and where each comes from.

    What is written in, markers and rendering, comes from the term as a whole: attention on it is
    attention on the term.

    Args:
        text: a source without markers of its own.
        terms: in the order of the text, none overlapping; the first form of each is written.
        markers: what opens, divides and closes an annotation.
        cut: cuts a text into pieces, markers included.
    """
    opening, dividing, closing = markers
    noted = ""
    # For each character of the noted text the stretch of the source that it stands for.
    places: list[Span] = []
    position = 0
    for term in terms:
        gap = text[position : term.start].rstrip(" ")
        own = text[term.start : term.end]
        noted += f"{gap}{opening} {own}{dividing} {term.forms[0]}{closing}"
        places += [(position + n, position + n + 1) for n in range(len(gap))]
        places += [(term.start, term.end)] * (len(opening) + 1)
        places += [(term.start + n, term.start + n + 1) for n in range(len(own))]
        places += [(term.start, term.end)] * (len(noted) - len(places))
        position = term.end
    noted += text[position:]
    places += [(n, n + 1) for n in range(position, len(text))]
    pieces = list(cut(noted))
    # A lone space piece before a marker that opens the sentence was never seen in training.
    if pieces[:1] == [_SPACE] and noted.startswith(opening):
        del pieces[0]
    return tuple(pieces), tuple(_source(span, places) for span in locate(pieces, noted))


def _source(span: Span, places: Sequence[Span]) -> Span:
    start, end = span
    if start >= end:
        at = places[start][0] if start < len(places) else places[-1][1]
        return at, at
    return places[start][0], places[end - 1][1]
