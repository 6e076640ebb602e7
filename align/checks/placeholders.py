"""Placeholders, tags, addresses: what a program or a reader must find unchanged."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.folding import UPPER
from align.checks.signs import ANYWHERE, Signs

_CODE = re.compile(
    r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>"  # tags
    r"|\$?\{\{?\s?[\w.:,$-]*\s?\}?\}"  # {0}, {name}, ${x}, {{ y }}
    r"|(?<![\w$])\$[A-Za-z_]\w*"  # $PATH
    r"|%[A-Z][A-Z_]+%|%[1-9](?![\w%.,])|(?<!\w)__?[A-Za-z]\w*?__?(?!\w)"  # %NAME%, %1, __NAME__
    r"|\[[A-Z]+_[A-Z_]+\]|\[\[[a-z][a-z0-9_]*\]\]"  # [FIRST_NAME], [[name]]
    r"|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:l{0,2}[dufsxegi]|@)(?![\w-])|%\([\w.]+\)[dfs]"  # printf
    r"|\\[nrt](?![a-z])|\\[nrt](?=[A-Z])"  # line feeds and tabs as programs write them
    r"|\{%[^%]*%\}|:[a-z]+_[a-z_]+:"  # {% … %}, :first_name:
    r"|\ufffc"  # an inline code of an exchange file
)
# A word in capitals in brackets: a code where the source has such codes, a remark elsewhere.
_BRACKETED = re.compile(rf"\[[{UPPER}]{{2,}}(?:_[{UPPER}]+)*\]")
_LINK = re.compile(
    r"(?:https?|ftp)://[^\s<>\"”)\]]+|\bwww\.[^\s<>\"”)\]]+"
    r"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|edu|gov|info|int|io|vn|eu|uk|fr|de|jp|cn|us|asia|tv)"
    r"(?:\.[a-z]{2})?(?![\w-])(?:/[^\s<>\"”)\]]*)?",
    re.IGNORECASE,
)
_DOT = re.compile(r"\.(?<=[a-z0-9].)[a-z]{2}")
_MARKS = "<{%$_\\\\\ufffc"
"""Every code has one of these."""


# Names of files, by what they end in, and absolute paths.
_FILE = re.compile(
    r"(?<![\w@./:\\-])(?:[\w.~-]*/)*[\w-]+\.(?:pdf|txt|docx?|xlsx?|pptx?|[ct]sv|jpe?g|png|gif|tiff?|bmp|svg|"
    r"zip|rar|gz|tar|7z|conf|cfg|ini|json|xml|ya?ml|html?|css|js|py|sh|exe|bat|dll|log|md|sql|db|"
    r"mp[34]|avi|mov|wav|tmx|srt|od[ts]|rtf|epub|bak|iso|apk)(?![\w-]|\.\w)"
    r"|(?<![\w.)/~])~?/[a-z][\w.-]+(?:/[\w.-]*\w)+",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?:^|[ (\"“'])~?/[a-z]")


class Placeholders:
    """A tag or placeholder of the source is missing, or there is one too many."""

    id = "placeholders"
    title = "tags and placeholders missing or added"
    severity = Severity.ERROR
    signs = Signs(_MARKS + r"\[", _MARKS)

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each that is missing or added."""
        yield from _differences(self, pair, _CODE)
        if "[" in pair.source and _BRACKETED.search(pair.source):
            yield from _differences(self, pair, _BRACKETED)


class Links:
    """A web or mail address, or the name of a file, is missing, changed or added."""

    id = "links"
    title = "web and mail addresses missing or changed"
    severity = Severity.ERROR
    signs = ANYWHERE

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterable[Finding]:
        """Return a finding for each that is missing or added."""
        if _may_link(pair.source) or _may_link(pair.target):
            return self._found(pair)
        return ()

    def _found(self, pair: Pair) -> Iterator[Finding]:
        yield from _differences(self, pair, _LINK)
        if _FILE.search(pair.source):
            yield from _differences(self, _without_links(pair), _FILE)


def _may_link(text: str) -> bool:
    if "@" in text or "://" in text:
        return True
    if text.find(".", 0, -1) > 0 and _DOT.search(text) is not None:
        return True
    return "/" in text and _PATH.search(text) is not None


def _without_links(pair: Pair) -> Pair:
    """Return a pair with blanks for its addresses, all else in its place."""
    source, target = (_LINK.sub(_blanks, text) for text in (pair.source, pair.target))
    return replace(pair, source=source, target=target)


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _differences(
    check: Placeholders | Links, pair: Pair, pattern: re.Pattern[str]
) -> Iterator[Finding]:
    ours = Counter(_tidy(match.group()) for match in pattern.finditer(pair.source))
    theirs = list(pattern.finditer(pair.target))
    there = Counter(_tidy(match.group()) for match in theirs)
    for text in ours - there:
        message = f"{_shown(text)} of the source is missing"
        yield Finding(check.id, check.severity, message, 0, len(pair.target))
    added = there - ours
    for match in reversed(theirs):
        text = _tidy(match.group())
        if added[text] > 0:
            added[text] -= 1
            message = f"{_shown(text)} is not in the source"
            yield Finding(check.id, check.severity, message, *match.span())


def _tidy(text: str) -> str:
    return text.rstrip(".,;:!?'")


def _shown(text: str) -> str:
    return "an inline code" if text == "\ufffc" else text
