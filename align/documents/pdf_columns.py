"""Columns of a page, and the order in which its parts are read.

A page is cut recursively, as by the X-Y tree of Nagy and Seth (1984, "Hierarchical representation
of optically scanned documents", ICPR) built on boxes (Ha, Haralick and Phillips 1995, "Recursive
X-Y cut using bounding boxes of connected components", ICDAR). Where to cut upright is told by the
tallest white strip that no text and no rule crosses (white rectangles as in Breuel 2002, "Two
geometric algorithms for layout analysis", DAS): what stands above and below its ends runs over the
columns. A strip parts columns only if there is running text on both of its sides; beside it in a
table stand short cells, and those are for ``pdf_tables``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from align.documents.layout import Placed, merged
from align.documents.pdf_notes import is_marked, is_small
from align.documents.pdf_runs import Rules
from align.documents.shapes import begins_lowercase, in_capitals

# In line heights: the least width of a gutter.
_GUTTER = 0.65
# Lines beside a gutter: of one side at least, of both together, of the shorter side.
_LINES, _BOTH, _SHORTER = 4, 8, 2
# Characters of a line of running text, and what share of its column it fills at least.
_CHARACTERS, _FULL, _FULL_SHARE = 14, 0.72, 0.55
# Share of the lines of running text that begin with a small letter.
_LOWERCASE = 0.35
# In line heights: white across all columns that parts what stands above from what stands below,
# and by how much it is wider than between the lines of a text that is set wide.
_APART, _WIDER = 0.55, 0.4
_TOUCH = 0.5
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is read from its top to its bottom."""

    lines: list[list[Placed]]
    """Its lines, each in stretches from left to right."""
    beside: bool = False
    """Whether it is the column that comes after the region before it."""


