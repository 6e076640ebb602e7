"""From attention over subword pieces to an alignment over tokens of the two texts."""

from collections.abc import Sequence

from align.engines.base import Alignment, Span
from align.engines.pieces import groups

_FAINT = 0.001


def alignment(
    source: Sequence[Span],
    target: Sequence[Span],
    attention: Sequence[Sequence[float]],
    first: int = 0,
) -> Alignment:
    """Merge the pieces of one character and drop what is not of the texts.

    Args:
        source: span of each source piece, code points.
        target: span of each target piece, code points.
        attention: one row for each target piece, one column for each source token of the model.
        first: column of the first source piece; language codes, prompts and end marks before
            and after the pieces are left out.
    """
    columns = groups(source)
    rows = [row for row in groups(target) if row[-1] < len(attention)]
    weights = tuple(
        tuple(
            _kept(sum(attention[p][first + c] for p in row for c in group) / len(row))
            for group in columns
        )
        for row in rows
    )
    return Alignment(
        source=tuple(_cover(source, group) for group in columns),
        target=tuple(_cover(target, row) for row in rows),
        weights=weights,
    )


def _kept(weight: float) -> float:
    """Forget weights that say nothing: most are, and one shared zero saves memory."""
    return weight if weight >= _FAINT else 0.0


def _cover(spans: Sequence[Span], group: Sequence[int]) -> Span:
    real = [spans[piece] for piece in group if spans[piece][0] < spans[piece][1]]
    return real[0][0], real[-1][1]
