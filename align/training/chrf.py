"""chrF (Popović 2015) over a set of sentences, as sacreBLEU counts it with its defaults.

Character n-grams of 1 to 6 without white space, beta 2; precision and recall are averaged over
the orders that both sides have. (sacreBLEU itself is no dependency of an installed workbench.)
"""

from collections import Counter
from collections.abc import Sequence

_ORDER = 6
_BETA = 2.0


def chrf(hypotheses: Sequence[str], references: Sequence[str]) -> float:
    """Return the score, 0 to 100."""
    said, wanted, matched = [0] * _ORDER, [0] * _ORDER, [0] * _ORDER
    for hypothesis, reference in zip(hypotheses, references, strict=True):
        ours, theirs = ("".join(text.split()) for text in (hypothesis, reference))
        for order in range(_ORDER):
            left, right = _grams(ours, order + 1), _grams(theirs, order + 1)
            # What no reference of this length could confirm counts neither way.
            said[order] += left.total() if right else 0
            wanted[order] += right.total()
            matched[order] += (left & right).total()
    both = [order for order in range(_ORDER) if said[order] and wanted[order]]
    if not both or not any(matched):
        return 0.0
    precision = sum(matched[order] / said[order] for order in both) / len(both)
    recall = sum(matched[order] / wanted[order] for order in both) / len(both)
    factor = _BETA**2
    return 100 * (1 + factor) * precision * recall / (factor * precision + recall)


def _grams(text: str, size: int) -> Counter[str]:
    return Counter(text[at : at + size] for at in range(len(text) - size + 1))
