"""Names of people and places that a translation takes over, with or without their diacritics."""

from collections.abc import Iterator
from functools import cache

import regex

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions import Conventions
from align.languages import Language, language

_LETTERS = regex.compile(r"\p{L}+")
_CAPITAL = r"\p{Lu}\p{L}*"
# The hyphen of old spelling, which scans surround with spaces; behind it a small letter will do.
_HYPHENED = r"\s?[-‐‑–]\s?\p{L}+"


class Names:
    """A person with a family name, or a place behind its kind, is not in the target."""

    id = "names"
    title = "names of people and places lost or misspelt"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._room, self._language = setting.ours, language(setting.source)

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each name whose letters are nowhere in the target."""
        if not self._room.places:
            return
        names = dict.fromkeys((*self._places(pair.source), *self._people(pair.source)))
        letters = _bare(pair.target, self._language) if names else ""
        for name in names:
            initials = "".join(part[0] for part in name.split())
            if _bare(name, self._language) not in letters and initials not in pair.target:
                yield Finding(
                    self.id, self.severity, f"{name} is not in the target", 0, len(pair.target)
                )

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
