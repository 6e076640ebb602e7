"""Rows of a grid: as much of a unit as one line shows."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from align.store.editing.criteria import NOTE, TABLES, TEXT
from align.units import Status


@dataclass(frozen=True, slots=True)
class Line:
    """A unit as a grid shows it."""

    identity: int
    document: str
    number: int
    """Position in the document, counted from 1."""
    paragraph: int
    source: str
    target: str
    """As typed, else as it stands in the project."""
    status: Status
    typed: bool
    """Whether the target is typed and not confirmed yet."""
    locked: bool
    bookmarked: bool
    note: str
    engine: str
    """What made the target, empty if there is none."""
    score: float | None
    confidence: float | None
    problems: int
    """Occurrences of terms that are missing or forbidden in the target as it stands."""
    match: int | None
    """Per cent of the best match that a memory offered; None without one."""


_LINE = f"""
    SELECT u.id, d.name, u.number, u.paragraph, u.source, {TEXT}, u.status, y.unit IS NOT NULL,
    coalesce(m.locked, 0), coalesce(m.bookmarked, 0), {NOTE}, coalesce(o.engine, ''),
    u.score, u.confidence,
    (SELECT count(*) FROM term_use t LEFT JOIN term_override v
     ON v.unit = t.unit AND v.entry = t.entry AND v.withdrawn = ''
     WHERE t.unit = u.id AND v.id IS NULL AND t.outcome IN ('missing', 'forbidden')),
    (SELECT json_extract(data, '$.score') FROM offer WHERE unit = u.id AND ordinal = 0)
    FROM {TABLES} JOIN document d ON d.id = u.document
    WHERE u.id IN (SELECT value FROM json_each(?))
"""


def lines(connection: sqlite3.Connection, identities: Sequence[int]) -> list[Line]:
    """Return the lines of some units, in the order asked for; one that is gone is left out."""
    rows = connection.execute(_LINE, (json.dumps(list(identities)),))
    found = {row[0]: _line(row) for row in rows}
    return [found[identity] for identity in identities if identity in found]


def _line(row: sqlite3.Row) -> Line:
    identity, document, number, paragraph, source, target, status = row[:7]
    typed, locked, bookmarked = map(bool, row[7:10])
    place = (identity, document, number, paragraph, source, target, Status(status))
    return Line(*place, typed, locked, bookmarked, *row[10:])
