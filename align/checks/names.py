"""Names of people and places that a translation takes over, with or without their diacritics."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions import Conventions
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.strangers import Strangers, absent, joined
from align.languages import Language, language

_LETTERS = regex.compile(r"\p{L}+")
_CAPITAL = r"\p{Lu}\p{L}*"
# The hyphen of old spelling, which scans surround with spaces; behind it a small letter will do.
_HYPHENED = r"\s?[-‐‑–]\s?\p{L}+"


_LATIN = "".join(c for c in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if c.isupper())
# Capitals, and for speed all that is neither Latin nor a mark.
_CAPITAL_AT_MOST = f"[{_LATIN}\u0250-\u1dff\u1f00-\u1fff\u2100-\U0010ffff]"
_CAPITALS = re.compile(rf"{_CAPITAL_AT_MOST}\w*(?:\s?[-‐‑–]|\s{_CAPITAL_AT_MOST})")


class Names:
    """A person with a family name, or a place behind its kind, is not in the target."""

    id = "names"
    title = "names of people and places lost or misspelt"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._room, self._language = setting.ours, language(setting.source)
        self.signs = ANYWHERE if self._room.places else NOWHERE
        self._strangers = Strangers(self._room)
        self._kind, self._surname = _kind(self._room), _surname(self._room)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each name whose letters are nowhere in the target."""
        if self.signs is NOWHERE or not _CAPITALS.search(pair.source):
            return ()
        if self._surname.search(pair.source) or self._may_place(pair.source):
            return self._found(pair)
        runs = absent(pair.source, pair.target, self._room.titles)
        return self._strange(pair, runs, ()) if runs else ()

    def _may_place(self, text: str) -> bool:
        """Whether a capital stands behind a kind of place."""
        small = text.lower()
        if len(small) != len(text):
            return True
        return any(text[at.end() : at.end() + 1].isupper() for at in self._kind.finditer(small))

    def _found(self, pair: Pair) -> Iterator[Finding]:
        missing = list(self._not_there(pair))
        yield from missing
        runs = absent(pair.source, pair.target, self._room.titles)
        yield from self._strange(pair, runs, missing)

    def _strange(
        self, pair: Pair, runs: Sequence[str], told: Sequence[Finding]
    ) -> Iterator[Finding]:
        for name in self._strangers.wrong(pair.source, pair.target, runs):
            if not any(name in finding.message for finding in told):
                message = f"{name} is not in the target"
                yield Finding(self.id, self.severity, message, 0, len(pair.target))

    def _not_there(self, pair: Pair) -> Iterator[Finding]:
        names = dict.fromkeys((*self._places(pair.source), *self._people(pair.source)))
        missing = [name for name in names if name not in pair.target]
        letters = _bare(pair.target, self._language) if missing else ""
        for name in missing:
            initials = "".join(part[0] for part in name.split())
            if self._is_translated(name, pair.target):
                continue
            if _bare(name, self._language) not in letters and initials not in pair.target:
                yield Finding(
                    self.id, self.severity, f"{name} is not in the target", 0, len(pair.target)
                )

    def _is_translated(self, name: str, target: str) -> bool:
        sides = all(part.lower() in self._room.sides for part in name.split())
        return sides or self._strangers.is_known(name, joined(target))

    def _places(self, text: str) -> Iterator[str]:
        if not text.isupper():
            yield from (match[1] for match in _place(self._room).finditer(text))

    def _people(self, text: str) -> Iterator[str]:
        # In a heading any word may have a capital.
        if not text.istitle() and not text.isupper():
            yield from (match.group() for match in _person(self._room).finditer(text))


def _bare(text: str, room: Language) -> str:
    """Return the letters of a text alone, without diacritics and case."""
    return "".join(_LETTERS.findall(room.skeleton(text)))


@cache
def _kind(room: Conventions) -> re.Pattern[str]:
    """Find, in small letters, a kind of place."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, room.places))})\s")


@cache
def _surname(room: Conventions) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name.capitalize()) for name in sorted(room.surnames)))


@cache
def _place(room: Conventions) -> "regex.Pattern[str]":
    """Find places of two or three syllables; one is as often a word (châu Á) as a name."""
    kinds = "|".join(sorted(room.places, key=len, reverse=True))
    rest = rf"(?:{_HYPHENED}(?:{_HYPHENED})?|\s{_CAPITAL}(?:\s{_CAPITAL})?)"
    return regex.compile(rf"\b(?i:{kinds})\s({_CAPITAL}{rest})(?!\s?[-‐‑–]?\s?\p{{Lu}})")


@cache
def _person(room: Conventions) -> "regex.Pattern[str]":
    """Find people of three or four syllables; two may be a word that begins like a name."""
    surnames = "|".join(name.capitalize() for name in sorted(room.surnames))
    return regex.compile(rf"\b(?:{surnames})(?:\s{_CAPITAL}){{2,3}}(?!\s\p{{Lu}})")
