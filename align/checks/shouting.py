"""Capitals where English has none: a text, a word or a letter too many in capitals."""

import re
from collections.abc import Iterator

from align.checks.base import Pair, Setting
from align.checks.conventions.base import words
from align.checks.conventions.en_capitals import COMMON
from align.checks.conventions.en_small import SMALL_WORDS
from align.checks.folding import UPPER

Told = tuple[int, int, str, str | None]
"""Where capitals are, what is to be said of them, and what should stand there."""

MAY_SHOUT = re.compile(r"[A-Z](?:[A-Z]|(?<=[a-z].))")
_SHOUTED = re.compile(r"(?<![\w.@/#-])[A-Z]{4,}(?:[ ,'’]+[A-Z]{2,})+(?![\w-])")
_SHOUTED_WORD = re.compile(r"(?<![\w.@/#&-])[A-Z]{7,}(?![\w-])")
_TWO = re.compile(rf"(?<![\w.@/#&’'-])[{UPPER}]{{2}}(?:(?![{UPPER}])[^\W\d_])+(?![\w’'-])")
_LONE = re.compile(r"(?<=[a-z,;] )[A-Z]{3,}(?=[,;.!?]|(?: [a-z])|$)")
_ACRONYMS = frozenset(
    {"AIDS", "WHO", "RADAR", "SONAR", "LASER", "NATO", "UNESCO", "UNICEF", "ASEAN"}
)
_SURE = 4
_TWO_AND_ONE = 3
"""Letters of the plural of an acronym: MPs."""
_VOWELS = frozenset("AEIOUY")
"""Letters of a word in capitals that is rather no acronym."""
_MIXED = re.compile(r"(?<![\w.@/#&-])(?=\w*[a-z][A-Z])[A-Za-z]+(?![\w-])")
_GREAT = re.compile(r"[A-Z][a-z]+")
_INNER = re.compile(r"[A-Z](?<=[a-z,;] .)[a-z]{3,}(?![\w'’-])(?! [A-Z])")
_CAPITALS = re.compile(rf"[{UPPER}](?<=[^.!?:] .)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_LINKS = frozenset({"of", "and", "the"})
_NAMED = re.compile(r"[A-Z][\w’']+ (?:of |and |the )+$")
_NAME_GOES_ON = re.compile(r" (?:of|and|for|the|in|&)(?: the)? [A-Z]")
_LOUD_LETTERS = 8
_LEAST_TITLE = 5
_MOSTLY = 0.75
_MINOR = frozenset(words("a an the of in on at to for and or by with from but nor as is into"))


class Shouting:
    """Finds such capitals in targets in English."""

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def may_find(self, pair: Pair) -> bool:
        """Whether a target has capitals that are worth a look."""
        text = pair.target
        if text[1:].islower():
            return False
        if MAY_SHOUT.search(text):
            return True
        if not _is_sentence(pair.source):
            return False
        great = [word for word in _GREAT.findall(text, 1) if word.lower() in SMALL_WORDS]
        # Two such words may be a title; a single one must stand amid a sentence.
        return len(great) > 1 or (bool(great) and _INNER.search(text) is not None)

    def found(self, pair: Pair) -> Iterator[Told]:
        """Yield what is in capitals and should not be."""
        text, source = pair.target, pair.source
        if text.isupper():
            if not source.isupper() and _is_loud(text) and _is_quiet(source):
                yield 0, len(text), "all in capitals", None
            return
        if MAY_SHOUT.search(text):
            yield from self._odd(text, source)
        if self._is_title(text, source):
            yield 0, len(text), "a capital in every word", None
            return
        for match in _INNER.finditer(text) if _is_sentence(source) else ():
            word = match.group()
            if word.lower() in SMALL_WORDS and self._is_alone(text, match, source):
                small = word[0].lower() + word[1:]
                yield *match.span(), f"a capital amid a sentence: '{word}'", small

    def _odd(self, text: str, source: str) -> Iterator[Told]:
        loud = any(len(word) > 1 and word.isupper() for word in _WORD.findall(source))
        if not loud:
            for pattern in (_SHOUTED, _SHOUTED_WORD):
                for match in pattern.finditer(text):
                    if any(word.lower() in SMALL_WORDS for word in _WORD.findall(match.group())):
                        yield *match.span(), f"in capitals: '{match.group()}'", None
                        return
            yield from self._stressed(text, source)
        for match in _TWO.finditer(text):
            word = match.group()
            right = word[0] + word[1:].lower()
            if word not in source and (
                right in source or (len(word) > _TWO_AND_ONE and _is_known(word))
            ):
                yield *match.span(), f"two capitals: '{word}'", right
        for match in _MIXED.finditer(text):
            word = match.group()
            if word not in source and _is_known(word):
                right = word[0] + word[1:].lower()
                yield *match.span(), f"a capital inside a word: '{word}'", right

    def _stressed(self, text: str, source: str) -> Iterator[Told]:
        """Yield a word in capitals amid small letters, where the source has no name or acronym."""
        for match in _LONE.finditer(text):
            word = match.group()
            long = len(word) >= _SURE and not _VOWELS.isdisjoint(word)
            if word in _ACRONYMS or not (long or _is_known(word)):
                continue
            if source[1:].islower() and _is_sentence(source):
                yield *match.span(), f"in capitals: '{word}'", word.lower()

    def _is_title(self, text: str, source: str) -> bool:
        """Whether all words of a sentence have capitals, and those of its source have not."""
        if not _is_sentence(source) or ":" in text:
            return False
        said = _WORD.findall(text)
        if min(len(said), len(text.split())) < _LEAST_TITLE:
            return False
        great = [word for word in said[1:] if word.lower() not in _MINOR]
        if sum(word[0].isupper() for word in great) < _MOSTLY * len(great):
            return False
        ours = _WORD.findall(source)[1:]
        quiet = 2 * sum(word[0].isupper() for word in ours) < len(ours)
        known: int = sum(word.lower() in SMALL_WORDS for word in great if word[0].isupper())
        return quiet and known > 1

    def _is_alone(self, text: str, match: re.Match[str], source: str) -> bool:
        """Whether a capital belongs to no title, name or defined term."""
        before = text[: match.start()].rstrip().rpartition(" ")[2]
        leads = before[:1].isupper() and match.start() > len(before) + 1
        if leads or match.group() in source:
            return False
        if before in _LINKS and _NAMED.search(text[: match.start()]):
            return False
        if _NAME_GOES_ON.match(text, match.end()):
            return False
        return _CAPITALS.search(source) is None and not _is_quoted(text, match.start())


def _is_sentence(source: str) -> bool:
    return source.rstrip('"”’) ')[-1:] in {".", "!", "?"}


def _is_quoted(text: str, at: int) -> bool:
    return text.count('"', 0, at) % 2 == 1 or text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _is_loud(text: str) -> bool:
    said: list[str] = _WORD.findall(text)
    return len(said) > 1 and len("".join(said)) >= _LOUD_LETTERS


def _is_quiet(source: str) -> bool:
    small = [word for word in _WORD.findall(source) if word.islower()]
    return len(small) > 1


def _is_known(word: str) -> bool:
    low = word.lower()
    return low in COMMON or low in SMALL_WORDS or low.rstrip("s") in SMALL_WORDS
