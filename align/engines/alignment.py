"""From attention over subword pieces to an alignment over tokens of the two texts."""

from collections.abc import Sequence
from itertools import accumulate

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
    import numpy

    columns = groups(source)
    rows = [row for row in groups(target) if row[-1] < len(attention)]
    weights = numpy.asarray(attention, dtype=numpy.float64)
    if columns and rows:
        weights = weights[:, first : first + len(source)]
        weights = numpy.add.reduceat(weights[:, _flat(columns)], _starts(columns), axis=1)
        weights = numpy.add.reduceat(weights[_flat(rows)], _starts(rows), axis=0)
        weights /= numpy.array([[len(row)] for row in rows])
        # Most weights say nothing.
        weights[weights < _FAINT] = 0.0
    return Alignment(
        source=tuple(_cover(source, group) for group in columns),
        target=tuple(_cover(target, row) for row in rows),
        weights=tuple(map(tuple, weights.tolist())) if columns else ((),) * len(rows),
    )


def _flat(found: Sequence[Sequence[int]]) -> list[int]:
    return [piece for group in found for piece in group]


def _starts(found: Sequence[Sequence[int]]) -> list[int]:
    return list(accumulate((len(group) for group in found[:-1]), initial=0))


def _cover(spans: Sequence[Span], group: Sequence[int]) -> Span:
    real = [spans[piece] for piece in group if spans[piece][0] < spans[piece][1]]
    return real[0][0], real[-1][1]
