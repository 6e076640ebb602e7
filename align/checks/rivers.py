"""Rivers: ``Sông Đà`` is the Đà River and, for a few, one other name; no Stone River."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from align.checks.conventions import Conventions
from align.checks.folding import UPPER, joined
from align.checks.words import vocabulary

_KIND = "sông"
_TOLD = re.compile(rf"(?<!\w)(?P<name>[{UPPER}][^\W\d_]+(?: [{UPPER}][^\W\d_]+)?) [Rr]iver(?!\w)")


def renamed_rivers(source: str, target: str, room: Conventions) -> Iterator[tuple[str, str]]:
    """Yield a river of the source and the name that the target has for none of the source."""
    if not room.rivers or "iver" not in target or _KIND not in vocabulary(source):
        return
    there, said = joined(target), joined(source)
    told = [match["name"].removeprefix("The ") for match in _TOLD.finditer(target)]
    told = [name for name in told if joined(name) not in said and name != "The"]
    for match in _rivers(room).finditer(source) if told else ():
        name = match["name"]
        known = (joined(name), *room.rivers[name].split())
        if not any(one in there for one in known[1:]) and not _has(target, known[0]):
            yield match.group(), told[0]
            return


def _has(target: str, name: str) -> bool:
    """Whether a name is among the words of a target, however they are marked."""
    spoken = [joined(word) for word in re.findall(r"[^\W\d_]+", target)]
    pairs = {a + b for a, b in pairwise(spoken)}
    return name in spoken or name in pairs


@cache
def _rivers(room: Conventions) -> re.Pattern[str]:
    names = "|".join(sorted(room.rivers, key=len, reverse=True))
    return re.compile(rf"(?<!\w)[Ss]ông (?P<name>{names})(?!\w)(?! [{UPPER}])")
