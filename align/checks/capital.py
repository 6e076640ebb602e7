"""Capitals: small letters where a sentence or a name begins, and capitals where none should be."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions.base import words
from align.checks.shouting import Shouting
from align.checks.signs import ANYWHERE
from align.checks.small_names import SmallNames
from align.checks.words import vocabulary

_FIRST = re.compile(r"[\W_]*")
_WORD = re.compile(r"\w+")
# A sentence that begins amid the target, no ellipsis before it and no mark that quotes.
_INNER = re.compile(
    r"[.!?] +(?=[a-z])(?:(?<=[^\W\d_]{3}[.!?] )|(?<=\d[.!?] )(?=[a-z]{2})|(?<=  )(?=[a-z]{2}))"
)
_ABBREVIATED = re.compile(
    r"\b(?:etc|vol|approx|dept|esp|est|fig|incl|inc|max|min|misc|nos|resp|viz|cent|prof|gen|col|sgt|"
    r"corp|ltd|bros|art|ref|sec|var|ibid|vols|eds|capt|cdr|lieut|maj|mrs|messrs|gov|sen|rep|rev|hon|"
    r"tel|ext|avg|dist|prov|appx|chap|para|subj|ave|rd|blvd|univ)[.]$",
    re.IGNORECASE,
)
_OURS = re.compile(r"[.!?][\"”’»)\]]* +[\"“‘«(\[]*([^\W\d_])")
_SPEECH = re.compile(r"[:,] [\"“](?=[a-z][a-z']*[ ,?!.])")
_OUR_SPEECH = re.compile(r": [\"“](?=[^\W\d_a-zà-ỹđ])")
_PRONOUN = re.compile(r"(?<![\w.'’@/\\(\[-])i(?=(?:['’](?:m|ve|ll|d)\b|[\s,;]+[a-z]))")


class Capital:
    """A sentence or a name begins with a small letter, or there are capitals too many."""

    id = "capital"
    title = "capitals missing, or too many"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        self._names = SmallNames(setting)
        self._proper = self._names.always
        self._asks = self._names.asks | self._proper | ({"i"} if self._proper else frozenset())
        self._shouting = Shouting(setting) if setting.theirs.code == "en" else None

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each word, with the fix."""
        found: list[Finding] = []
        target = pair.target
        if not target[:1].isupper():
            found += self._at_start(pair)
        if ". " in target or "? " in target or "! " in target:
            found += self._inside(pair)
        if ' "' in target or " “" in target:
            found += self._quoted(pair)
        if said := vocabulary(target) & self._asks:
            if "i" in said:
                found += self._pronoun(pair)
            small = {word for word in said if word in target}
            if not small.isdisjoint(self._proper):
                found += self._small_names(pair)
            if self._names.may_list(said, small):
                found += self._named(pair, self._names.listed(target, said))
        if asked := self._names.asked(pair):
            found += self._named(pair, self._names.of_source(pair, asked))
        if self._shouting is not None and self._shouting.may_find(pair):
            found += self._shouted(pair, self._shouting)
        return found and _each_once(found)

    def _found(self, pair: Pair) -> Iterable[Finding]:
        """Return what ``find`` does, without a look at what may be there."""
        found = [*self._at_start(pair), *self._inside(pair), *self._quoted(pair)]
        found += [*self._pronoun(pair), *self._small_names(pair)]
        found += self._named(pair, self._names.listed(pair.target, vocabulary(pair.target)))
        found += self._named(pair, self._names.of_source(pair, self._names.asked(pair)))
        if self._shouting is not None:
            found += self._shouted(pair, self._shouting)
        return _each_once(found)

    def _shouted(self, pair: Pair, shouting: Shouting) -> Iterator[Finding]:
        for start, end, message, fixed in shouting.found(pair):
            yield Finding(self.id, self.severity, message, start, end, fixed)

    def _named(self, pair: Pair, places: Iterable[tuple[int, int]]) -> Iterator[Finding]:
        """Yield names with a small letter, by their places."""
        for start, end in places:
            word = pair.target[start:end]
            fix = word.upper() if _is_code(word, pair.source) else word[0].upper() + word[1:]
            message = f"begins with a small letter: '{word}'"
            yield Finding(self.id, self.severity, message, start, end, fix)

    def _pronoun(self, pair: Pair) -> Iterator[Finding]:
        if self._proper and "i" not in vocabulary(pair.source):
            for match in _PRONOUN.finditer(pair.target):
                yield self._one(pair.target, match.start(), "i")

    def _inside(self, pair: Pair) -> Iterator[Finding]:
        """Yield sentences amid the target that begin with a small letter."""
        begun = list(_INNER.finditer(pair.target))
        if not begun or any(one.islower() for one in _OURS.findall(pair.source)):
            return
        for match in begun:
            at = match.end()
            word = _WORD.match(pair.target, at)
            if word is None or _ABBREVIATED.search(pair.target, 0, match.start() + 1):
                continue
            if word.group() not in _WORD.findall(pair.source):
                yield self._one(pair.target, at, word.group())

    def _quoted(self, pair: Pair) -> Iterator[Finding]:
        """Yield speech that begins with a small letter, behind a colon in both texts."""
        match = _SPEECH.search(pair.target)
        if match and _OUR_SPEECH.search(pair.source):
            word = _WORD.match(pair.target, match.end())
            if word is not None:
                yield self._one(pair.target, match.end(), word.group())

    def _small_names(self, pair: Pair) -> Iterator[Finding]:
        """Yield words that have a capital wherever they stand."""
        said = {word for word in vocabulary(pair.target) & self._proper if word in pair.target}
        for match in _WORD.finditer(pair.target) if said else ():
            word = match.group()
            if word not in said or word in pair.source:
                continue
            before, at = pair.target[: match.start()][-1:], match.end()
            coded = before == "." or not _CODE.isdisjoint(before + pair.target[at : at + 1])
            if not coded and not _kept_small(pair.target, match.end()):
                yield self._one(pair.target, match.start(), word)

    def _one(self, target: str, at: int, word: str) -> Finding:
        message = f"begins with a small letter: '{word}'"
        return Finding(self.id, self.severity, message, at, at + 1, target[at].upper())

    def _at_start(self, pair: Pair) -> Iterator[Finding]:
        ours, at = _first(pair.source), _first(pair.target)
        first = pair.target[at : at + 1]
        if not pair.source[ours : ours + 1].isupper() or not first.islower():
            return
        # Signs such as º and ª are small letters without a capital.
        if first.upper() == first:
            return
        word = _WORD.match(pair.target, at)
        # iPhone, eBay, pH; a mark before the first letter (@name, $x) makes it a code.
        if word is None or not word.group().islower() or pair.target[max(0, at - 1)] in "@$#/\\<{.":
            return
        if word.group() in _WORD.findall(pair.source):
            return
        if _is_infinitive(pair):
            return
        message = f"begins with a small letter: '{word.group()}'"
        yield Finding(self.id, self.severity, message, at, at + 1, first.upper())


def _each_once(found: Iterable[Finding]) -> list[Finding]:
    """Return the first finding at each place."""
    told: dict[int, Finding] = {}
    for one in found:
        told.setdefault(one.start, one)
    return list(told.values())


def _is_infinitive(pair: Pair) -> bool:
    """Whether a saying is told as a dictionary does: ``to come to blows``."""
    return pair.target.startswith("to ") and not (pair.source + pair.target).strip().endswith(".")


def _is_code(word: str, source: str) -> bool:
    return len(word) > 2 and word.upper() in source and not source.isupper()


_CODE = frozenset("@/\\_-#&=")
_SMALL_KINDS = frozenset(
    words(
        "fries fry beans bean windows window doors door press toast leave horn horns "
        "bread kiss letter numerals numeral type types blinds chess cabbage leather "
        "muffin muffins dressing pox"
    )
)
"""What a word with a small letter makes a common noun of: french fries, roman numerals."""


def _kept_small(text: str, at: int) -> bool:
    behind = _WORD.search(text, at, at + 12)
    return behind is not None and behind.group() in _SMALL_KINDS


def _first(text: str) -> int:
    found = _FIRST.match(text)
    return found.end() if found else 0
