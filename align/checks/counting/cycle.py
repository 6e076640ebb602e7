"""Years told by stem and branch: ``Mậu Thân`` is 1968, and every sixty years before and after."""

import re

from align.checks.conventions.base import words

_STEMS = words("giáp ất bính đinh mậu kỷ canh tân nhâm quý")
_BRANCHES = words("tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi")
_ALSO = {"tí": "tý", "mẹo": "mão", "tị": "tỵ", "tỉ": "tỵ", "kỉ": "kỷ", "quí": "quý"}
_CYCLE = 60
_FIRST = 4
"""The year 4 was a giáp tý."""
_NAMED = re.compile(
    rf"\b({'|'.join([*_STEMS, 'kỉ', 'quí'])})\s+({'|'.join([*_BRANCHES, *_ALSO])})\b", re.IGNORECASE
)

_BRANCH = re.compile(rf"\bnăm\s+({'|'.join([*_BRANCHES, *_ALSO])})\b", re.IGNORECASE)


def cyclic(text: str) -> frozenset[int]:
    """Return the years that a text tells so, each as the rest of its division by sixty."""
    found = set[int]()
    for match in _NAMED.finditer(text):
        stem, branch = (_ALSO.get(one.lower(), one.lower()) for one in match.groups())
        at, other = _STEMS.index(stem), _BRANCHES.index(branch)
        found |= {
            (year + _FIRST) % _CYCLE
            for year in range(_CYCLE)
            if year % len(_STEMS) == at and year % len(_BRANCHES) == other
        }
    for match in _BRANCH.finditer(text):
        other = _BRANCHES.index(_ALSO.get(match[1].lower(), match[1].lower()))
        found |= {(year + _FIRST) % _CYCLE for year in range(other, _CYCLE, len(_BRANCHES))}
    return frozenset(found)


def in_cycle(year: float, years: frozenset[int]) -> bool:
    """Whether a year is one of some that ``cyclic`` found."""
    return year == int(year) and int(year) % _CYCLE in years
