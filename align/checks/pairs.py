"""Brackets and quotation marks in pairs."""

import re
from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.signs import Signs

_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）"}
_CLOSING = {closing: opening for opening, closing in _BRACKETS.items()}
# The bracket of ``a)`` and ``12)`` has no partner and needs none: at the beginning, behind a mark
# that ends what was before, or behind others that go before it in a row.
_NUMBERING = re.compile(r"(?:^|[.;:!?\n–—-])\W*(?:[\w.]{1,2}|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})+)$")
_NUMBER = re.compile(r"(?<!\w)([a-zđ]|\d{1,2}|[ivx]{1,4})$")
_FIRST = frozenset({"a", "1", "i"})
_SHORT = re.compile(r"\(([^\s()]{1,12})\)")
_SMILEY = re.compile(r"[:;]-?[()]")
_INCHES = re.compile(r"(?<=\d)[\"”]")
_QUOTES = {"“": "”", "«": "»"}
# A mark that closes opens, and one that opens closes; »so« is German, and ”so” Swedish.
_TURNED = re.compile(r"(?:(?<=^)|(?<=[\s(]))(”)\w[^“”]*[\w.,!?…]“(?!\w)")
# A single mark that opens, and one that closes or is an apostrophe.
_SINGLE_OPEN = re.compile(r"(?<!\w)[‘‚](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])’(?!\w)")
_STRAIGHT = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[“\"—–]))'(?=\w)(?!(?:s|tis|twas|em|til|cause|n|\d\ds?)\b)"
)
_STRAIGHT_CLOSE = re.compile(r"(?<=[\w.,!?…])'(?!\w)")


class Brackets:
    """A bracket of the target has no partner, although those of the source do."""

    id = "brackets"
    title = "brackets without a partner"
    severity = Severity.WARNING
    signs = Signs(source=")", target=r"()\[\]{}（）")

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each lonely bracket."""
        if ")" in pair.source:
            yield from self._lost(pair)
        lonely = list(_lonely(pair.target))
        if not lonely or next(_lonely(pair.source), None) is not None:
            return
        for at in lonely:
            message = f"'{pair.target[at]}' has no partner"
            yield Finding(self.id, self.severity, message, at, at + 1)

    def _lost(self, pair: Pair) -> Iterator[Finding]:
        """Yield what stands in brackets in the source, and bare in a target without any."""
        if any(c in pair.target for c in "()[]（）"):
            return
        for match in _SHORT.finditer(pair.source):
            bare = re.search(rf"(?<=\w ){re.escape(match[1])}(?= \w|\W?$)", pair.target)
            if bare is not None:
                message = f"'{match.group()}' of the source has lost its brackets"
                yield Finding(self.id, self.severity, message, *bare.span(), match.group())


def _lonely(text: str) -> Iterator[int]:
    if not any(c in text for c in "()[]{}（）"):
        return
    text = _SMILEY.sub(lambda match: " " * len(match.group()), text)
    open_: list[int] = []
    row = False
    for at, c in enumerate(text):
        if c in _BRACKETS:
            open_.append(at)
        elif c in _CLOSING:
            if open_ and text[open_[-1]] == _CLOSING[c]:
                open_.pop()
                continue
            number = _NUMBER.search(text, 0, at)
            row = bool(number and (row or number[1] in _FIRST))
            if open_ or not (row or _NUMBERING.search(text, 0, at)):
                yield at
    yield from open_


class Quotes:
    """A quotation mark of the target has no partner, although those of the source do."""

    id = "quotes"
    title = "quotation marks without a partner"
    severity = Severity.WARNING
    signs = Signs(target="'\"“”«»‘‚’")

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding."""
        target = pair.target
        if not _may_quote(target):
            return
        turned = _TURNED.search(target)
        if turned and not _TURNED.search(pair.source):
            message = f"'{turned[1]}' opens what it should close"
            yield Finding(self.id, self.severity, message, *turned.span())
            return
        mark = _odd(target)
        if mark and not _odd(pair.source):
            yield whole(self, pair, f"a quotation mark {mark} has no partner")


def _may_quote(text: str) -> bool:
    """Whether a text has more than apostrophes."""
    if '"' in text or "“" in text or "”" in text or "«" in text or "»" in text or "‘" in text:
        return True
    if "‚" in text:
        return True
    return "'" in text and (text[0] == "'" or " '" in text or "('" in text or "['" in text)


def _odd(text: str) -> str:
    """Return a quotation mark that is without a partner, empty if there is none."""
    text = _INCHES.sub(lambda m: m.group() if text.count(m.group()) % 2 == 0 else "", text)
    if text.count('"') % 2:
        return '"'
    for opening, closing in _QUOTES.items():
        if text.count(opening) != text.count(closing):
            return opening
    return _odd_single(text)


def _odd_single(text: str) -> str:
    """Return a single mark that opens and has none that could close it."""
    for opening, closing in ((_SINGLE_OPEN, _SINGLE_CLOSE), (_STRAIGHT, _STRAIGHT_CLOSE)):
        begun = opening.search(text)
        if begun and len(opening.findall(text)) > len(closing.findall(text, begun.end())):
            return begun.group()
    return ""
