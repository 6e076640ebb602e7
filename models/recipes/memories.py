"""TMX files as corpora: the units of one pair of languages, read as the workbench reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".tmx", ".tmx.gz")
UNREADABLE = "other languages, empty or unreadable"


def is_memory(path: Path) -> bool:
    """Whether a corpus file is a TMX, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def rows(path: Path, source: str, target: str, counts: Counter[str]) -> Iterator[list[str]]:
    """Source and target of every usable unit; `counts` tells how many were left out, and why.

    Left out are units without a text in both languages, those with inline codes, whose place in
    plain text nobody knows, and drafts that no person has confirmed.
    """
    from align.errors import AlignError
    from align.exchange.reading import Problem, read_tmx
    from align.units import Status

    def unusable(problem: Problem) -> None:
        if problem.kept == "nothing":
            counts.update(("lines", UNREADABLE))

    try:
        for unit in read_tmx(path, source=source, target=target, problem=unusable):
            if unit.source_codes or unit.target_codes:
                counts.update(("lines", "inline codes"))
            elif unit.status is not Status.CONFIRMED:
                counts.update(("lines", "not confirmed"))
            else:
                yield [unit.source, unit.target]
    except AlignError as error:
        raise SystemExit(str(error)) from error
