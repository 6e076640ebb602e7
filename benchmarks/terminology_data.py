"""The test set of ``data/terminology``: segments with the terms that they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from align.errors import InputError
from align.glossary import Glossary, load_glossary
from align.scoring import TermCase

FOLDER = Path(__file__).parents[1] / "data" / "terminology"
COLUMNS = ("labels", "source", "reference", "terms", "wrong")
MANY = 4
"""Terms from which on a segment counts as one of about five."""


@dataclass(frozen=True, slots=True)
class Line:
    """One segment of the set."""

    number: int
    """Its line in the file, counted from 1, the header being the first."""
    labels: tuple[str, ...]
    """The category, then finer marks."""
    source: str
    reference: str
    terms: tuple[str, ...]
    """Ids of the entries, one for each occurrence, in the order of the source."""
    wrong: tuple[str, ...]
    """Ids of the entries whose words stand here in another sense."""

    @property
    def category(self) -> str:
        """What the segment is there for."""
        return self.labels[0]


def read_lines(path: Path = FOLDER / "segments.tsv") -> list[Line]:
    """Read the segments.

    Raises:
        InputError: the file is missing, or a line has not five columns or no category.
    """
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        raise InputError(
            "the segments cannot be read", where=str(path), hint="check the path"
        ) from None
    lines = []
    for number, row in enumerate(rows, 1):
        cells = tuple(row.split("\t"))
        if number == 1 and cells == COLUMNS:
            continue
        if len(cells) != len(COLUMNS) or not all(cells[:3]):
            raise InputError(
                "this is no segment",
                where=f"{path}: line {number}",
                hint=f"write the columns {', '.join(COLUMNS)}, separated by tabs",
            )
        labels, source, reference, terms, wrong = cells
        lines.append(
            Line(number, tuple(labels.split()), source, reference, _ids(terms), _ids(wrong))
        )
    return lines


def read_terms(path: Path = FOLDER / "terms.yaml") -> Glossary:
    """Load the term base of the set."""
    return load_glossary(path)


def cases(lines: Iterable[Line], glossary: Glossary) -> list[TermCase]:
    """Return what translations of the segments are held to.

    Raises:
        InputError: the term base finds other terms than a segment is said to hold.
    """
    held = []
    for line in lines:
        hits = tuple(glossary.find(line.source))
        found = tuple(hit.entry for hit in hits)
        if found != line.terms:
            raise InputError(
                f"the terms are said to be {_listed(line.terms)} but {_listed(found)} are found",
                where=f"segments.tsv: line {line.number}",
                hint="correct the line or the term base",
            )
        held.append(TermCase(hits, line.reference, line.wrong))
    return held


def spread(lines: list[Line], limit: int) -> list[Line]:
    """Return at most ``limit`` lines, spread evenly over the set; all of them if it is 0."""
    if not limit or limit >= len(lines):
        return lines
    return [lines[number * len(lines) // limit] for number in range(limit)]


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" | ")) if cell else ()


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) or "none"
