"""Empty: a source with text has a target without any, or with a stopgap for it."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity, whole
from align.checks.conventions.base import words
from align.checks.signs import ANYWHERE

_SHORT = 24
"""Characters of the longest stopgap."""
_STOPGAP = re.compile(
    r"\W*(?:n\W?a|todo|to do|tbd|tba|tbc|fixme|x{2,}|z{3,}|null|nil|undefined|untranslated|"
    r"(?:not|to be|needs?) translat(?:ed|ion)|no translation|"
    r"translat(?:e|ion) (?:me|this|here|missing|pending|needed|follows)|"
    r"(?:text|translation|more) to (?:follow|come|be added)|missing translation|"
    r"lorem ipsum.*|same as source|idem|\w)\W*",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\W*(?:pending|missing|empty|blank|none|text|target|translation|draft|ditto|same|etc|"
    r"see above|source|later|skip(?:ped)?|test)\W*",
    re.IGNORECASE,
)
_MANY = 4
"""Words of which no translation is one such word."""
_FEW = 2
_NOTHING = frozenset({"không", "chưa", "k", "ko"})
"""Words with which a cell begins that has nothing to say."""
_WORD = re.compile(r"[^\W\d_]+")
_DATED = frozenset(
    words("ngày tháng năm giờ phút số trang và đến từ lúc mục điều khoản day month year")
)


class Empty:
    """The target is blank, or has no letter or figure where the source has some, or a stopgap."""

    id = "empty"
    title = "target without text"
    severity = Severity.ERROR
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        ours = setting.ours
        self._numbers = frozenset({*ours.numbers, *ours.scales, *ours.counts, *ours.glue, *_DATED})

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding."""
        target = pair.target
        if len(target) > _SHORT and target[:1].isalpha() and pair.source[:1].isalpha():
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours, theirs = _has_text(pair.source), _has_text(pair.target)
        if ours and not theirs:
            yield whole(self, pair, "the target has no text")
        elif theirs and not ours:
            yield whole(self, pair, "the source has no text")
        elif ours and len(pair.target) <= _SHORT and self._is_stopgap(pair):
            yield whole(self, pair, f"'{pair.target.strip()}' is no translation")

    def _is_stopgap(self, pair: Pair) -> bool:
        """Whether something stands there until a translation does, or a number alone."""
        target, said = pair.target, _WORD.findall(pair.source.lower())
        if not any(map(str.isalpha, target)):
            return len([word for word in said if word not in self._numbers]) >= _FEW
        if target.strip().lower() in pair.source.lower():
            return False
        if said and _STOPGAP.fullmatch(target):
            return len(said) >= (_MANY if said[0] in _NOTHING else _FEW)
        return len(said) >= _MANY and _SAID.fullmatch(target) is not None


def _has_text(text: str) -> bool:
    return text[:1].isalnum() or any(c.isalnum() for c in text)
