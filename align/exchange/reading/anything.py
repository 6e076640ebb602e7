"""Any file that holds translations, by what it is."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from align.errors import InputError
from align.exchange.reading import po, review_docx, tables, xliff
from align.exchange.reading.project import read_project
from align.exchange.reading.records import Problem, Translated
from align.exchange.reading.tmx import read_tmx, read_units

_SAMPLE = 500
_SQLITE = b"SQLite format 3\0"
_READERS = (
    (xliff.SUFFIXES, xliff.read_xliff),
    (po.SUFFIXES, po.read_po),
    (tables.SUFFIXES, tables.read_tables),
    (review_docx.SUFFIXES, review_docx.read_review_docx),
)
"""Readers by the ending of the file name; what has none of these is a TMX."""


def read(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Callable[[Problem], None],
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
) -> Iterator[Translated]:
    """Yield the translations of a TMX, XLIFF, PO, bilingual table, or project; see ``read_tmx``.

    Raises:
        InputError: the file cannot be read.
        ProjectError: it is a project that cannot be used.
    """
    if is_database(path):
        yield from read_project(path)
        return
    reader = next((one for endings, one in _READERS if _ends(path, endings)), read_tmx)
    yield from reader(
        path, source=source, target=target, problem=problem, encoding=encoding, passed=passed
    )


def read_whole(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Callable[[Problem], None],
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
) -> Iterator[Translated]:
    """Yield the units of a file that comes back to a project, also those without a target.

    Raises:
        InputError: the file cannot be read, or its format does not come back.
    """
    for endings, reader in _READERS:
        if _ends(path, endings):
            yield from reader(
                path,
                source=source,
                target=target,
                problem=problem,
                encoding=encoding,
                passed=passed,
                whole=True,
            )
            return
    raise InputError(
        "this is no format that comes back to a project",
        where=str(path),
        hint="name an .xlf, .xliff, .po, .tsv, .csv or .docx that 'align export' wrote",
    )


def _ends(path: Path, endings: tuple[str, ...]) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(endings)


def is_table(path: Path) -> bool:
    """Tell by its name whether a file need not say its languages: TSV, CSV or PO, packed or not."""
    return _ends(path, tables.SUFFIXES + po.SUFFIXES)


def is_database(path: Path) -> bool:
    """Tell whether a file is an SQLite file, such as a project."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


@dataclass(frozen=True, slots=True)
class Survey:
    """Which languages a TMX or XLIFF has."""

    source_language: str
    """What the header says, empty if it does not."""
    languages: Counter[str]
    """Texts by language, in the first units."""


def survey(path: Path, encoding: str | None = None) -> Survey:
    """Look at the first units of a TMX or XLIFF.

    Raises:
        InputError: the file cannot be read.
    """
    said = ""
    languages: Counter[str] = Counter()
    if _ends(path, xliff.SUFFIXES):
        for pair in xliff.xliff_languages(path, encoding, _SAMPLE):
            said = said or pair[0]
            languages.update(one for one in pair if one)
        return Survey(said, languages)
    for unit in islice(read_units(path, encoding=encoding), _SAMPLE):
        said = said or unit.source_language
        languages.update(one.language for one in unit.variants)
    return Survey(said, languages)
