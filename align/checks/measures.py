"""Units: a number with a unit of measure or money must keep a unit of that kind."""

import re
from collections.abc import Iterator
from functools import cache

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.conventions import Conventions

_DIGIT = re.compile(r"\d")


class Measures:
    """Percent, a currency or a unit of measure went missing, or became another one."""

    id = "units"
    title = "units of measure and money lost or changed"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._ours, self._theirs = setting.ours, setting.theirs

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each kind of unit that the target does not have."""
        if not self._ours.units or not self._theirs.units:
            return
        counted = _DIGIT.search(pair.source) is not None
        wanted = dict(_counted(pair.source, self._ours)) if counted else {}
        there = set(_named(pair.target, self._theirs)) if wanted else set()
        for kind, text in wanted.items():
            if kind not in there:
                yield whole(self, pair, f"'{text}' of the source has no {kind} in the target")


def _counted(text: str, room: Conventions) -> Iterator[tuple[str, str]]:
    """Yield the kinds of the units that stand beside figures, with how they are written."""
    for match in _beside(room).finditer(text):
        yield _kind(match["behind"] or match["before"], room), match.group().strip()


def _named(text: str, room: Conventions) -> Iterator[str]:
    """Yield the kinds of all units in a text, counted or not."""
    for match in _anywhere(room).finditer(text):
        yield _kind(match.group(), room)


def _kind(word: str, room: Conventions) -> str:
    return _kinds(room)[re.sub(r"[\s-]+", "", word.lower())]


@cache
def _kinds(room: Conventions) -> dict[str, str]:
    return {word.replace("-", ""): kind for word, kind in room.units.items()}


@cache
def _beside(room: Conventions) -> re.Pattern[str]:
    words, signs = _alternatives(room)
    scales = "|".join(map(re.escape, room.scales))
    not_units = room.not_units or r"(?!)"
    return re.compile(
        rf"(?<![\d.,])\d[\d.,]*(?<=\d)\s?(?!{not_units})(?:(?:{scales})\s)*(?!{not_units})(?P<behind>(?:{words})(?![^\W\d])|{signs})"
        rf"|(?P<before>{signs})\s?\d",
        re.IGNORECASE,
    )


@cache
def _anywhere(room: Conventions) -> re.Pattern[str]:
    words, signs = _alternatives(room)
    return re.compile(rf"(?<![^\W\d])(?:{words})(?![^\W\d])|{signs}", re.IGNORECASE)


def _alternatives(room: Conventions) -> tuple[str, str]:
    """Return the units that are words and those that are signs, as regular expressions."""
    longest = sorted(room.units, key=len, reverse=True)
    words = [re.escape(one).replace(r"\-", r"[\s-]?") for one in longest if one[0].isalpha()]
    signs = [re.escape(one) for one in longest if not one[0].isalpha()]
    return "|".join(words), "|".join(signs)
