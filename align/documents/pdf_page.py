"""A page of a PDF as lines in reading order: columns, tables, footnotes, gaps."""

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from align.documents.layout import Placed, begins, whole
from align.documents.pdf_columns import regions
from align.documents.pdf_flow import flowed
from align.documents.pdf_notes import part_notes, usual_height
from align.documents.pdf_runs import Rules, page_lines, page_rules
from align.documents.pdf_tables import with_rows, with_ruled
from align.units import Kind

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

Lines = list[Placed]


def laid_out(
    page: "PdfPage",
    layer: "PdfTextPage",
    *,
    fonts: bool = False,
    coming_back: Container[str] = (),
) -> Iterator[Placed | None]:
    """Yield the lines of a page in reading order, None where an empty line parts paragraphs.

    Columns are read one after the other; a row of a table is one line, and so is a footnote, whose
    text keeps its line ends. Footnotes stand behind the text of the page. A page that is shown
    turned keeps the order of the file. The lines of a paragraph in columns come as one with their
    line ends, as far as their places tell that they belong together.

    Args:
        page: the page.
        layer: its text.
        fonts: whether to tell the fonts of the lines.
        coming_back: lines at the edges of several pages, by their ``key``; none is a note.
    """
    lines = list(page_lines(layer, fonts=fonts))
    turned = page.get_rotation() != 0
    yield from in_order(lines, page_rules(page) if lines and not turned else None, coming_back)


def in_order(
    lines: Sequence[Lines], rules: Rules | None, coming_back: Container[str] = ()
) -> Iterator[Placed | None]:
    """Yield the lines of a page in reading order; without ``rules`` that of the file."""
    if rules is None:
        yield from _spaced([whole(line) for line in lines])
        return
    notes: Lines = []
    flows: list[list[Lines]] = []
    parts = regions(with_ruled(lines, rules), rules)
    found = [(list(with_rows(part.lines)), part.beside) for part in parts]
    usual = usual_height([line for own, _ in found for line in own])
    for own, beside in found:
        body, below = part_notes(own, usual, rules, coming_back)
        notes += below
        if beside and flows:
            flows[-1].append(body)
        elif body:
            flows.append([body])
    foot = _foot(flows[-1][-1], notes) if notes and flows else []
    for number, columns in enumerate(flows):
        if number:
            yield None
        yield from _spaced(columns[0]) if len(columns) == 1 else flowed(columns)
    for note in notes:
        yield None
        yield note
    if foot:
        yield None
        yield from foot


def _foot(last: Lines, notes: Lines) -> Lines:
    """Take out of the last part what stands below all notes: page number and the like."""
    floor = min(note.bottom - note.text.count("\n") * note.height for note in notes)
    foot: Lines = []
    while last and last[-1].top < floor + last[-1].height / 2:
        foot.insert(0, last.pop())
    return foot


def _spaced(lines: Lines) -> Iterator[Placed | None]:
    for line, parted in zip(lines, begins(lines), strict=True):
        if parted and line.kind is not Kind.ROW:
            yield None
        yield line