class _Strip(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


def regions(lines: Sequence[list[Placed]], rules: Rules) -> list[Region]:
    """Return the parts of a page in reading order.

    A page without columns is one part, with its lines in the order of the file.
    """
    runs = [run for line in lines for run in line]
    cut = list(_cut(runs, rules, 0))
    if len(cut) < 2:
        return [Region(list(lines))]
    return [Region(rows(part), beside) for part, beside in cut]


def rows(runs: Sequence[Placed]) -> list[list[Placed]]:
    """Group what stands side by side, from top to bottom and from left to right."""
    found: list[list[Placed]] = []
    for run in sorted(runs, key=lambda run: -(run.bottom + run.top)):
        if found and _side_by_side(found[-1][0], run):
            found[-1].append(run)
        else:
            found.append([run])
    for row in found:
        row.sort(key=lambda run: run.left)
    return found


def _side_by_side(a: Placed, b: Placed) -> bool:
    shared = min(a.top, b.top) - max(a.bottom, b.bottom)
    return shared > 0.5 * min(a.height, b.height)


def _cut(runs: list[Placed], rules: Rules, depth: int) -> Iterator[tuple[list[Placed], bool]]:
    """Yield the parts of a part, and whether each stands beside the one before."""
    strip = _gutter(runs, rules) if depth < _DEEPEST else None
    if strip is None:
        if runs:
            yield runs, False
        return
    above, left, right, below = _parted(runs, strip)
    yield from _cut(above, rules, depth + 1)
    yield from _cut(left, rules, depth + 1)
    for number, (part, beside) in enumerate(_cut(right, rules, depth + 1)):
        yield part, beside or not number
    yield from _cut(below, rules, depth + 1)


def _parted(runs: Sequence[Placed], strip: _Strip) -> tuple[list[Placed], ...]:
    above: list[Placed] = []
    left: list[Placed] = []
    right: list[Placed] = []
    below: list[Placed] = []
    middle = (strip.left + strip.right) / 2
    for run in runs:
        height = (run.bottom + run.top) / 2
        if height > strip.top:
            above.append(run)
        elif height < strip.bottom:
            below.append(run)
        else:
            (left if (run.left + run.right) / 2 < middle else right).append(run)
    return above, left, right, below


def _gutter(runs: Sequence[Placed], rules: Rules) -> _Strip | None:
    """Return the tallest strip that parts columns of running text."""
    if len(runs) < _BOTH:
        return None
    width = _GUTTER * median(run.height for run in runs)
    for strip in sorted(_strips(runs, rules, width), key=lambda s: s.bottom - s.top):
        if (trimmed := _trimmed(runs, strip)) is not None:
            return trimmed
    return None


def _strips(runs: Sequence[Placed], rules: Rules, width: float) -> Iterator[_Strip]:
    """Yield the white strips of a width that begin where some line ends."""
    top = max(run.top for run in runs) + 1
    bottom = min(run.bottom for run in runs) - 1
    tall = (_LINES - 1) * width / _GUTTER
    furthest = max(run.right for run in runs) - width
    ends = sorted({round(run.right) for run in runs if run.right < furthest})
    # What stands behind a strip has to begin there.
    last = sorted(run.left for run in runs)[-_SHORTER]
    for left, right in ((end + _TOUCH, end + width - _TOUCH) for end in ends):
        if right > last:
            break
        walls = [(r.bottom, r.top) for r in runs if r.left < right and r.right > left]
        walls += [(y, y) for start, end, y in rules.level if start < left and end > right]
        ceiling = top
        for low, high in sorted(walls, key=lambda wall: -wall[1]):
            if ceiling - high > tall:
                yield _Strip(left, right, high, ceiling)
            ceiling = min(ceiling, low)
        if ceiling - bottom > tall:
            yield _Strip(left, right, bottom, ceiling)


def _trimmed(runs: Sequence[Placed], strip: _Strip) -> _Strip | None:
    """Cut a strip down to where columns stand beside it; None if there are none."""
    inside = [run for run in runs if strip.bottom <= (run.bottom + run.top) / 2 <= strip.top]
    blocks = _blocks(inside)
    while blocks and _stands_alone(blocks[0], strip):
        del blocks[0]
    usual = median(run.height for run in inside) if inside else 0.0
    while blocks and _stands_alone(blocks[-1], strip) and not _are_notes(blocks[-1], usual):
        del blocks[-1]
    # A heading between the columns above and those below reaches over both, short as it is.
    for number, block in enumerate(blocks):
        if number and _is_title(block, strip):
            del blocks[number:]
            break
    left, right = _sides([run for block in blocks for run in block], strip)
    counts = sorted((len(left), len(right)))
    if counts[1] < _LINES or sum(counts) < _BOTH or counts[0] < _SHORTER:
        return None
    if not (_running(left) and _running(right)):
        return None
    kept = [run for block in blocks for run in block]
    top, bottom = max(run.top for run in kept), min(run.bottom for run in kept)
    return _Strip(strip.left, strip.right, bottom, top)


def _blocks(runs: Sequence[Placed]) -> list[list[Placed]]:
    """Part lines where white runs across all columns."""
    found: list[list[Placed]] = []
    floor = 0.0
    usual = _leading(runs)
    for run in sorted(runs, key=lambda run: -run.top):
        if found and run.top > floor - max(_APART * run.height, usual + _WIDER * run.height):
            found[-1].append(run)
            floor = min(floor, run.bottom)
        else:
            found.append([run])
            floor = run.bottom
    return found


def _leading(runs: Sequence[Placed]) -> float:
    """Return the usual white between two lines that stand one below the other."""
    lines = rows(runs)
    white = [min(r.bottom for r in a) - max(r.top for r in b) for a, b in pairwise(lines)]
    return max(0.0, median(white)) if white else 0.0


def _sides(runs: Sequence[Placed], strip: _Strip) -> tuple[list[Placed], list[Placed]]:
    middle = (strip.left + strip.right) / 2
    left = [run for run in runs if run.right < middle]
    return left, [run for run in runs if run.right >= middle]


def _stands_alone(block: Sequence[Placed], strip: _Strip) -> bool:
    """Tell a running head, a page number or a short title from the ends of columns."""
    return all(len(rows(side)) < 2 for side in _sides(block, strip))


def _are_notes(block: Sequence[Placed], usual: float) -> bool:
    return any(is_small(run, usual) and is_marked(run.text) for run in block)


def _is_title(block: Sequence[Placed], strip: _Strip) -> bool:
    left, right = _sides(block, strip)
    return bool(left) and not right and in_capitals(" ".join(run.text for run in left))


def _running(runs: Sequence[Placed]) -> bool:
    """Tell whether lines on one side of a strip are running text, in one or more columns."""
    lowercase = sum(begins_lowercase(run.text) for run in runs)
    if lowercase < _LOWERCASE * len(runs):
        return len(runs) < _LINES and median(len(run.text) for run in runs) >= 2 * _CHARACTERS
    if median(len(run.text) for run in runs) < _CHARACTERS:
        return False
    full = count = 0
    for start, end, column in _columns(runs):
        own = [merged(row) for row in rows(column)]
        full += sum(run.right - run.left > _FULL * (end - start) for run in own)
        count += len(own)
    return full >= _FULL_SHARE * count


def _columns(runs: Sequence[Placed]) -> list[tuple[float, float, list[Placed]]]:
    """Group lines by what they share from left to right: one group for each column."""
    found: list[tuple[float, float, list[Placed]]] = []
    for run in sorted(runs, key=lambda run: run.left):
        if found and run.left < found[-1][1]:
            start, end, own = found[-1]
            own.append(run)
            found[-1] = (start, max(end, run.right), own)
        else:
            found.append((run.left, run.right, [run]))
    return found
