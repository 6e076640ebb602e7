"""The segments of the files that ``align score`` compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from align.errors import InputError
from align.text import plain

_BILINGUAL = (".tmx", ".tsv", ".csv", ".xlf", ".xliff", ".mqxliff", ".sdlxliff", ".po", ".docx")


@dataclass(frozen=True, slots=True)
class Texts:
    """The segments of one file, in its order."""

    path: Path
    targets: list[str]
    sources: list[str] | None = None
    """As many, where the file has them."""


def texts_of(path: Path, languages: tuple[str, str], *, sources: bool = False) -> Texts:
    """Read a file: TMX and other files of translations by their ending, others line by line.

    Args:
        path: the file.
        languages: source and target.
        sources: whether its lines are sources.

    Raises:
        InputError: the file cannot be read, or has no segments.
    """
    from align.exchange.reading import is_database, read

    ending = path.name.lower().removesuffix(".gz")
    if not path.is_file():
        raise InputError("there is no such file", where=str(path), hint="check the name")
    if is_database(path) or ending.endswith(_BILINGUAL):
        pairs = [
            (one.source, one.target)
            for one in read(path, source=languages[0], target=languages[1], problem=lambda _: None)
        ]
        found = Texts(path, [pair[1] for pair in pairs], [pair[0] for pair in pairs])
    else:
        lines = _lines(path)
        found = Texts(path, lines, lines if sources else None)
    if not found.targets:
        raise InputError("there are no segments in it", where=str(path), hint="give another file")
    return found


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"this is not UTF-8: {error.reason} at byte {error.start}",
            where=str(path),
            hint="convert it first, for example with iconv",
        ) from error
    # Not splitlines: a segment may hold U+2028 and the like.
    return [plain(line.removesuffix("\r")) for line in text.removesuffix("\n").split("\n")]


def same_sources(texts: Sequence[Texts]) -> None:
    """Make sure that files hold the same segments.

    Raises:
        InputError: one has more than another, or another source somewhere.
    """
    for one, other in combinations(texts, 2):
        if len(one.targets) != len(other.targets):
            raise InputError(
                f"it has {len(one.targets):,} segments, and {other.path} {len(other.targets):,}",
                where=str(one.path),
                hint="give files with the same segments in the same order",
            )
        pairs = enumerate(zip(one.sources or (), other.sources or (), strict=False), 1)
        for number, (ours, theirs) in pairs:
            if ours != theirs:
                raise InputError(
                    f"segment {number} is of another source than in {other.path}",
                    where=str(one.path),
                    hint="give files with the same segments in the same order",
                )
