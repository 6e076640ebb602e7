"""Bilingual TSV and CSV, our own and others'.

The delimiter (tab, semicolon or comma) is found out, and a header names the columns: ``source``
and ``target``, or the languages, and any of ``id``, ``status``, ``note``, ``document`` and
``terms``; without one they are source, target and notes. Cells are quoted as in RFC 4180. A table
with tabs that is not one of ours has nothing quoted: see ``read_table``.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from align.errors import InputError, SettingsError
from align.exchange.reading.decoding import usable
from align.exchange.reading.lines import lines
from align.exchange.reading.opening import Part, parts
from align.exchange.reading.paired import Found, Tell, record, silent
from align.exchange.reading.records import PLACEHOLDER, Problem, Translated
from align.exchange.reading.table import read_table
from align.exchange.reading.tables_head import Head, head_of
from align.exchange.reading.units import tidy
from align.exchange.tables import SEPARATOR
from align.exchange.terms import parse

SUFFIXES = (".tsv", ".tab", ".csv")
"""Endings of tables."""
_SAMPLE = 30
_WORDS = {
    "confirmed": ("confirmed", "final", "reviewed", "approved", "done", "ok", "signed-off"),
    "draft": ("draft", "new", "fuzzy", "rejected", "needs review", "needs-review"),
}
_STATUSES = {word: status for status, words in _WORDS.items() for word in words}


def read_tables(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Tell | None = None,
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
    whole: bool = False,
) -> Iterator[Translated]:
    """Yield the rows of a table (plain, gzip or zip) that have both texts, in constant memory.

    Args:
        path: the file.
        source: language of the sources, BCP 47.
        target: language of the targets.
        problem: told of everything that is not as it should be.
        encoding: of the file; UTF-8, or UTF-16 with a mark, if None.
        passed: told how many bytes of the file on the disk were read since the last call.
        whole: also yield rows without a target.

    Raises:
        InputError: the file is missing, cannot be read or holds no row of two columns.
        SettingsError: there is no such encoding.
    """
    tell = problem or silent
    if encoding is not None and not usable(encoding):
        raise SettingsError(
            f"unknown encoding {encoding!r}", hint="write one such as utf-8 or windows-1252"
        )
    first = _first(path, source, target, encoding)
    if first is None or (first.delimiter == "\t" and not first.ours):
        yield from read_table(path, source=source, target=target, problem=tell, encoding=encoding)
        return
    rows = 0
    for part in parts(path, (*SUFFIXES, ".txt")):
        reader = _Reader(part, tell, (source, target), encoding, whole)
        yield from reader.records(passed)
        rows += reader.rows
    if not rows:
        raise InputError(
            "no row holds a source and a target",
            where=str(path),
            hint="name the columns source and target in the first row",
        )


def _first(path: Path, source: str, target: str, encoding: str | None) -> Head | None:
    """Return what the table is like, None if there is nothing in it."""
    for part in parts(path, (*SUFFIXES, ".txt")):
        head = list(islice(lines(part, lambda *_: None, lambda _: encoding), _SAMPLE))
        return head_of(head, source, target) if head else None
    return None


class _Reader:
    """Reads one file."""

    def __init__(
        self, part: Part, tell: Tell, wanted: tuple[str, str], encoding: str | None, whole: bool
    ) -> None:
        self._part, self._tell, self._wanted = part, tell, wanted
        self._encoding, self._whole = encoding, whole
        self.rows = 0

    def records(self, passed: Callable[[int], None] | None) -> Iterator[Translated]:
        text = lines(self._part, self._complain, lambda _: self._encoding, passed)
        sample = list(islice(text, _SAMPLE))
        if not sample:
            return
        head = head_of(sample, *self._wanted)
        for line, row in self._cells(chain(sample, text), head):
            if line == 1 and head.named:
                self.rows += 1
                continue
            if any(cell.strip() for cell in row):
                yield from self._record(line, row, head)

    def _cells(self, text: Iterable[str], head: Head) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with the line it begins on."""
        reader = csv.reader(text, delimiter=head.delimiter)
        line = 0
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._complain(line + 1, f"a row cannot be read ({error})", "the rows before")
                return
            yield line + 1, row
            line = reader.line_num

    def _record(self, line: int, row: list[str], head: Head) -> Iterator[Translated]:
        cells = {role: tidy(row[place]) for role, place in head.columns.items() if place < len(row)}
        source, target = cells.get("source", ""), cells.get("target", "")
        said = cells.get("status", "").casefold()
        notes = [cells.get("note", "")]
        if not head.named:
            notes += [tidy(cell) for cell in row[2:]]
        if not source or not (target or self._whole):
            side = "target" if source else "source"
            self._complain(line, f"the {side} is empty", "nothing")
            return
        self.rows += 1
        props = [("x-segment", cells["segment"])] if cells.get("segment") else []
        verdicts = cells.get("terms", "").split(SEPARATOR)
        props += [("x-term", one) for one in verdicts if parse(one) is not None]
        found = Found(
            self.rows,
            line,
            cells.get("id", ""),
            _content(source),
            _content(target),
            self._wanted,
            (said, _STATUSES.get(said, "")) if target else ("", ""),
            tuple(props),
            tuple(note for note in notes if note),
            cells.get("document", ""),
        )
        made = record(found, self._wanted)
        if made is not None:
            yield made

    def _complain(self, line: int, reason: str, kept: str) -> None:
        self._tell(Problem(self.rows + 1 if line else 0, line, reason, kept, self._part.name))


def _content(text: str) -> tuple[str, tuple[str, ...]]:
    return text, (PLACEHOLDER,) * text.count(PLACEHOLDER)
