"""The order of day and month: 19 December 1946 or December 19, 1946."""

import re
from collections.abc import Iterator

from align.conventions.change import Change

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:the )?{_DAY}(?: of)? (?P<month>{_MONTHS}),? (?P<year>\d{{4}})\b"
)
_MONTH_FIRST = re.compile(rf"(?<!\w)(?P<month>{_MONTHS}) (?:the )?{_DAY},? (?P<year>\d{{4}})\b")


def dates(text: str, style: str) -> Iterator[Change]:
    """Yield full dates against a style: ``day-month`` or ``month-day``.

    Only dates with a year are looked at: without one, *May 5* is not always a date.
    """
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            day, month, year = int(match["day"]), match["month"], match["year"]
            proper = f"{day} {month} {year}" if style == "day-month" else f"{month} {day}, {year}"
            if match.group() != proper:
                yield Change(*match.span(), match.group(), proper, "dates")
