"""Names of people and places that a translation takes over, with or without their diacritics."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import regex

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.called import Called
from align.checks.conventions import Conventions
from align.checks.countries import Countries
from align.checks.folding import UPPER, folded, joined, plain
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.strangers import Strangers, absent
from align.checks.syllables import is_foreign
from align.checks.words import vocabulary
from align.languages import Language, language

_LETTERS = regex.compile(r"\p{L}+")
_CAPITAL = r"\p{Lu}\p{L}*"
# The hyphen of old spelling, which scans surround with spaces; behind it a small letter will do.
_HYPHENED = r"\s?[-‐‑–]\s?\p{L}+"


# Capitals, and for speed all that is neither Latin nor a mark.
_CAPITAL_AT_MOST = f"[{UPPER}\u0250-\u1e9f\u1f00-\u1fff\u2100-\U0010ffff]"
_RUNS = re.compile(rf"{_CAPITAL_AT_MOST}\w*(?:\s{_CAPITAL_AT_MOST}\w*|\s?[-‐‑–]\s?\w+)*")


class Names:
    """A person with a family name, or a place behind its kind, is not in the target."""

    id = "names"
    title = "names of people and places lost or misspelt"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._room, self._language = setting.ours, language(setting.source)
        self.signs = ANYWHERE if self._room.places else NOWHERE
        self._kinds = frozenset(kind.split()[0] for kind in self._room.places)
        self._strangers = Strangers(self._room)
        self._countries = Countries(self._room)
        self._called = Called(self._room, setting.theirs)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each name whose letters are nowhere in the target."""
        if self.signs is NOWHERE:
            return ()
        source, target = pair.source, pair.target
        for match in _RUNS.finditer(source):
            run = match.group()
            if run not in target and plain(run) not in target and self._matters(match, pair):
                return self._found(pair)
        return ()

    def _matters(self, match: re.Match[str], pair: Pair) -> bool:
        """Whether words with a capital that are not in the target may be a name that is wrong."""
        run, source = match.group(), pair.source
        if run.isalpha():
            return self._matters_alone(match, pair)
        letters = folded(pair.target)
        known = self._room.exonyms.get(run)
        if known and any(stem in letters for stem in known.split()):
            return False
        if joined(run) in letters:
            return False
        first, _, rest = run.partition(" ")
        if rest in self._room.short_exonyms:
            return not any(stem in letters for stem in self._room.short_exonyms[rest].split())
        if rest and first.lower() in self._room.titles:
            # The rest of a title is in small letters: Ban Chấp hành.
            if " " not in rest and source[match.end() : match.end() + 2].strip().islower():
                return "-" in rest or first.lower() in self._room.callings
            if joined(rest) in letters:
                return False
        return not all(part.lower() in self._room.sides for part in run.split(" "))

    def _matters_alone(self, match: re.Match[str], pair: Pair) -> bool:
        """Whether one word with a capital may be a name that is wrong."""
        run, source = match.group(), pair.source
        foreign = is_foreign(run)
        if not match.start() or (foreign and run.isupper()):
            return foreign and not run.isupper()
        small = run.lower()
        known = self._room.exonyms.get(run) or self._room.short_exonyms.get(run)
        if known:
            letters = folded(pair.target)
            return not any(stem in letters for stem in known.split())
        if foreign or small in self._room.given:
            return joined(run) not in folded(pair.target) or not foreign
        if small in self._room.not_called:
            return False
        before = source[: match.start()].split()
        return bool(before) and before[-1].lower() in self._room.callings

    def _found(self, pair: Pair) -> Iterator[Finding]:
        found = list(self._not_there(pair))
        runs = absent(pair.source, pair.target, self._room.titles)
        found += self._strange(pair, runs, found)
        yield from found
        if found or pair.target.isupper():
            return
        for ours, theirs in (
            *self._countries.swapped(pair.source, pair.target),
            *self._called.wrong(pair.source, pair.target),
        ):
            at = max(0, pair.target.find(theirs))
            message = f"'{theirs}' stands where the source has {ours}"
            yield Finding(self.id, self.severity, message, at, at + len(theirs))
            return

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
        if not text.isupper() and not vocabulary(text).isdisjoint(self._kinds):
            yield from (match[1] for match in _place(self._room).finditer(text))

    def _people(self, text: str) -> Iterator[str]:
        # In a heading any word may have a capital.
        if vocabulary(text).isdisjoint(self._room.surnames):
            return
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
