"""Read a term base from a table.

Without a header the columns are source, target and notes. A header names them: ``source`` and
``target`` (or the languages) and any of ``fields.FIELDS``; what has another name goes to the note.
In tables with tabs, as OmegaT has them, a line that begins with ``#`` is a comment.
"""

import csv
from collections.abc import Iterator

from align.glossary.draft import DraftGlossary
from align.glossary.formats.fields import FIELDS, entry_of
from align.glossary.stream import Reader
from align.languages import language

_SOURCE_TITLES = frozenset({"source", "source term", "src", "term"})
_TARGET_TITLES = frozenset({"target", "target term", "tgt", "translation"})
_OTHER_TITLES = {
    "notes": "note",
    "comment": "note",
    "comments": "note",
    "part of speech": "part_of_speech",
    "pos": "part_of_speech",
    "subject": "domain",
    "subject field": "domain",
}
_SOURCE, _TARGET = "source", "target"
_SEPARATORS = {"\t": "a tab", ";": "a semicolon", ",": "a comma"}
_SAMPLE = 20
"""How many lines decide what separates the columns of a CSV file."""


def read_table(text: str, draft: DraftGlossary, *, comma: bool) -> None:
    """Read a table into a draft; ``comma`` if it is CSV, else the columns are tabbed.

    A row that repeats an earlier one, if in another spelling of the source, is passed over.

    Raises:
        GlossaryError: a row lacks its target or its source, or quotes are not closed.
    """
    separator = _separator(text) if comma else "\t"
    rows = _comma_rows(text, separator, draft) if comma else _tab_rows(text)
    reader = Reader(language(draft.source))
    known: set[tuple[str, ...]] = set()
    columns: list[str] | None = None
    for line, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            continue
        if columns is None:
            titles = _titles(cells, draft)
            columns = titles or [_SOURCE, _TARGET]
            if titles:
                continue
        named = _named(cells, columns)
        if named.get("do_not_translate", "") in {"", "false"}:
            _check_pair(named, len(cells), line, separator, draft)
        key = (reader.phrase(named[_SOURCE]), *(v for k, v in named.items() if k != _SOURCE))
        if key not in known:
            known.add(key)
            draft.add(line, entry_of(named, line, draft))


def _named(cells: list[str], columns: list[str]) -> dict[str, str]:
    """Return the cells by the names of their columns; those without one are the note."""
    named = dict.fromkeys((_SOURCE, _TARGET), "")
    notes = []
    for number, cell in enumerate(cells):
        name = columns[number] if number < len(columns) else ""
        if name in {"", "note"}:
            notes.append(cell)
        else:
            named[name] = cell
    named["note"] = "; ".join(filter(None, notes))
    return named


def _check_pair(
    named: dict[str, str], width: int, line: int, separator: str, draft: DraftGlossary
) -> None:
    source, target = named[_SOURCE], named[_TARGET]
    if width < 2:
        raise draft.error(
            line,
            f"'{source}' has no target",
            f"put {_SEPARATORS[separator]} and the target behind the source",
        )
    if not target:
        raise draft.error(line, f"the target of '{source}' is empty", "fill it or remove the line")
    if not source:
        raise draft.error(line, f"the source of '{target}' is empty", "fill it or remove the line")


def _titles(cells: list[str], draft: DraftGlossary) -> list[str]:
    """Return the names of the columns, empty where unknown, if these cells are a header."""
    titles = dict.fromkeys(_SOURCE_TITLES, _SOURCE) | dict.fromkeys(_TARGET_TITLES, _TARGET)
    for code, field in ((draft.source, _SOURCE), (draft.target, _TARGET)):
        titles |= {code.lower(): field, language(code).name.lower(): field}
    titles |= _OTHER_TITLES
    found: list[str] = []
    for cell in cells:
        key = cell.lower()
        name = titles.get(key) or (key if key in FIELDS else "")
        # A column of the same name a second time is a remark like any other.
        found.append("" if name in found else name)
    return found if _SOURCE in found and _TARGET in found else []


def _tab_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells; quotes around a whole cell are the spreadsheet's, not ours."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") and ("\t" not in line or line.startswith("# ")):
            continue
        yield number, [_unquoted(cell) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    inner = cell.strip()[1:-1]
    quoted = len(cell.strip()) > 1 and cell.strip()[0] == cell.strip()[-1] == '"'
    return inner.replace('""', '"') if quoted and '"' not in inner.replace('""', "") else cell


def _comma_rows(text: str, separator: str, draft: DraftGlossary) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        raise draft.error(
            line, "a quotation mark is not closed", "double the quotation marks inside a cell"
        ) from None


def _separator(text: str) -> str:
    """Return what separates the columns: the mark that every one of the first lines holds."""
    lines = [line for line in text.split("\n") if line.strip()][:_SAMPLE]
    held = {mark: sum(mark in line for line in lines) for mark in _SEPARATORS}
    most = max(held.values(), default=0)
    return next((mark for mark, count in held.items() if count == most and most), ",")
