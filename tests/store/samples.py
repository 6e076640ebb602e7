"""Small projects to test with."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.store import DocumentRecord, Project
from align.text import OffsetMap
from align.units import (
    Draft,
    Origin,
    Outcome,
    Segment,
    TermHit,
    TermUse,
    Tier,
    Unit,
)

MACHINE = Origin("compact", "r1", "0badc0de", "beam=4")
HIT = TermHit(0, 7, "tỉnh ủy", "tinh-uy", Tier.EXACT)
HONOURED = TermUse(HIT, Outcome.HONOURED, "provincial Party committee", 4, 30, "plain")
MISSING = TermUse(HIT, Outcome.MISSING)


def segments(sources: Iterable[str], document: str = "a.txt") -> Iterator[Segment]:
    start = 0
    for number, source in enumerate(sources, 1):
        yield Segment(document, (number + 1) // 2, number, source, OffsetMap((0,), (start,)))
        start += len(source) + 1


def filled(path: Path, sources: Iterable[str], document: str = "a.txt") -> Project:
    """Return a new project with one document."""
    project = Project.open(path, create=True)
    project.add_document(DocumentRecord(document, digest="1"), segments(sources, document))
    return project


def draft(unit: Unit, target: str, *terms: TermUse) -> Draft:
    return Draft(unit.identity, target, MACHINE, -0.5, terms)


def targets(project: Project) -> list[str]:
    return [unit.target for unit in project.units()]


def sound(path: Path) -> bool:
    """Say whether SQLite finds nothing wrong with the file."""
    connection = sqlite3.connect(path)
    try:
        checked = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return checked and not connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()


def child(script: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    """Start a Python process that prints ``ready`` when it is where the test wants it."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )
