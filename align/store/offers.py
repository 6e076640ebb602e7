"""Matches of a memory that were found for a unit and wait for the translator's choice."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from align.store.memory.matching.difference import Change, Stretch
from align.store.memory.matching.match import Match
from align.store.rows import storable
from align.units import Origin, Status


def write(connection: sqlite3.Connection, offers: Mapping[int, Sequence[Match]]) -> None:
    """Put the matches of some units in place of what was offered before."""
    for unit, matches in offers.items():
        connection.execute("DELETE FROM offer WHERE unit = ?", (unit,))
        # The unit may be gone since it was read; then there is nothing to offer it to.
        connection.executemany(
            "INSERT INTO offer SELECT id, ?, ? FROM unit WHERE id = ?",
            ((ordinal, _written(match), unit) for ordinal, match in enumerate(matches)),
        )


def read(connection: sqlite3.Connection, unit: int) -> list[Match]:
    """Return what is offered to a unit, best first."""
    rows = connection.execute("SELECT data FROM offer WHERE unit = ? ORDER BY ordinal", (unit,))
    return [_read(data) for (data,) in rows.fetchall()]


def count(connection: sqlite3.Connection) -> int:
    """Return how many units have an offer."""
    return int(connection.execute("SELECT count(DISTINCT unit) FROM offer").fetchone()[0])


def _written(match: Match) -> str:
    return storable(json.dumps(asdict(match), ensure_ascii=False, separators=(",", ":")))


def _read(data: str) -> Match:
    values = json.loads(data)
    origin = values.pop("origin")
    return Match(
        **values
        | {
            "origin": None if origin is None else Origin(**origin),
            "status": Status(values["status"]),
            "difference": tuple(_stretches(values["difference"])),
            "why": tuple(values["why"]),
            "codes": tuple(values["codes"]),
        }
    )


def _stretches(found: Iterable[Mapping[str, str]]) -> Iterable[Stretch]:
    return (Stretch(Change(one["change"]), one["text"]) for one in found)
