"""Read a term base from a table: source, target and, if there are more columns, notes."""

import csv
from collections.abc import Iterator

from align.glossary.draft import DraftGlossary
from align.glossary.entry import Entry
from align.glossary.stream import Reader
from align.languages import language

_SOURCE_TITLES = frozenset({"source", "source term", "src", "term"})
_TARGET_TITLES = frozenset({"target", "target term", "tgt", "translation"})
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
    known: set[tuple[str, str]] = set()
    first = True
    for line, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            continue
        if first and _is_header(cells, draft):
            first = False
            continue
        first = False
        source, target = _pair(cells, line, separator, draft)
        key = (reader.phrase(source), target)
        if key not in known:
            known.add(key)
            note = "; ".join(filter(None, cells[2:]))
            draft.add(line, Entry("", source, target, note=note))


def _pair(cells: list[str], line: int, separator: str, draft: DraftGlossary) -> tuple[str, str]:
    if len(cells) < 2:
        raise draft.error(
            line,
            f"'{cells[0]}' has no target",
            f"put {_SEPARATORS[separator]} and the target behind the source",
        )
    source, target = cells[:2]
    if not target:
        raise draft.error(line, f"the target of '{source}' is empty", "fill it or remove the line")
    if not source:
        raise draft.error(line, f"the source of '{target}' is empty", "fill it or remove the line")
    return source, target


def _is_header(cells: list[str], draft: DraftGlossary) -> bool:
    if len(cells) < 2:
        return False
    sources = {*_SOURCE_TITLES, draft.source.lower(), language(draft.source).name.lower()}
    targets = {*_TARGET_TITLES, draft.target.lower(), language(draft.target).name.lower()}
    return cells[0].lower() in sources and cells[1].lower() in targets


def _tab_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells; quotes around a whole cell are the spreadsheet's, not ours."""
    for number, line in enumerate(text.split("\n"), 1):
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
