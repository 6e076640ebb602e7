"""Tables of a page: one line a row, its cells in order and parted by tabs.

A table is known by its rules, the cells being what stands between them, or without rules by
three rows and more whose cells stand below each other with white between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from align.documents.layout import Placed, merged, whole
from align.documents.pdf_columns import rows
from align.documents.pdf_runs import Rules
from align.documents.shapes import begins_lowercase, is_item
from align.units import Kind

_ROWS = 3
# In points: rules nearer than this are one.
_SAME = 3.0
# Characters of a cell that is running text if it begins with a small letter.
_LONG = 15
_MARK = 4

# In line heights: white between two cells, at least.
_CELL = 1.0
# Lines of a cell between rules, if no rules stand upright.
_MOST_LINES = 10

Span = tuple[float, float]


class Table(NamedTuple):
    """A table as rows, and the stretches that they were made of."""

    rows: list[Placed]
    runs: list[Placed]


def with_ruled(lines: Sequence[list[Placed]], rules: Rules) -> list[list[Placed]]:
    """Return the lines of a page, the rows of its ruled tables as one stretch as wide as they are.

    Args:
        lines: each in stretches from left to right.
        rules: those of the page.
    """
    return list(_replaced(lines, _ruled(lines, rules)))


def with_rows(lines: Sequence[list[Placed]]) -> Iterator[Placed]:
    """Yield the lines of a part of a page in one piece each, tables without rules as rows."""
    tables = _unruled([run for line in lines for run in line if run.kind is not Kind.ROW])
    for line in _replaced(lines, tables):
        yield whole(line)


def _replaced(lines: Sequence[list[Placed]], tables: Iterable[Table]) -> Iterator[list[Placed]]:
    """Put the rows of each table where the first of its stretches stood."""
    found = list(tables)
    table_of = {id(run): number for number, table in enumerate(found) for run in table.runs}
    told: set[int] = set()
    for line in lines:
        for number, group in groupby(line, key=lambda run: table_of.get(id(run))):
            if number is None:
                yield list(group)
            elif number not in told:
                told.add(number)
                yield from ([row] for row in found[number].rows)


def _ruled(lines: Sequence[list[Placed]], rules: Rules) -> Iterator[Table]:
    """Find the tables with rules."""
    runs = [run for line in lines for run in line]
    for levels, (left, right) in _grids(rules):
        own = [r for r in runs if left - _SAME <= r.left and r.right <= right + _SAME]
        bands = [
            [r for r in own if low < (r.bottom + r.top) / 2 < high]
            for high, low in pairwise(levels)
        ]
        inside = [run for band in bands for run in band]
        walls = _walls(rules, levels)
        if not walls:
            # Between the rules of a page's frame stand whole columns.
            if max((len(rows(band)) for band in bands), default=0) > _MOST_LINES:
                continue
            walls = [start for start, _ in _spans(inside)][1:]
        if not any(left + _SAME < x < right - _SAME for x in walls):
            continue
        made = [replace(_row(_cells(b, walls)), left=left, right=right) for b in bands if b]
        if len(made) > 1:
            yield Table(made, inside)


def _grids(rules: Rules) -> Iterator[tuple[list[float], Span]]:
    """Yield the heights of rules of one width that stand below each other, from the top."""
    levels: list[tuple[float, float, float]] = []
    for left, right, y in sorted(rules.level, key=lambda rule: (-rule[2], rule[0])):
        if levels and levels[-1][2] - y <= _SAME and left <= levels[-1][1] + _SAME:
            start, end, height = levels[-1]
            levels[-1] = (start, max(end, right), height)
        else:
            levels.append((left, right, y))
    grid: list[tuple[float, float, float]] = []
    for level in [*levels, (0.0, 0.0, 0.0)]:
        if grid and abs(level[0] - grid[0][0]) + abs(level[1] - grid[0][1]) > 2 * _SAME:
            if len(grid) >= _ROWS:
                yield [y for _, _, y in grid], (grid[0][0], grid[0][1])
            grid = []
        grid.append(level)


def _walls(rules: Rules, levels: Sequence[float]) -> list[float]:
    """Return where upright rules part the columns of a table; they may be drawn row by row."""
    found: list[float] = []
    for x in sorted(x for low, high, x in rules.upright if low < levels[0] and high > levels[-1]):
        if not found or x - found[-1] > _SAME:
            found.append(x)
    return found


def _cells(band: Sequence[Placed], walls: Sequence[float]) -> list[list[Placed]]:
    """Share the stretches of a row out to its cells."""
    cells: list[list[Placed]] = [[] for _ in range(len(walls) + 1)]
    for run in band:
        middle = (run.left + run.right) / 2
        cells[sum(x < middle for x in walls)].append(run)
    # Beside the outermost rules there are no cells.
    return [cell for number, cell in enumerate(cells) if cell or 0 < number < len(walls)]


def _unruled(runs: Sequence[Placed]) -> Iterator[Table]:
    """Find the tables without rules."""
    group: list[list[Placed]] = []
    for row in [*rows(runs), []]:
        if len(_apart(row)) > 1 and _fit([*group, row]):
            group.append(row)
            continue
        if len(group) >= _ROWS and _is_table(group):
            inside = [run for line in group for run in line]
            walls = [start for start, _ in _columns(group)][1:]
            yield Table([_row(_cells_of(line, walls)) for line in group], inside)
        group = [row] if len(_apart(row)) > 1 else []


def _apart(row: Sequence[Placed]) -> list[Span]:
    """Return where the cells of a row stand: what is nearer to each other is one cell."""
    found: list[Span] = []
    for run in row:
        if found and run.left - found[-1][1] < _CELL * run.height:
            found[-1] = (found[-1][0], max(found[-1][1], run.right))
        else:
            found.append((run.left, run.right))
    return found


def _columns(group: Sequence[Sequence[Placed]]) -> list[Span]:
    """Return where the columns of rows stand."""
    return _merged_spans(span for row in group for span in _apart(row))


def _cells_of(row: Sequence[Placed], walls: Sequence[float]) -> list[list[Placed]]:
    cells: list[list[Placed]] = [[] for _ in range(len(walls) + 1)]
    for run in row:
        cells[sum(x <= run.left for x in walls)].append(run)
    return cells


def _fit(group: Sequence[list[Placed]]) -> bool:
    """Tell whether the cells of rows stand below each other."""
    columns = _columns(group)
    if len(columns) < 2:
        return False
    steps = [a[0].bottom - b[0].bottom for a, b in pairwise(group)]
    if steps and steps[-1] >= 3 * min(steps):
        return False
    return all(_met(_apart(row), columns) > 1 for row in group)


def _met(cells: Sequence[Span], columns: Sequence[Span]) -> int:
    return sum(any(a < end and b > start for a, b in cells) for start, end in columns)


def _spans(runs: Sequence[Placed]) -> list[Span]:
    """Return where something stands from left to right, and leave the white between."""
    return _merged_spans((run.left, run.right) for run in runs)


def _merged_spans(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _is_table(group: Sequence[list[Placed]]) -> bool:
    """Tell a table from items with hanging marks, and from columns of running text."""
    first = median(len(row[0].text.strip()) for row in group)
    marked = sum(is_item(f"{row[0].text.strip()} x") for row in group)
    few = median(len(_apart(row)) for row in group) <= 2
    if few and (first <= _MARK or 2 * marked > len(group)) and not _figures(group):
        return False
    cells = [run.text for row in group for run in row]
    running = sum(begins_lowercase(text) and len(text) >= _LONG for text in cells)
    return 4 * running < len(cells)


def _figures(group: Sequence[list[Placed]]) -> bool:
    """Tell whether the last column holds numbers."""
    return all(any(char.isdigit() for char in row[-1].text[:2]) for row in group[1:])


def _row(cells: Sequence[Sequence[Placed]]) -> Placed:
    """Make one line of the cells of a row; a cell of several lines is read from its top."""
    runs = [run for cell in cells for run in cell]
    parts = [
        merged([merged(line) for line in rows(cell)]) if cell else _nothing(runs[0])
        for cell in cells
    ]
    return merged(parts, "\t", Kind.ROW, like=rows(runs)[0][0])


def _nothing(like: Placed) -> Placed:
    spans = (("", like.spans[0][1]),) if like.spans else ()
    return Placed("", like.left, like.bottom, like.height, like.left, spans)
