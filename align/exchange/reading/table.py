"""Two columns of text: source, tab, target."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from align.errors import InputError
from align.exchange.reading.cutting import LONGEST
from align.exchange.reading.decoding import MARK, decoded
from align.exchange.reading.opening import BrokenError, Part, parts
from align.exchange.reading.records import Problem, Translated
from align.exchange.reading.tags import distance
from align.exchange.reading.units import tidy

Tell = Callable[[Problem], None]
_BAD = re.compile(f"{MARK}|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_table(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Tell,
    encoding: str | None = None,
) -> Iterator[Translated]:
    """Yield the rows of a bilingual TSV (plain, gzip or zip); further columns become notes.

    A first row that names the languages (``vi`` and ``en``, or ``source`` and ``target``) is not
    a unit. Nothing is quoted: a quotation mark or a backslash stands for itself.

    Raises:
        InputError: the file is missing, cannot be read or holds no row of two columns.
    """
    rows = 0
    for part in parts(path, (".tsv", ".tab", ".txt")):
        for line, row in enumerate(_rows(part, problem, encoding), 1):
            columns = [tidy(cell) for cell in row.split("\t")]
            if line == 1 and _is_head(columns, source, target):
                rows += 1
            elif len(columns) > 1 and columns[0] and columns[1]:
                rows += 1
                notes = tuple(cell for cell in columns[2:] if cell)
                yield Translated(
                    columns[0], columns[1], source, target, number=rows, line=line, notes=notes
                )
            elif row.strip():
                reason = "the row has no source, tab and target"
                problem(Problem(line, line, reason, "nothing", part.name))
    if not rows:
        raise InputError(
            "no row holds a source, a tab and a target",
            where=str(path),
            hint="write one unit a line, the two texts with a tab between them",
        )


def _is_head(columns: list[str], source: str, target: str) -> bool:
    if len(columns) < 2:
        return False
    one, other = columns[0].lower(), columns[1].lower()
    return (one, other) == ("source", "target") or (
        distance(one, source) < 9 and distance(other, target) < 9
    )


def _rows(part: Part, problem: Tell, encoding: str | None) -> Iterator[str]:
    """Yield lines without what no text holds."""
    number = 0

    def complain(reason: str, kept: str) -> None:
        problem(Problem(number, number, reason, kept, part.name))

    def unbroken() -> Iterator[bytes]:
        try:
            yield from part.blocks
        except BrokenError as error:
            complain(str(error), "the rows before that")

    for row in _lines(decoded(unbroken(), complain, encoding)):
        number += 1
        clean, bad = _BAD.subn("\ufffd", row)
        if bad:
            complain(f"{bad} bytes are no text", "U+FFFD in their place")
        yield clean


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    rest = ""
    for block in blocks:
        *lines, rest = (rest + block).split("\n")
        yield from lines
        if len(rest) > LONGEST:
            yield rest
            rest = ""
    if rest:
        yield rest
