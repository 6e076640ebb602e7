"""Names of people and places that a translation takes over, with or without their diacritics."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import regex

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.bodies import changed_bodies
from align.checks.called import Called
from align.checks.conventions import Conventions
from align.checks.countries import Countries
from align.checks.folding import UPPER, folded, joined, plain
from align.checks.rivers import renamed_rivers
from align.checks.signs import ANYWHERE, NOWHERE
from align.checks.sounds import sounds_like
from align.checks.spelled import halved, misspelt
from align.checks.strangers import Strangers, absent
from align.checks.swapped import Swapped
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


_CAPITALS = re.compile(rf"(?<![\w-])[{UPPER}][^\W\d_]*")
_SHORT = 3
"""Letters of words too short to tell what they sound like."""


class Names:
    """A person with a family name, or a place behind its kind, is not in the target."""

    id = "names"
    title = "names of people and places lost or misspelt"
    severity = Severity.WARNING

    def __init__(self, setting: Setting) -> None:
        self._room = setting.ours
        self._language = language(setting.source)
        self.signs = ANYWHERE if self._room.places else NOWHERE
        self._kinds = frozenset(kind.split()[0] for kind in self._room.places)
        self._dated = frozenset({*setting.theirs.month_words, *setting.theirs.named})
        self._swapped = Swapped(self._room, setting.theirs)
        self._apart = self._room.titles | self._room.callings
        self._strangers = Strangers(self._room)
        self._countries = Countries(self._room)
        self._called = Called(self._room, setting.theirs)

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each name whose letters are nowhere in the target."""
        if self.signs is NOWHERE:
            return ()
        source, target = pair.source, pair.target
        if self._turned(pair):
            return self._found(pair)
        for match in _RUNS.finditer(source):
            run = match.group()
            if not match.start() and _is_plain_word(run):
                continue
            if run in target or plain(run) in target:
                continue
            if self._matters(match, pair) or (" " in run and halved(run, target)):
                return self._found(pair)
        return ()

    def _turned(self, pair: Pair) -> tuple[tuple[str, str], ...]:
        """Return names with other diacritics, or in another's place, as source and target say."""
        found: tuple[tuple[str, str], ...] = ()
        if not pair.target.isascii():
            found = tuple(misspelt(pair.source, pair.target, self._apart))
        return found or (
            *self._swapped.wrong(pair),
            *renamed_rivers(pair.source, pair.target, self._room),
            *changed_bodies(pair.source, pair.target, self._room),
        )

    def _halved(self, pair: Pair) -> Iterator[tuple[str, str]]:
        for run in _RUNS.findall(pair.source):
            if " " in run and run not in pair.target and (its := halved(run, pair.target)):
                yield run, its

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
        if " " not in run and any(
            sounds_like(run, word)
            for word in _CAPITALS.findall(pair.target)
            if len(word) > _SHORT and word.lower() not in self._dated
        ):
            return False
        first, _, rest = run.partition(" ")
        if rest in self._room.short_exonyms:
            return not any(stem in letters for stem in self._room.short_exonyms[rest].split())
        small = first.lower()
        if rest and not match.start() and small not in self._room.surnames:
            # A sentence begins with it, and would with any word.
            if rest in pair.target or joined(rest) in letters:
                return False
            behind = source[match.end() : match.end() + 2].strip()
            if rest.isalpha() and behind.islower() and small not in self._room.callings:
                return is_foreign(rest)
        if rest and small in self._room.titles:
            # The rest of a title is in small letters: Ban Chấp hành.
            if " " not in rest and source[match.end() : match.end() + 2].strip().islower():
                return "-" in rest or small in self._room.callings
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
        for one in (*self._turned(pair), *self._halved(pair)):
            yield self._instead(pair, *one)
            return
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
            yield self._instead(pair, ours, theirs)
            return

    def _instead(self, pair: Pair, ours: str, theirs: str) -> Finding:
        at = max(0, pair.target.find(theirs))
        message = f"'{theirs}' stands where the source has {ours}"
        return Finding(self.id, self.severity, message, at, at + len(theirs))

    def _strange(
        self, pair: Pair, runs: Sequence[str], told: Sequence[Finding]
    ) -> Iterator[Finding]:
        for name in self._strangers.wrong(pair.source, pair.target, runs):
            if not any(name in finding.message for finding in told):
                message = f"{name} is not in the target"
                yield Finding(self.id, self.severity, message, 0, len(pair.target))

    def _not_there(self, pair: Pair) -> Iterator[Finding]:
        source = pair.source
        found = *self._places(source), *self._people(source), *self._towns(source)
        names = dict.fromkeys(found)
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

    def _towns(self, text: str) -> Iterator[str]:
        """Yield the known places of a text, but for those of which a longer name is made."""
        if text.isupper() or text.istitle():
            return
        for match in _RUNS.finditer(text):
            run = match.group()
            if run in self._room.towns:
                yield run

    def _people(self, text: str) -> Iterator[str]:
        # In a heading any word may have a capital.
        if vocabulary(text).isdisjoint(self._room.surnames):
            return
        if not text.istitle() and not text.isupper():
            for match in _person(self._room).finditer(text):
                lead = text[: match.start()].rpartition(" ")[0].rpartition(" ")[2]
                longer = f"{lead} {match.group().split()[0]}" in self._room.exonyms
                if not longer and lead.lower() not in self._room.scales:
                    yield match.group()


@lru_cache(maxsize=1 << 12)
def _is_plain_word(run: str) -> bool:
    """Whether one word begins a text that need not be a name for its capital."""
    return run.isalpha() and (run.isupper() or not is_foreign(run))


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
