"""The review table of ``align.exchange.review_docx``, as it comes back from a word processor.

Runs may be split in any way; tracked changes count as accepted, deleted rows as deleted, comments
are left. Only the number in the first column ties a row to its unit, so the order is free.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from align.errors import InputError
from align.exchange.reading.records import Problem, Translated
from align.exchange.reading.units import tidy
from align.exchange.review_docx import CONFIRMED, mark_of
from align.exchange.review_parts import END, HEADINGS
from align.units import Status

if TYPE_CHECKING:
    from lxml.etree import _Element

Tell = Callable[[Problem], None]
SUFFIXES = (".docx",)
"""Ending of review tables."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"
# A table of a million rows has some 500 MB; what is bigger is a bomb.
_MOST = 1 << 31
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "txbxContent"))
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
}
_NUMBER = regex.compile(r"\s*(\d{1,18})\b")
_MARK = regex.compile(r"(?<![\da-f])[\da-f]{8}(?![\da-f])")
_LANGUAGE = regex.compile(r"\(([^()]+)\)\s*$")
_END = regex.compile(END.format(r"(\d{1,12})"))
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, KeyError)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table as it stands in the file."""

    number: int
    """Position in the table without its headings, counted from 1."""
    unit: int
    """Identity of the unit; 0 for a row that has lost its number or never had one."""
    source: str
    target: str
    state: Status
    """``CONFIRMED`` where the number has its tick, ``NEW`` without a target."""
    note: str = ""
    intact: bool = True
    """Whether number and source are those that were written."""


@dataclass(slots=True)
class Table:
    """What a table says of itself; complete when its rows have been read."""

    languages: tuple[str, str] = ("", "")
    rows: int = 0
    """How many rows there are."""
    written: int | None = None
    """How many there were; None if the last row is gone."""


def read_review(path: Path, table: Table | None = None) -> Iterator[Row]:
    """Yield the rows of a review table in their order.

    Args:
        path: the file.
        table: is told what the table says of itself.

    Raises:
        InputError: the file is missing, no Word file, damaged, or holds no review table.
    """
    said = Table() if table is None else table
    rows = _rows(path)
    heading = next(rows, [])
    if [cell.partition("(")[0].strip() for cell in heading] != list(HEADINGS):
        raise InputError(
            "the file holds no review table",
            where=str(path),
            hint="name a .docx that 'align export' wrote, its first row as it was",
        )
    found = [_LANGUAGE.search(cell) for cell in heading[1:3]]
    said.languages = (found[0][1] if found[0] else "", found[1][1] if found[1] else "")
    for cells in rows:
        if len(cells) < len(HEADINGS):
            end = _END.match(" ".join(cells))
            said.written = int(end[1]) if end else said.written
        elif row := _row(said.rows + 1, cells):
            said.rows += 1
            yield row


def read_review_docx(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Tell | None = None,
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
    whole: bool = False,
) -> Iterator[Translated]:
    """Yield the rows of a review table as records; the key of each is that of its unit.

    Args:
        path: the file.
        source: language of the sources, where the headings do not say it.
        target: likewise.
        problem: told of rows without a number, with two, or whose source was changed.
        encoding: means nothing here.
        passed: told the size of the file when it is read.
        whole: yield rows without a target as well.

    Raises:
        InputError: see ``read_review``.
    """
    tell = problem or (lambda _: None)
    known: set[int] = set()
    table = Table()
    for row in read_review(path, table):
        reason = _wrong(row, known)
        if reason:
            tell(Problem(row.number, 0, reason, "nothing"))
        elif row.source and (row.target or whole):
            yield Translated(
                row.source,
                row.target,
                table.languages[0] or source,
                table.languages[1] or target,
                number=row.number,
                props=(("x-state", row.state),) if row.state is Status.CONFIRMED else (),
                notes=(row.note,) if row.note else (),
                key=f"u{row.unit}",
                status=row.state,
            )
        if row.unit:
            known.add(row.unit)
    if table.written is not None and len(known) < table.written:
        reason = f"{table.written - len(known)} of {table.written} rows are not there any more"
        tell(Problem(0, 0, reason, "their units as they are in the project"))
    if passed is not None:
        passed(path.stat().st_size)


def _wrong(row: Row, known: set[int]) -> str:
    """Say why a row cannot be taken, nothing if it can."""
    if not row.unit:
        return "the row has no number of a unit; it was added, or the number was deleted"
    if row.unit in known:
        return f"unit {row.unit} has a second row"
    if not row.intact:
        return f"the number or the source of unit {row.unit} was changed"
    return ""


def _row(number: int, cells: list[str]) -> Row | None:
    first, source, target, note = (tidy(cell) for cell in cells[: len(HEADINGS)])
    if not (first or source or target or note):
        return None
    found, mark = _NUMBER.match(first), _MARK.search(first)
    unit = int(found[1]) if found else 0
    state = Status.CONFIRMED if CONFIRMED in first else Status.DRAFT
    intact = unit > 0 and mark is not None and mark[0] == mark_of(unit, source)
    return Row(number, unit, source, target, state if target else Status.NEW, note, intact)


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the texts of the cells, row by row; one row is in memory."""
    from lxml import etree

    where = str(path)
    if path.is_dir() or not path.exists():
        what = "this is a folder" if path.is_dir() else "there is no such file"
        raise InputError(what, where=where, hint="name a review table (.docx)")
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PART).file_size > _MOST:
                raise InputError("the file is too big", where=where, hint="split the table")
            with archive.open(_PART) as stream:
                events = etree.iterparse(
                    stream, tag=f"{_W}tr", resolve_entities=False, no_network=True, huge_tree=True
                )
                for _, row in events:
                    if next(row.iterancestors(f"{_W}tr"), None) is not None:
                        continue
                    if row.find(f"{_W}trPr/{_W}del") is None:
                        yield [_text(cell) for cell in row.iterfind(f".//{_W}tc")]
                    _forget(row)
    except (*_BROKEN, etree.XMLSyntaxError) as error:
        raise InputError(
            "this Word file is broken or is no Word file",
            where=where,
            hint="open it in a word processor and save it again as .docx",
        ) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"the file cannot be read ({reason})", where=where, hint="check that you may read it"
        ) from error


def _forget(row: "_Element") -> None:
    row.clear()
    parent = row.getparent()
    if parent is not None:
        with suppress(ValueError):
            del parent[: parent.index(row)]


def _text(cell: "_Element") -> str:
    """Return the text of a cell with all changes accepted."""
    parts: list[str] = []
    for paragraph in cell.iter(f"{_W}p"):
        stack = [paragraph]
        while stack:
            element = stack.pop()
            if element.tag == f"{_W}t":
                parts.append(element.text or "")
            elif element.tag in _SIGNS:
                parts.append(_SIGNS[element.tag])
            elif element.tag not in _GONE:
                stack.extend(reversed(element))
        # A paragraph mark that was deleted joins what it stood between.
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            parts.append("\n")
    return "".join(parts)
