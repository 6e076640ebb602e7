"""What a typed beginning says of each part of a split sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from align.engines.base import Span

_WORD = re.compile(r"\S+")
_EDGE = ".,;:!?…\"'“”‘’()[]"
_SLACK = 3
"""Words by which a part said otherwise may be shorter than its translation."""
_LONG = 5
"""Letters of a word that both say by chance but seldom."""


def place_prefix(prefix: str, plain: Sequence[str]) -> list[str]:
    """Divide a prefix among the parts of a split sentence that it has begun to say.

    Its words are aligned with those of the translation. A part is over before the first word that
    the next part says too, at a mark like the last one of its translation if there is one; without
    such a word only where a mark like that stands about as far on as the translation is long. A
    short word that stands alone is no sign of the next part.

    Args:
        prefix: what the whole translation must begin with.
        plain: the translation of each part without a prefix.

    Returns:
        What it says of each part, from the first on; of the last one more may be to come.
    """
    said: list[str] = []
    rest = prefix
    for number in range(len(plain) - 1):
        text = plain[number]
        end = len(text) if rest.startswith(text) else _over(rest, plain[number:])
        if not end or not rest[end:].strip():
            break
        said.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*said, rest]


def _over(rest: str, plain: Sequence[str]) -> int:
    """Return where in ``rest`` a saying of ``plain[0]`` in other words ends; 0: it does not."""
    words = [match.span() for match in _WORD.finditer(rest)]
    edge = len(plain[0].split())
    pairs = _same([rest[start:end] for start, end in words], " ".join(plain).split())
    at = bisect_left(pairs, edge, key=lambda pair: pair[1])
    before = pairs[at - 1] if at else (-1, -1)
    first, guess = max(1, before[0] + 1), before[0] + edge - before[1]
    marks = [k for k in range(first, len(words)) if rest[words[k - 1][1] - 1] == plain[0][-1:]]
    fitting = [k for k in marks if k >= guess - _SLACK]
    if at < len(pairs):
        last = max(first, pairs[at][0])
        sure = at + 1 < len(pairs) or _width(words[pairs[at][0]]) >= _LONG
        fitting = [k for k in marks if k <= last] or [min(max(first, guess), last)] * sure
    return words[fitting[0] - 1][1] if fitting and fitting[0] < len(words) else 0


def _width(span: Span) -> int:
    return span[1] - span[0]


def _same(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of words that both say, by number, in the order of both.

    The heaviest common subsequence: long words weigh more, and less the further apart they stand.
    """
    left, right = ([word.strip(_EDGE).lower() for word in side] for side in (ours, theirs))
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(right) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], below[j + 1] + _weight(left[i], right[j], i - j))
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        weight = _weight(left[i], right[j], i - j)
        if weight and best[i][j] == best[i + 1][j + 1] + weight:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _weight(one: str, other: str, apart: int) -> float:
    return len(one) / (1 + abs(apart) / 2) if one == other else 0.0
