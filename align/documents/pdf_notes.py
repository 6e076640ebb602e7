"""Footnotes of a page: small type, or what stands below a rule, with a mark in front."""

from collections.abc import Container, Sequence

import regex

from align.documents.layout import Placed, merged, pitch_of
from align.documents.patterns import bare_number, decorated_number, key
from align.documents.pdf_runs import Rules
from align.documents.shapes import ends_clause
from align.units import Kind

_MARK = regex.compile(
    r"\s*(?:\(?(\d{1,3})\)?[.)\]]?(?=[\s\p{L}\"“«(])|\[(\d{1,3})\]|[*†‡§]{1,4}(?=[^*†‡§])|[¹²³⁴-⁹]+)"
)
# Share of the usual height of type that the type of a note has at most.
_SMALL = 0.93
# In line pitches: the least gap above notes.
_GAP = 1.2
# Share of the width of a column that a rule above notes has at most, if their type is not small.
_SHORT = 0.6


def usual_height(lines: Sequence[Placed]) -> float:
    """Return the height of type in which most characters of a page are set."""
    heights = sorted((line.height, len(line.text)) for line in lines)
    half = sum(length for _, length in heights) / 2
    for height, length in heights:
        half -= length
        if half <= 0:
            return height
    return 0.0


def part_notes(
    lines: Sequence[Placed], usual: float, rules: Rules, coming_back: Container[str] = ()
) -> tuple[list[Placed], list[Placed]]:
    """Part the lines of a column from the notes at its foot, each note as one piece.

    Args:
        lines: the lines of a column, or of a page without columns.
        usual: height of the type of the page's text.
        rules: those of the page.
        coming_back: lines at the edges of several pages, by their ``key``; none is a note.
    """
    body = list(lines)
    below: list[Placed] = []
    while body and _is_furniture(body[-1].text.strip(), coming_back):
        below.insert(0, body.pop())
    first = _first(body, usual, rules)
    if first is None:
        return list(lines), []
    return [*body[:first], *below], _notes(body[first:])


def is_marked(text: str) -> bool:
    """Tell whether a line begins with a number, an asterisk or the like, as notes do."""
    return _MARK.match(text) is not None


def _is_furniture(text: str, coming_back: Container[str]) -> bool:
    if bare_number(text) or decorated_number(text):
        return True
    return not ends_clause(text) and key(text) in coming_back


def _first(lines: Sequence[Placed], usual: float, rules: Rules) -> int | None:
    """Find the first line of the notes."""
    ruled = _below_rule(lines, usual, rules)
    if ruled is not None:
        return ruled
    pitch = pitch_of(lines) or usual
    first: int | None = None
    for i in range(len(lines) - 1, -1, -1):
        if not is_small(lines[i], usual):
            break
        apart = i == 0 or lines[i - 1].bottom - lines[i].bottom > _GAP * pitch
        if apart and is_marked(lines[i].text):
            first = i
    return first


def _below_rule(lines: Sequence[Placed], usual: float, rules: Rules) -> int | None:
    """Find the first line below the lowest rule, if that is one of a note."""
    for i in range(len(lines) - 1, 0, -1):
        if lines[i].kind is Kind.ROW:
            return None
        if (share := _rule_between(lines[i - 1], lines[i], lines, rules)) is None:
            continue
        small = all(is_small(line, usual) for line in lines[i:])
        marked = is_marked(lines[i].text)
        if small:
            # What has no mark is the end of a note from the page before.
            return i
        return i if marked and share < _SHORT and 2 * i >= len(lines) else None
    return None


def is_small(line: Placed, usual: float) -> bool:
    """Tell whether a line is set in smaller type than the text of the page."""
    return line.height < _SMALL * usual and line.kind is not Kind.ROW


def _rule_between(
    above: Placed, below: Placed, lines: Sequence[Placed], rules: Rules
) -> float | None:
    """Return what share of the column's width the rule between two lines has."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    high, low = above.bottom + above.height / 2, below.bottom + below.height / 2
    for start, end, y in rules.level:
        if low < y < high and start < right and end > left:
            return (end - start) / max(1.0, right - left)
    return None


def _notes(lines: Sequence[Placed]) -> list[Placed]:
    """Put the lines of each note together, with their line ends."""
    groups: list[list[Placed]] = []
    for line in lines:
        if not groups or is_marked(line.text):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [merged(group, "\n", Kind.NOTE) for group in groups]
