"""Names that are spelled by ear: ``Mát-xcơ-va`` sounds like Moscow, and not like Kiev."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from align.checks.folding import joined

_ENOUGH = 0.5
_FEW = 2
"""Consonants that prove something only where the first of them agrees."""
_SAME = (
    (re.compile(r"^(?:oa|oe|ua|ue|uy|ui|oi|w)"), "v"),
    (re.compile(r"tch|sch|tr(?=[aeiou])"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ngh?|nh"), "n"),
    (re.compile(r"th|tt"), "t"),
    (re.compile(r"kh|ck|gh|q"), "k"),
    (re.compile(r"sh|ch|cz|zh|gi|j|z|x(?!$)"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"x$"), "ks"),
    (re.compile(r"[cg]"), "k"),
    (re.compile(r"w|b|p"), "v"),
    (re.compile(r"d"), "t"),
    (re.compile(r"r"), "l"),
    (re.compile(r"m"), "n"),
    (re.compile(r"[aeiouh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sounds_like(ours: str, theirs: str) -> bool:
    """Whether a name of another language may be one that is spelled by ear."""
    one, other = _skeleton(joined(ours)), _skeleton(joined(theirs))
    if not one or not other:
        return joined(ours)[:1] == joined(theirs)[:1]
    if min(len(one), len(other)) <= _FEW and one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ENOUGH


@lru_cache(maxsize=1 << 12)
def _skeleton(name: str) -> str:
    """Return the consonants of a name, those that sound alike as one."""
    for pattern, into in _SAME:
        name = pattern.sub(into, name)
    return name
