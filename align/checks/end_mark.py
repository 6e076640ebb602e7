"""End punctuation: a question stays a question, and a sentence ends like one."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import ANYWHERE
from align.checks.words import words

_CLOSERS = "\ufffc\"'”’»)]}*_ \u00a0\t\n"
_KINDS = {
    "?": "?",
    "？": "?",
    ".": ".",
    "!": "!",
    "！": "!",
    "…": ".",
    "。": ".",
    ":": ":",
    ";": ",",
    ",": ",",
}
_MARKS = re.compile(r"[.!?…,;:。！？]+$")
_WIDE = {"。": ".", "？": "?", "！": "!"}
"""Marks of Chinese and Japanese, with those that other languages have in their place."""
_DOUBLED = re.compile(r"\.\.|[.,;:]+[,;:]|[,;:][.!?]|[!?]\.|\.[!?]|…\.|[,;]{2,}")
_ELLIPSIS = re.compile(r"…|\.{3,}")
_SALUTATION = 6
_LAST_WORDS = 14
"""Words of which a rhetorical question has one that asks."""
_ODD = frozenset("·•‧∙．｡､،,`´¸¤。、|\\/")
"""Marks that stand at an end only by mistake."""
_WITH_WIDE = ("zh", "ja")
_LONGEST_HEADING = 100
_HEADED = re.compile(
    r"\W*(?:chương|điều|phần|mục|bảng|hình|phụ lục|bài|tiết|quyển|tập)\s+\w+\s*[:.]", re.I
)
_HEADING = re.compile(
    r"\W*(?:chapter|article|part|section|table|figure|appendix|annex|lesson|book|volume|unit)"
    r"\s+\w+\s*[:.]\s+[A-Z]",
    re.I,
)
_PLEASE = re.compile(r"\b(?:please|kindly|thank|thanks|sorry|excuse me|welcome)\b", re.I)
_POLITE = re.compile(r"\b(?:ạ|nhé|xin|mời|kính|cảm ơn|cám ơn|thưa)\b", re.I)
_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]\.){2,}$|\b(?:etc|v\.v|Jr|Sr|Inc|Ltd|Co|Corp|No|Nos|vol|ed|eds|fig|dept|a\.m|p\.m)\.$"
)


def final_mark(text: str) -> tuple[str, int]:
    """Return the last mark of a text, empty if it ends otherwise, and where it ends."""
    end = len(text.rstrip(_CLOSERS))
    mark = text[end - 1 : end]
    return (mark if mark in _KINDS else "", end)


class EndMark:
    """The target ends in another kind of mark than the source."""

    id = "end-mark"
    title = "another mark at the end"
    severity = Severity.WARNING
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        self._questions = setting.ours.questions
        self._wide = setting.theirs.code in _WITH_WIDE

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return at most one finding; a missing full stop can be put in place."""
        last = pair.source[-1:]
        if last == pair.target[-1:] and last in _KINDS and pair.target[-2:-1] not in _KINDS:
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        ours, _ = final_mark(pair.source)
        theirs, end = final_mark(pair.target)
        if not end:
            return
        if _KINDS.get(ours) == _KINDS.get(theirs):
            yield from self._same_kind(pair, end)
            return
        if ours in {"", ":"} and theirs == "." and _ABBREVIATED.search(pair.target[:end]):
            return
        if theirs == "?" and ours in {".", "!"} and self._asks(pair.source):
            return
        if ours == "!" and theirs == "," and len(pair.target.split()) <= _SALUTATION:
            return
        if ours == "." and not theirs and _is_heading(pair):
            return
        if ours == "!" and theirs == "." and _is_polite(pair):
            return
        if _shouted(ours, theirs) and (pair.source[-1] != ours or pair.target[-1] != theirs):
            return
        if (
            ours
            and not theirs
            and not (pair.target[end - 1].isalnum() or pair.target[end - 1] in _ODD)
        ):
            return
        what = f"'{theirs}'" if theirs else "no mark"
        message = f"ends in {what} where the source has {f'{ours!r}' if ours else 'none'}"
        fix = _fix(ours, theirs, pair.target[end - 1])
        yield Finding(self.id, self.severity, message, end - 1, end, fix)

    def _asks(self, source: str) -> bool:
        """Whether a source asks without a question mark, as a rhetorical question does."""
        return not self._questions.isdisjoint(words(source)[-_LAST_WORDS:])

    def _same_kind(self, pair: Pair, end: int) -> Iterator[Finding]:
        """Yield what is wrong with the mark that both have: said twice, or an ellipsis lost."""
        marks = _MARKS.search(pair.target, 0, end)
        if marks is None:
            return
        start = marks.start()
        if marks.group() in _WIDE and not self._wide:
            right = _WIDE[marks.group()]
            message = f"ends in the full-width '{marks.group()}'"
            yield Finding(self.id, self.severity, message, start, end, right)
            return
        ours = _MARKS.search(pair.source, 0, final_mark(pair.source)[1])
        if _DOUBLED.fullmatch(marks.group()) and (ours is None or ours.group() != marks.group()):
            before = pair.target[:start]
            if not (marks.group() == ".." and _ABBREVIATED.search(before + ".")):
                message = f"ends in '{marks.group()}'"
                yield Finding(self.id, self.severity, message, start, end, marks.group()[-1])
        elif ours is not None and marks.group() == "." and _ELLIPSIS.fullmatch(ours.group()):
            message = f"ends in '.' where the source has '{ours.group()}'"
            yield Finding(self.id, self.severity, message, start, end, ours.group())


def _is_polite(pair: Pair) -> bool:
    """Whether an exclamation only asks somebody for something, as a full stop does in English."""
    return _PLEASE.search(pair.target) is not None or _POLITE.search(pair.source) is not None


def _is_heading(pair: Pair) -> bool:
    """Whether a target is a title, which English writes without a full stop."""
    if not _HEADED.match(pair.source) or len(pair.target) > _LONGEST_HEADING:
        return False
    return _HEADING.match(pair.target) is not None


def _shouted(ours: str, theirs: str) -> bool:
    """Whether the marks differ by an exclamation alone; within quotation marks that is style."""
    return {_KINDS.get(ours), _KINDS.get(theirs)} == {"!", "."}


def _fix(ours: str, theirs: str, last: str) -> str | None:
    return last + ours if ours == "." and not theirs else None
