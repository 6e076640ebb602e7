"""``align memory add``: files become part of a memory."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Encoding, Json, Quiet
from align.errors import InputError, ProjectError

if TYPE_CHECKING:
    from align.cli.memory_problems import Problems
    from align.store.memory import Added, Memory


def add(
    memory: Annotated[Path, typer.Argument(help="Memory file (.tm); made if there is none.")],
    files: Annotated[
        list[Path],
        typer.Argument(help="TMX (plain, .gz or .zip), two-column TSV, or projects (.align)."),
    ],
    source: Annotated[
        str | None, typer.Option("--source", "-s", help="Language of the sources.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", "-t", help="Language of the targets.")
    ] = None,
    encoding: Encoding = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write every problem to this .json or .csv.")
    ] = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Add translations to a memory; each file goes in whole or, if interrupted, not at all."""
    from align.cli.console import console, say
    from align.cli.memory_problems import Problems, check_report

    check_report(report)
    for file in files:
        _check(file)
    problems = Problems()
    counts: dict[str, Added] = {}
    try:
        with _memory_at(memory) as opened:
            for file in files:
                pair = _languages(opened, file, (source, target), encoding)
                counts[str(file)] = _add(opened, file, pair, encoding, problems, quiet)
                say(_sentence(file, counts[str(file)], pair), quiet=quiet or as_json)
    finally:
        if report is not None:
            problems.write(report)
    if as_json:
        data = {
            file: {"added": count.added, "known": count.known} for file, count in counts.items()
        }
        typer.echo(json.dumps({"files": data, "problems": problems.count}, ensure_ascii=False))
    elif problems.count and not quiet:
        console(stderr=True).print(problems.table())


def _sentence(file: Path, count: "Added", pair: tuple[str, str]) -> str:
    known = f", {count.known} known already" if count.known else ""
    return f"{file}: {count.added} units {pair[0]} → {pair[1]} added{known}"


def _check(file: Path) -> None:
    """Find a wrong name before anything is begun."""
    if not file.is_file():
        what = "this is a folder" if file.is_dir() else "there is no such file"
        raise InputError(what, where=str(file), hint="check the name")


@contextmanager
def _memory_at(path: Path) -> "Iterator[Memory]":
    """Open a memory or begin one; one that an error left empty does not stay."""
    from align.store.memory import Memory

    begun = not path.exists()
    empty = False
    try:
        with Memory.open(path, create=True) as opened:
            try:
                yield opened
            finally:
                empty = begun and opened.count() == 0
    finally:
        if empty:
            path.unlink(missing_ok=True)


def _languages(
    opened: "Memory", file: Path, said: tuple[str | None, str | None], encoding: str | None
) -> tuple[str, str]:
    """Return the pair to read: as said, as the memory has it, as set, or as the file has it."""
    from align.cli.options import settings_with
    from align.exchange.reading import is_database, is_table, survey
    from align.exchange.reading.tags import distance

    settings = settings_with(source=said[0], target=said[1])
    pair = (
        said[0] or opened.fact("source") or settings.source,
        said[1] or opened.fact("target") or settings.target,
    )
    if any(said) or is_database(file) or is_table(file):
        return pair
    seen = survey(file, encoding)
    languages = list(seen.languages)
    if all(any(distance(one, wanted) < 9 for one in languages) for wanted in pair):
        return pair
    if len(languages) != 2:
        return pair
    one, other = languages
    backwards = distance(other, seen.source_language) < distance(one, seen.source_language)
    return (other, one) if backwards else (one, other)


def _add(
    opened: "Memory",
    file: Path,
    pair: tuple[str, str],
    encoding: str | None,
    problems: "Problems",
    quiet: bool,
) -> "Added":
    from align.cli.console import progress
    from align.exchange.reading import is_database, is_table, read

    if is_database(file) and file.samefile(opened.path):
        raise ProjectError("a memory cannot be added to itself", where=str(file))
    sized = not (is_database(file) or is_table(file))
    size = max(1, file.stat().st_size // 1024) if sized else 0
    before = problems.count
    with progress(f"reading {file.name}", size, "kB", quiet=quiet) as advance:
        units = read(
            file,
            source=pair[0],
            target=pair[1],
            problem=problems.of(str(file)),
            encoding=encoding,
            passed=_kilobytes(advance),
        )
        added = opened.add(units, name=str(file))
    if added.added + added.known == 0:
        if problems.count > before:
            _refuse(file, pair, encoding)
        return added
    for key, language in zip(("source", "target"), pair, strict=True):
        if opened.fact(key) is None:
            opened.set_fact(key, language)
    return added


def _refuse(file: Path, pair: tuple[str, str], encoding: str | None) -> None:
    """Say which languages a file has instead of the ones that were asked for."""
    from align.exchange.reading import is_database, is_table, survey

    if is_database(file) or is_table(file):
        return
    languages = survey(file, encoding).languages
    has = ", ".join(f"{name} ({count})" for name, count in languages.most_common(8))
    raise InputError(
        f"no unit has both {pair[0]} and {pair[1]}; the file has {has or 'no language'}",
        where=str(file),
        hint="choose two with --source and --target",
    )


def _kilobytes(advance: Callable[[int], None]) -> Callable[[int], None]:
    """Return what turns bytes into whole kilobytes of progress."""
    left = 0

    def passed(count: int) -> None:
        nonlocal left
        left += count
        if left >= 1 << 18:
            advance(left >> 10)
            left &= 1023

    return passed
