"""What a user may name as a memory: a TMX file, a project, or two columns of a TSV file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from align.errors import InputError
from align.store import Project
from align.training.records import Base, Entry
from align.units import Status

Tmx = Callable[[Path], Iterator[Entry]]
"""Reads a TMX file in the languages that are wanted."""


def entries(path: Path, base: Base, tmx: Tmx) -> Iterator[Entry]:
    """Yield the entries of a memory in the languages of a base.

    Of a project only what a person confirmed is taken.

    Raises:
        InputError: the file is missing, empty or of another kind.
        ProjectError: the project cannot be opened, or has other languages.
    """
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), hint="check the name")
    if not path.stat().st_size:
        raise InputError("the file is empty", where=str(path), hint="give another memory")
    kind = path.suffix.lower()
    if kind == ".align":
        yield from _project(path, base)
    elif kind in {".tsv", ".txt"}:
        yield from _table(path)
    elif kind == ".tmx":
        yield from tmx(path)
    else:
        raise InputError(
            f"{kind or 'a file without an ending'} is no kind of memory",
            where=str(path),
            hint="give a .tmx, .tsv or .align file",
        )


def _project(path: Path, base: Base) -> Iterator[Entry]:
    with Project.open(path, read_only=True) as project:
        languages = project.fact("source"), project.fact("target")
        if languages != (base.source, base.target):
            raise InputError(
                f"the project translates {languages[0]} to {languages[1]}, "
                f"the engine {base.source} to {base.target}",
                where=str(path),
                hint="give another project, or adapt another engine",
            )
        for unit in project.units(status=(Status.CONFIRMED,)):
            yield Entry(unit.segment.text, unit.target)


def _table(path: Path) -> Iterator[Entry]:
    try:
        with path.open(encoding="utf-8-sig", newline=None) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                columns = line.rstrip("\n").split("\t")
                if len(columns) < 2:
                    raise InputError(
                        "there is one column where two are needed",
                        where=f"{path}:{number}",
                        hint="write source, tab, target",
                    )
                yield Entry(columns[0], columns[1])
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 ({error.reason} at byte {error.start})",
            where=str(path),
            hint="convert it first, for example with iconv",
        ) from error
