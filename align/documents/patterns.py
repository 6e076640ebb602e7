"""What page furniture looks like, line by line.

A line is compared without Markdown emphasis, for notices are often set in bold. The words are
those of the programs that stamp them, in the languages they speak to their users.
"""

from enum import Enum

import regex

LONGEST = 120
"""Characters; a longer line is never furniture."""

_EMPHASIS = regex.compile(r"[*_~`]+")
_DIGITS = regex.compile(r"\d+")
# Where a running head has the number of the page.
_COUNTERS = regex.compile(r"^\d{1,4}\b|\b\d{1,4}$")
_SPACES = regex.compile(r"\s+")

_TOOL = regex.compile(
    r"^\W*(?:this (?:file|document|page|pdf) (?:was|is|has been) )?"
    r"(?:edited|created|generated|produced|converted|made|printed|processed|scanned|modified"
    r"|powered|được (?:tạo|chỉnh sửa|chuyển đổi|in|quét)|tạo|chuyển đổi|quét)"
    r" (?:with|by|using|from|bởi|bằng|từ)\b.*"
    r"(?:pdf|ocr|scan|editor|converter|creator|writer|printer|viewer|studio|office|software"
    r"|version|edition|phiên bản|www\.|https?://)",
    regex.I,
)
_REMOVE = regex.compile(
    r"\b(?:to remove|to get rid of|remove)\b.{0,20}\b(?:notice|message|watermark|stamp|banner|line"
    r"|text|footer)s?\b|\bđể (?:xóa|xoá|gỡ|bỏ)\b.{0,15}\b(?:thông báo|dòng|dấu|hình mờ)",
    regex.I,
)
_TRIAL = regex.compile(
    r"\b(?:evaluation|trial|demo|unregistered|unlicensed|shareware|free) "
    r"(?:version|copy|edition|mode)\b|\b(?:for )?evaluation (?:only|use|purposes?)\b"
    r"|\bunregistered\b|\bbản dùng thử\b|\bphiên bản (?:dùng thử|chưa đăng ký)\b",
    regex.I,
)
_LICENCE = regex.compile(
    r"\b(?:free )?for (?:non-?commercial|personal|private|evaluation|educational) "
    r"(?:use|purposes?)\b|\bplease (?:register|purchase|buy|upgrade)\b"
    r"|\b(?:purchase|buy|register|order|upgrade)\b.*(?:www\.|https?://)",
    regex.I,
)
_ADDRESS = regex.compile(
    r"^\W*(?:(?:visit|see|go to|please visit|downloaded from|source|nguồn|truy cập)\W+)?"
    r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|vn|eu|io|co)(?:/\S*)?)\W*$",
    regex.I,
)
_DECORATED = regex.compile(
    r"[-–—~•·*=]+ ?\d{1,4} ?[-–—~•·*=]+|\[ ?\d{1,4} ?\]|(?:page|trang|pp?\.|tr\.) ?\d{1,4}"
    r"(?: ?(?:/|of|trên|trong) ?\d{1,4})?|\d{1,4} ?(?:/|of) ?\d{1,4}",
    regex.I,
)
_LONGEST_NUMBER = 16
_BARE = regex.compile(r"\d{1,4}|[ivxl]{1,7}")


class Mark(Enum):
    """One kind of evidence that a line is part of a notice."""

    TOOL = "tool"
    """Names the program that made or changed the file."""
    REMOVE = "remove"
    """Says how to be rid of the notice."""
    TRIAL = "trial"
    """Says that the program is not paid for."""
    LICENCE = "licence"
    """Says what the program may be used for."""
    ADDRESS = "address"
    """Is an address on the web."""


_MARKS = (
    (Mark.REMOVE, _REMOVE),
    (Mark.TRIAL, _TRIAL),
    (Mark.TOOL, _TOOL),
    (Mark.LICENCE, _LICENCE),
    (Mark.ADDRESS, _ADDRESS),
)
_NOTHING: frozenset[Mark] = frozenset()
# One of these is in every line that has a mark. Patterns that begin with any character are slow
# to fail, so most lines never meet them.
_HINTS = (
    *("pdf", "ocr", "scan", "editor", "converter", "creator", "writer", "printer", "viewer"),
    *("studio", "office", "software", "version", "edition", "phiên bản", "www.", "http"),
    *("remove", "get rid", "để xóa", "để xoá", "để gỡ", "để bỏ", "copy", "mode", "evaluation"),
    *("unregistered", "dùng thử", " use", "purpose", "please", "purchase", "buy", "register"),
    *("order", "upgrade", ".com", ".org", ".net", ".info", ".vn", ".eu", ".io", ".co"),
)
STRONG = frozenset({Mark.REMOVE, Mark.TRIAL, Mark.TOOL})
"""What is hardly ever said in a text of its own."""


def bared(text: str) -> str:
    """Return a line without emphasis marks and with single spaces."""
    return _SPACES.sub(" ", _EMPHASIS.sub("", text)).strip()


def key(text: str) -> str:
    """Return what stays the same when a line comes back on another page."""
    return _COUNTERS.sub("#", bared(text)).casefold()


def marks(text: str) -> frozenset[Mark]:
    """Return the signs of a notice in a line."""
    if len(text) > LONGEST:
        return _NOTHING
    lowered = text.casefold()
    if not any(hint in lowered for hint in _HINTS):
        return _NOTHING
    line = bared(text)
    return frozenset(mark for mark, pattern in _MARKS if pattern.search(line))


def decorated_number(text: str) -> bool:
    """Tell whether a line is a page number that says so: ``- 12 -``, ``Trang 12``, ``3/10``."""
    if len(text) > LONGEST or not _DIGITS.search(text):
        return False
    return _DECORATED.fullmatch(text.strip()) is not None


def bare_number(text: str) -> bool:
    """Tell whether a line is nothing but a small number."""
    return len(text) <= _LONGEST_NUMBER and _BARE.fullmatch(bared(text)) is not None


def value(text: str) -> int | None:
    """Return the number in a page number or running head."""
    found = _DIGITS.search(text)
    return int(found.group()) if found else None
