"""How thousands are set apart: 12,500 or 12 500 or 12500."""

import re
from collections.abc import Iterator

from align.conventions.change import Change

NO_BREAK_SPACE = "\u00a0"
_MARKS = {"comma": ",", "space": NO_BREAK_SPACE, "none": ""}
_GROUPED = re.compile(
    r"(?<![\w.,/-])(?<!\d[ \u00a0\u202f])[1-9]\d{0,2}(?:(?P<mark>[,\u00a0\u202f])\d{3})"
    r"(?:(?P=mark)\d{3})*(?![\w/-])(?![,\u00a0\u202f ]\d)"
)
# Four figures in one piece may be a year.
_BARE = re.compile(
    r"(?<![\w.,/#-])(?<!\d[ \u00a0\u202f])[1-9]\d{4,}(?![\w/-])(?![,\u00a0\u202f ]\d)"
)
_CODE = re.compile(r"(?:[Nn]o\.?|[Nn]umber|[Cc]ode|[Pp]hone|[Tt]el\.?)\s*\Z")


def figures(text: str, style: str) -> Iterator[Change]:
    """Yield numbers whose thousands are set apart against a style.

    Years, fractions, numbers of documents and telephones, and whatever hangs on letters are left
    alone.
    """
    for pattern in (_GROUPED, _BARE):
        for match in pattern.finditer(text):
            if _CODE.search(text, max(0, match.start() - 10), match.start()):
                continue
            digits = "".join(c for c in match.group() if c.isdecimal())
            proper = digits if len(digits) < 5 and style == "none" else _grouped(digits, style)
            if match.group() != proper:
                yield Change(*match.span(), match.group(), proper, "numbers")


def _grouped(digits: str, style: str) -> str:
    return f"{int(digits):,}".replace(",", _MARKS[style])
