"""Names with a small letter: ``the mekong``, ``Phan châu Trinh``, ``world health organization``."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from align.checks.base import Pair, Setting
from align.checks.conventions.en_capitals import ALWAYS_CAPITAL, NAME_SIGNS, NAMES
from align.checks.folding import UPPER, plain
from align.checks.kept import kept, tokens
from align.checks.words import shared, vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(rf"(?<![\w.@/-])(mr|mrs|ms|dr|prof)(?=\.? [{UPPER}])")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof"})
_NAMES = re.compile(rf"(?<![\w-])(?:{NAMES})(?![\w-])", re.IGNORECASE)
_HALVES = {
    "assembly": ("National", "General"),
    "council": ("Security",),
    "committee": ("Central",),
    "court": ("Supreme",),
    "front": ("Fatherland",),
}
"""Names of bodies by their second word, of which one word alone may not have a capital."""
_NUMERALS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv"})
_SMALL = _TITLES | _NUMERALS
_VARIED = re.compile(r"\(.*?\)|\[.*?\]|\\w")
_MINOR = frozenset({"of", "the", "for", "and"})
_ENDS = ".!?:…;"
_LEADS = " \"“”‘'([–—-*•\t/"
_ROMAN = re.compile(
    r"\b(?:[Cc]hapter|[Pp]art|[Ss]ection|[Aa]ppendix|[Vv]olume|[Bb]ook|[Cc]entury|[Ww]ar|[Cc]ongress|"
    r"[Tt]itle|[Aa]nnex) ((?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3}))\b"
)


class SmallNames:
    """Finds such names in targets in English; names of the source that stand in any language."""

    def __init__(self, setting: Setting) -> None:
        english = setting.theirs.code == "en"
        self._always = setting.theirs.always_capital | (ALWAYS_CAPITAL if english else frozenset())
        self._signs = NAME_SIGNS if english else frozenset[str]()
        self._kept = kept(setting)
        self.asks = self._signs | (_TITLES | _NUMERALS | _HALVES.keys() if english else frozenset())
        self.always = self._always

    def may_list(self, said: frozenset[str], small: Set[str]) -> bool:
        """Whether some of the words that a target has, and of those in small letters, may be."""
        if not said.isdisjoint(_HALVES):
            return True
        return not (small.isdisjoint(self._signs) and small.isdisjoint(_SMALL))

    def listed(self, target: str, said: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield parts of well-known names, titles and numbers, of which some word is there."""
        if _may_name(target, said & self._signs):
            for match in _NAMES.finditer(target):
                yield from self._parts(match)
        if not said.isdisjoint(_TITLES):
            for match in _TITLE.finditer(target):
                yield match.span()
        for body in said & _HALVES.keys():
            yield from _halved(target, body)
        for match in _ROMAN.finditer(target) if not said.isdisjoint(_NUMERALS) else ():
            yield match.span(1)

    def _parts(self, match: re.Match[str]) -> Iterator[tuple[int, int]]:
        for word in re.finditer(r"[\w'’]+", match.group()):
            if word.group().islower() and word.group() not in _MINOR:
                yield match.start() + word.start(), match.start() + word.end()
                return

    def asked(self, pair: Pair) -> list[str]:
        """Return words with a small letter that may be names of the source."""
        target = pair.target
        asked = [
            word
            for word in shared(pair.source, target)
            if word in target and len(word) > 1 and not word.isdecimal()
        ]
        if asked:
            there = tokens(target)
            asked = [word for word in asked if word in there and not self._kept.is_common(word)]
        return [*asked, *self._kept.small(target)] if self._kept.works else asked

    def of_source(self, pair: Pair, asked: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield those of some words that the source has with a capital only, also amid a text."""
        if pair.source.isupper() or (not self._kept.works and _is_title(pair.source)):
            return
        names = _great(pair.source)
        for match in _WORD.finditer(pair.target):
            word = match.group()
            if word not in asked or plain(word) not in names:
                continue
            if word.capitalize() in pair.target:
                continue
            before, behind = pair.target[: match.start()][-1:], pair.target[match.end() :][:1]
            if before in _CODED or behind in _CODED or _HOST.match(pair.target, match.end()):
                continue
            yield match.span()


def _halved(target: str, body: str) -> Iterator[tuple[int, int]]:
    """Yield the word that lacks its capital in the name of a body: ``National assembly``."""
    for first in _HALVES[body]:
        at = target.find(f"{first} {body}")
        if at >= 0 and not target[at + len(first) + len(body) + 1 :][:1].isalpha():
            yield at + len(first) + 1, at + len(first) + 1 + len(body)
        at = target.find(f"{first.lower()} {body.capitalize()}")
        if at >= 0:
            yield at, at + len(first)


def _listed_names() -> dict[str, list[frozenset[str]]]:
    """Return for each sign the words that no other spelling changes of the names that have it.

    A name without a sign goes with all of them.
    """
    found: dict[str, list[frozenset[str]]] = {sign: [] for sign in NAME_SIGNS}
    for name in _VARIED.sub("+", NAMES).replace("-", " ").split("|"):
        needed = frozenset(filter(str.isalpha, name.split()))
        for sign in needed & NAME_SIGNS or NAME_SIGNS:
            found[sign].append(needed)
    return found


_LISTED = _listed_names()


def _may_name(target: str, signs: frozenset[str]) -> bool:
    """Whether all words of a well-known name are there, and a small letter where it has one."""
    if not any(sign in target for sign in signs):
        return False
    said = vocabulary(target)
    return any(needed <= said for sign in signs for needed in _LISTED[sign])


def _is_title(source: str) -> bool:
    """Whether most words of a source have a capital, as titles have in some languages."""
    said = _WORD.findall(source)
    return len(said) >= _LEAST_TITLE and 2 * sum(word[0].isupper() for word in said) > len(said)


_LEAST_TITLE = 5
_HOST = re.compile(r"\.[a-z]")
_CODED = frozenset("@/\\_-#&='’‑‐")


@lru_cache(maxsize=8)
def _great(source: str) -> frozenset[str]:
    """Return words of a source that have a capital everywhere, and at least once amid a sentence.

    They are in small letters and without diacritics.
    """
    small, great = set[str](), set[str]()
    for match in _WORD.finditer(source):
        word = match.group()
        if word.islower():
            small.add(plain(word))
        elif word[0].isupper():
            before = source[: match.start()].rstrip(_LEADS)
            if before and before[-1] not in _ENDS:
                great.add(plain(word.lower()))
    return frozenset(great - small)
