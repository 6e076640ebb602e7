"""Any file that holds translations, by what it is."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from align.exchange.reading.project import read_project
from align.exchange.reading.records import Problem, Translated
from align.exchange.reading.table import read_table
from align.exchange.reading.tmx import read_tmx, read_units

_SAMPLE = 500
_SQLITE = b"SQLite format 3\0"
_TABLES = (".tsv", ".tab")


def read(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Callable[[Problem], None],
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
) -> Iterator[Translated]:
    """Yield the translations of a TMX, a bilingual TSV, or a project; see ``read_tmx``.

    Raises:
        InputError: the file cannot be read.
        ProjectError: it is a project that cannot be used.
    """
    if is_database(path):
        yield from read_project(path)
    elif is_table(path):
        yield from read_table(
            path, source=source, target=target, problem=problem, encoding=encoding
        )
    else:
        yield from read_tmx(
            path, source=source, target=target, problem=problem, encoding=encoding, passed=passed
        )


def is_table(path: Path) -> bool:
    """Tell whether a file name is that of a TSV, packed or not."""
    name = path.name.lower()
    return name.removesuffix(".gz").endswith(_TABLES)


def is_database(path: Path) -> bool:
    """Tell whether a file is an SQLite file, such as a project."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


@dataclass(frozen=True, slots=True)
class Survey:
    """Which languages a TMX has."""

    source_language: str
    """What the header says, empty if it does not."""
    languages: Counter[str]
    """Texts by language, in the first units."""


def survey(path: Path, encoding: str | None = None) -> Survey:
    """Look at the first units of a TMX.

    Raises:
        InputError: the file cannot be read.
    """
    said = ""
    languages: Counter[str] = Counter()
    for unit in islice(read_units(path, encoding=encoding), _SAMPLE):
        said = said or unit.source_language
        languages.update(one.language for one in unit.variants)
    return Survey(said, languages)
