"""Untranslated: the target is the source, or mostly made of its words."""

import re
from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity, whole

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOSTLY = 0.6
_LEAST_WORDS = 4


def shared(source: str, target: str) -> float:
    """Return the share of the target's words that the source has as well, 0 to 1."""
    words = _WORD.findall(target.lower())
    known = set(_WORD.findall(source.lower()))
    return sum(word in known for word in words) / len(words) if words else 0.0


class SameAsSource:
    """The target is the source, and that is not only a name, a code or figures."""

    id = "same-as-source"
    title = "target equal to the source"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._on = setting.ours.code != setting.theirs.code

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding."""
        if not self._on or pair.source.split() != pair.target.split():
            return
        if any(word[0].islower() and len(word) > 2 for word in _WORD.findall(pair.source)):
            yield whole(self, pair, "the target is the source, unchanged")


class PartlyTranslated:
    """Most words of the target are words of the source."""

    id = "untranslated"
    title = "target mostly in the words of the source"
    severity = Severity.ERROR

    def __init__(self, setting: Setting) -> None:
        self._on = setting.ours.code != setting.theirs.code

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding; a target equal to the source is another check's."""
        if not self._on or pair.source.split() == pair.target.split():
            return
        if not _may_share(pair.source, pair.target):
            return
        small = [word for word in _WORD.findall(pair.target) if word[0].islower()]
        if len(small) < _LEAST_WORDS:
            return
        share = shared(pair.source, " ".join(small))
        if share >= _MOSTLY:
            yield whole(self, pair, f"{share:.0%} of the words are those of the source")


def _may_share(source: str, target: str) -> bool:
    """Whether a third of the target's words, as they stand, are in the source; a quick look."""
    words = set(target.split())
    return 3 * len(words.intersection(source.split())) >= len(words)
