"""What a table is like: its delimiter and what its columns hold."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from align.exchange.reading.tags import distance

_DELIMITERS = ("\t", ";", ",")
_NAMES = {
    "id": ("id", "key"),
    "source": ("source", "src", "source text", "original"),
    "target": ("target", "trg", "tgt", "target text", "translation"),
    "status": ("status", "state"),
    "note": ("note", "notes", "comment", "comments", "remark"),
    "document": ("document", "file"),
    "segment": ("segment",),
    "terms": ("terms",),
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class Head:
    """How to read the rows of a table."""

    delimiter: str
    columns: dict[str, int] = field(default_factory=dict)
    """Where ``source``, ``target`` and others stand, counted from 0."""
    named: bool = False
    """Whether the first row says so, and is no unit."""

    @property
    def ours(self) -> bool:
        """Whether it looks like a table of our own, whose cells may be quoted."""
        return "id" in self.columns and "status" in self.columns


def head_of(lines: Sequence[str], source: str, target: str) -> Head:
    """Look at the first lines of a table; without a header it is source and target.

    A header that names both says with what it is cut, whatever the rows below hold.
    """
    for delimiter in _DELIMITERS:
        try:
            first = next(csv.reader(lines[:1], delimiter=delimiter), [])
        except csv.Error:
            continue
        columns = _columns(first, source, target)
        if "source" in columns and "target" in columns:
            return Head(delimiter, columns, named=True)
    return Head(_delimiter(lines), {"source": 0, "target": 1})


def _delimiter(lines: Sequence[str]) -> str:
    """Return what cuts most rows into the same number of columns, two at least."""

    def agreement(delimiter: str) -> tuple[int, int]:
        found = lines[0].count(delimiter)
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        except csv.Error:
            return 0, found
        lengths = Counter(len(row) for row in rows if len(row) > 1)
        return max(lengths.values(), default=0), found

    return max(_DELIMITERS, key=agreement)


def _columns(row: Sequence[str], source: str, target: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        name = cell.strip().lstrip("\ufeff").lower()
        role = _ROLES.get(name, "")
        if not role and name and distance(name, source) < 9:
            role = "source"
        elif not role and name and distance(name, target) < 9:
            role = "target"
        if role:
            found.setdefault(role, place)
    return found
