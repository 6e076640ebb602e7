"""Names of the source that are gone from the target, or for which another name stands there.

A name that is not in the target may well have been translated (Liên Xô, Bộ Chính trị), so that
its absence proves nothing. It is told only with evidence: a name of the target that shares a
syllable with it (Bac Ninh for Bắc Giang), another name of the source language, the English of
another name (Red River), or nothing at all in the target that could be its translation.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from align.checks.conventions import Conventions
from align.checks.folding import UPPER, folded, joined, plain
from align.checks.syllables import SYLLABLE

# With one class in front and nothing before it the search jumps to capitals.
_RUN = re.compile(rf"[{UPPER}]\w+(?:[ -][{UPPER}]\w+)+(?!\w|[-‐‑]\w)")
_ANY = re.compile(r"[^\W\d_]+")
_WORD = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*")
_PARTS = re.compile("[ -]")
_LEADS = " \"“”‘'([–—-"
_ENDS = frozenset(".!?:…;")


def absent(source: str, target: str, titles: frozenset[str]) -> list[str]:
    """Return the names of a source of which the target has no trace: two capitals and more."""
    runs = _RUN.findall(source)
    if not runs:
        return []
    found: list[str] = []
    letters = ""
    for run in runs:
        if run in target or plain(run) in target or _is_title(run, source, titles):
            continue
        letters = letters or folded(target)
        if joined(run) not in letters:
            found.append(run)
    return found


def _is_title(run: str, source: str, titles: frozenset[str]) -> bool:
    """Whether two capitals begin a title that goes on in small letters: Ban Chấp hành."""
    first, _, rest = run.partition(" ")
    if " " in rest or first.lower() not in titles:
        return False
    end = source.find(run) + len(run)
    return source[end : end + 2].strip().islower()


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place."""
    before = text[:at].rstrip(_LEADS)
    return not before or before[-1] in _ENDS


class Strangers:
    """Tells which absent names are wrong, for a source language."""

    def __init__(self, room: Conventions) -> None:
        self._room = room
        self._owners: dict[str, set[str]] = {}
        for ours, theirs in room.exonyms.items():
            for known in theirs.split():
                self._owners.setdefault(known, set()).add(joined(ours))
        longest = sorted((one for one in self._owners if len(one) > _SHORT), key=len, reverse=True)
        self._known = re.compile("|".join(longest) or "(?!)")

    def wrong(self, source: str, target: str, runs: Sequence[str]) -> Iterator[str]:
        """Yield which of the absent names of a source the target has wrong or not at all."""
        names = [self._core(run, source) for run in runs]
        missing = [name for name in names if name]
        if not missing or source.isupper() or source.istitle():
            return
        letters = folded(target)
        told = folded(source)
        for name in missing:
            if joined(name) in letters or self.is_known(name, letters):
                continue
            first, _, rest = name.partition(" ")
            if first.lower() in self._room.sides and rest and joined(rest) in letters:
                continue
            # What goes before a name that is there is rather a title, a people or a kind.
            if rest.count(" ") and joined(rest) in letters and not _led(rest, target, told):
                continue
            if name.isupper():
                continue
            if "".join(part[0] for part in name.split()) in target:
                continue
            several = _PARTS.search(name) is not None
            if self._replaced(name, target, told) or (several and self._gone(name, target, told)):
                yield name

    def _core(self, run: str, source: str) -> str | None:
        """Return what of a run is a name, None if it is rather a title or a region."""
        parts = run.split(" ")
        at = source.find(run)
        if _begins(source, at):
            parts = parts[1:]
        while parts and parts[0].lower() in self._room.titles:
            parts = parts[1:]
        small = [part.lower() for part in parts]
        if not parts or all(one in self._room.sides or one in self._room.lone for one in small):
            return None
        # The rest of a title is in small letters: Ban Chấp hành.
        behind = source[at + len(run) : at + len(run) + 2]
        if len(parts) == 1 and (small[0] in self._room.lone or behind[1:].islower()):
            return None
        return " ".join(parts)

    def is_known(self, name: str, letters: str) -> bool:
        """Whether the letters of a target have the translation of a name, or of a part of it."""
        parts = name.split(" ")
        pieces = (" ".join(parts[a:b]) for a, b in combinations(range(len(parts) + 1), 2))
        known = self._room.exonyms
        return any(one in letters for piece in pieces for one in known.get(piece, "").split())

    def _replaced(self, name: str, target: str, told: str) -> bool:
        """Whether another name stands in the target."""
        parts = [joined(part) for part in _PARTS.split(name)]
        for run in _RUN.findall(target):
            theirs = [joined(part) for part in _PARTS.split(run)]
            new = [one for one in theirs if one not in told]
            if not new:
                continue
            alike = all(map(SYLLABLE.fullmatch, (*parts, *new)))
            if alike and set(parts) & set(theirs):
                return True
            if _partly(parts, theirs, told):
                return True
            if any(self._is_pair(pair, told) for pair in pairwise(theirs)):
                return True
            if self._is_other(joined(run), told):
                return True
        return False

    def _is_pair(self, pair: tuple[str, str], told: str) -> bool:
        """Whether two words are a name of the source language that the source does not have."""
        return all(map(SYLLABLE.fullmatch, pair)) and not any(one in told for one in pair)

    def _is_other(self, run: str, told: str) -> bool:
        """Whether a run is the translation of a name, and of none that the source has."""
        match = self._known.search(run)
        return match is not None and not any(one in told for one in self._owners[match.group()])

    def _gone(self, name: str, target: str, told: str) -> bool:
        """Whether no word with a capital is left in the target that could stand for a name."""
        if name in self._room.exonyms:
            return False
        spoken = {joined(word) for word in _ANY.findall(target)}
        if any(joined(part) in spoken for part in _PARTS.split(name)):
            return False
        for match in _WORD.finditer(target):
            word = match.group()
            if joined(word) in told:
                continue
            alone = not target[match.end() : match.end() + 2].strip(" -’'")[:1].isupper()
            if alone and _begins(target, match.start()):
                continue
            return False
        return True


def _led(rest: str, target: str, told: str) -> bool:
    """Whether another syllable with a capital leads the rest of a name in the target."""
    for match in _RUN.finditer(target):
        words = [joined(part) for part in _PARTS.split(match.group())]
        parts = [joined(part) for part in _PARTS.split(rest)]
        at = len(words) - len(parts)
        if at > 0 and words[at:] == parts and words[at - 1] not in told:
            return SYLLABLE.fullmatch(words[at - 1]) is not None
    return False


def _partly(parts: Sequence[str], theirs: Sequence[str], told: str) -> bool:
    """Whether a name stands in a run of words with another syllable of the source language."""
    for at in range(len(theirs) - len(parts) + 1):
        window = list(zip(parts, theirs[at : at + len(parts)], strict=True))
        other = [its for ours, its in window if ours != its]
        if len(other) < len(window) and all(
            SYLLABLE.fullmatch(its) and its not in told for its in other
        ):
            return True
    return False


_SHORT = 4
