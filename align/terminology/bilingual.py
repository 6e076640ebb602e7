"""Pairs of segments from whatever holds a finished translation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from align.errors import InputError
from align.store import Project
from align.text import plain
from align.units import Status

_TABLES = (".tsv", ".tab", ".txt")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A source and its translation, with their place."""

    source: str
    target: str
    place: str
    """Where they stand: ``line 12``, or document and number of a unit."""
    line: int
    """Line in the file, or number of the unit in its document."""
    released: frozenset[str] = frozenset()
    """Entries of the term base that a person released here."""


def bilingual(
    path: Path, *, source: str, target: str, problem: Callable[[str], None] | None = None
) -> Iterator[Bilingual]:
    """Yield the pairs of a TMX, of a project, or of a table with tabs.

    Args:
        path: the file; a project is recognised by what it is, a table by its extension.
        source: language of the sources, BCP 47, which a TMX is asked for.
        target: language of the targets, likewise.
        problem: told in a sentence what could not be read.

    Raises:
        InputError: there is no such file, or it cannot be read.
        ProjectError: it is a project that cannot be used.
    """
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {(error.strerror or str(error)).lower()}",
            where=str(path),
            hint="check the path",
        ) from None
    if head.startswith(b"SQLite format 3\0"):
        yield from _of_project(path)
    elif path.suffix.lower() in _TABLES:
        yield from _of_table(path, problem)
    else:
        yield from _of_tmx(path, source, target, problem)


def is_project(path: Path) -> bool:
    """Tell whether a file is a project rather than a document or an exchange file."""
    try:
        with path.open("rb") as file:
            return file.read(16).startswith(b"SQLite format 3\0")
    except OSError:
        return False


def _of_project(path: Path) -> Iterator[Bilingual]:
    with Project.open(path, read_only=True) as project:
        released: dict[int, set[str]] = {}
        for override in project.overrides():
            released.setdefault(override.unit, set()).add(override.entry)
        for unit in project.units():
            if unit.status is Status.NEW or not unit.target:
                continue
            segment = unit.segment
            yield Bilingual(
                segment.text,
                unit.target,
                f"{segment.document} {segment.number}",
                segment.number,
                frozenset(released.get(unit.identity, ())),
            )


def _of_table(path: Path, problem: Callable[[str], None] | None) -> Iterator[Bilingual]:
    from align.documents.decoding import decoded, lines
    from align.documents.encoding import detect

    encoding = detect(path)
    for number, line in enumerate(lines(decoded(path, encoding.name, encoding.mark)), 1):
        cells = [plain(cell).strip() for cell in line.text.split("\t")]
        if len(cells) > 1 and cells[0] and cells[1]:
            yield Bilingual(cells[0], cells[1], f"line {number}", number)
        elif any(cells) and problem:
            problem(f"{path}: line {number}: there are no two columns, it is passed over")


def _of_tmx(
    path: Path, source: str, target: str, problem: Callable[[str], None] | None
) -> Iterator[Bilingual]:
    from align.exchange.reading import Problem, read_tmx

    def told(found: Problem) -> None:
        if problem:
            place = f"{path}: line {found.line}" if found.line else str(path)
            problem(f"{place}: {found.reason}; kept: {found.kept}")

    for record in read_tmx(path, source=source, target=target, problem=told):
        yield Bilingual(record.source, record.target, f"line {record.line}", record.line)
