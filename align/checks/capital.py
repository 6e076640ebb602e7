"""Capitals: a target that begins with a small letter where the source has a capital."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.conventions.base import words
from align.checks.signs import ANYWHERE
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
_PRONOUN = re.compile(r"(?<![\w.'’@/\\(\[-])i(?=(?:['’](?:m|ve|ll|d)\b|[\s,;]+[a-z]))")


class Capital:
    """The target begins with a small letter, the source with a capital."""

    id = "capital"
    title = "a small letter at the beginning"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        self._proper = setting.theirs.always_capital

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each word, with the fix."""
        if pair.target[:1].isupper() and not _may_begin(pair.target):
            said = vocabulary(pair.target)
            small = said & self._proper
            if not any(word in pair.target for word in small) and "i" not in said:
                return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        yield from self._at_start(pair)
        yield from self._inside(pair)
        if self._proper:
            yield from self._small_names(pair)

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

    def _small_names(self, pair: Pair) -> Iterator[Finding]:
        """Yield words that have a capital wherever they stand."""
        if "i" not in vocabulary(pair.source):
            for match in _PRONOUN.finditer(pair.target):
                yield self._one(pair.target, match.start(), "i")
        said = vocabulary(pair.target) & self._proper
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
        message = f"begins with a small letter: '{word.group()}'"
        yield Finding(self.id, self.severity, message, at, at + 1, first.upper())


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


def _may_begin(text: str) -> bool:
    if not (". " in text or "? " in text or "! " in text):
        return False
    return _INNER.search(text) is not None


def _first(text: str) -> int:
    found = _FIRST.match(text)
    return found.end() if found else 0
