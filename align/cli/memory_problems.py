"""What importing files had to say: a table on the screen, everything in a file."""

import csv
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from align.errors import SettingsError

if TYPE_CHECKING:
    from rich.table import Table

    from align.exchange.reading import Problem

MOST = 100_000
"""Problems kept for the report: a memory of millions may lack one language in every unit."""
_SHOWN = 20
_FIELDS = ("file", "part", "unit", "line", "reason", "kept")


class Problems:
    """Collects problems of several files."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[tuple[str, Problem]] = []
        self._reasons: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], tuple[str, Problem]] = {}

    def of(self, file: str) -> "_Of":
        """Return what takes the problems of one file."""
        return _Of(self, file)

    def add(self, file: str, problem: "Problem") -> None:
        """Take one problem."""
        self.count += 1
        if len(self._kept) < MOST:
            self._kept.append((file, problem))
        kind = (problem.reason, problem.kept)
        if kind in self._first or len(self._first) < 1000:
            self._reasons[kind] += 1
            self._first.setdefault(kind, (file, problem))

    def table(self) -> "Table":
        """Lay out the most frequent reasons, each with the place where it is met first."""
        from rich.text import Text

        from align.cli.console import table

        right = ("units", "line")
        shown = table("Problems", "units", "reason", "kept", "first in", "line", right=right)
        for (reason, kept), number in self._reasons.most_common(_SHOWN):
            file, problem = self._first[reason, kept]
            place = f"{file}/{problem.part}" if problem.part else file
            unit = f"{place}, unit {problem.unit}" if problem.unit else place
            line = str(problem.line) if problem.line else ""
            shown.add_row(str(number), Text(reason), Text(kept), Text(unit), line)
        return shown

    def write(self, path: Path) -> None:
        """Write every problem as JSON or CSV, by the ending of the file name.

        Raises:
            SettingsError: it has another ending.
        """
        rows = [{"file": file, **asdict(problem)} for file, problem in self._kept]
        with path.open("w", encoding="utf-8", newline="") as stream:
            if path.suffix.lower() == ".csv":
                writer = csv.DictWriter(stream, _FIELDS)
                writer.writeheader()
                writer.writerows(rows)
            else:
                json.dump(rows, stream, ensure_ascii=False, indent=1)
                stream.write("\n")


class _Of:
    def __init__(self, problems: Problems, file: str) -> None:
        self._problems, self._file = problems, file

    def __call__(self, problem: "Problem") -> None:
        self._problems.add(self._file, problem)


def check_report(path: Path | None) -> None:
    """Make sure before the work that a report can be written.

    Raises:
        SettingsError: the ending says no format, or the folder is not there.
    """
    if path is None:
        return
    if path.suffix.lower() not in (".json", ".csv"):
        raise SettingsError(f"{path}: no format has that ending", hint="name it .json or .csv")
    if not path.parent.is_dir():
        raise SettingsError(f"{path}: its folder does not exist", hint="create the folder first")
