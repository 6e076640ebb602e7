"""Signs that a translation went off: loops, excess length, Vietnamese left standing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LONGEST_LOOP = 6
_EXCESS = 2.5


def loops(text: str) -> bool:
    """Whether some run of 1 to 6 words stands three times in a row, single words four times."""
    words = text.lower().split()
    for size in range(1, _LONGEST_LOOP + 1):
        times = 4 if size == 1 else 3
        same = 0
        for k in range(size, len(words)):
            same = same + 1 if words[k] == words[k - size] else 0
            if same >= size * (times - 1):
                return True
    return False


def too_long(source: str, text: str) -> bool:
    """Whether the translation has more than 2.5 times the characters of its source."""
    return len(text) > _EXCESS * max(len(source), 4)


def untranslated(text: str) -> bool:
    """Whether two or more lower-case words have letters that only Vietnamese uses.

    Capitalised words are names, which may stand as they are.
    """
    words = [word for word in text.split() if word[:1].islower()]
    return sum(1 for word in words if _VIETNAMESE.search(word)) >= 2


@dataclass(frozen=True)
class Guards:
    """Shares (0 to 1) of outputs with each sign."""

    loops: float
    too_long: float
    untranslated: float


def guard(sources: Sequence[str], outputs: Sequence[str]) -> Guards:
    """Shares over a test set."""
    pairs = list(zip(sources, outputs, strict=True))
    count = max(len(pairs), 1)
    return Guards(
        loops=sum(loops(text) for _, text in pairs) / count,
        too_long=sum(too_long(source, text) for source, text in pairs) / count,
        untranslated=sum(untranslated(text) for _, text in pairs) / count,
    )
