"""Units that say the same in the same languages become one."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from align.store.memory.changes import begin, overwrite, remove
from align.store.memory.records import Stored, Translated
from align.store.memory.rows import FROM, READ, stored_of
from align.units import Status


@dataclass(frozen=True, slots=True)
class Deduped:
    """What became of units that were there more than once."""

    groups: int
    """Units that stand for several now."""
    removed: int


def dedupe(connection: sqlite3.Connection) -> Deduped:
    """Merge exact duplicates inside a transaction of the caller.

    Equal are units with the same source, target, languages and codes. The newest stays; it takes
    over properties, notes and whatever else it does not say itself from the others, newest
    first, and is confirmed if one of them is.
    """
    generation = begin(connection, "dedupe")
    groups = removed = 0
    for group in _groups(connection):
        group.sort(key=_age, reverse=True)
        kept, *others = group
        for other in others:
            remove(connection, other.identity, generation, "merged")
        merged = _merged([one.unit for one in group])
        if merged != kept.unit:
            overwrite(connection, kept.identity, merged, generation)
        groups += 1
        removed += len(others)
    return Deduped(groups, removed)


def _groups(connection: sqlite3.Connection) -> Iterator[list[Stored]]:
    """Yield duplicates together; one source key at a time is in memory."""
    keys = connection.execute(
        "SELECT source_key FROM unit GROUP BY source_key HAVING count(*) > 1"
    ).fetchall()
    for (key,) in keys:
        rows = connection.execute(f"SELECT {READ} {FROM} WHERE u.source_key = ?", (key,))
        same = sorted(map(stored_of, rows.fetchall()), key=_said)
        for _, group in groupby(same, key=_said):
            if len(found := list(group)) > 1:
                yield found


def _said(one: Stored) -> tuple[str, ...]:
    unit = one.unit
    languages = (unit.source_language.lower(), unit.target_language.lower())
    # The counts keep the codes of both sides apart.
    codes = (str(len(unit.source_codes)), *unit.source_codes, *unit.target_codes)
    return (unit.source, unit.target, *languages, *codes)


def _age(one: Stored) -> tuple[str, int]:
    return one.unit.changed or one.unit.created, one.identity


def _merged(units: list[Translated]) -> Translated:
    """Return the first with what the others say besides."""

    def first(values: Iterator[str]) -> str:
        return next((value for value in values if value), "")

    created = [one.created for one in units if one.created]
    confirmed = any(one.status is Status.CONFIRMED for one in units)
    return replace(
        units[0],
        props=tuple(dict.fromkeys(prop for one in units for prop in one.props)),
        notes=tuple(dict.fromkeys(note for one in units for note in one.notes)),
        author=first(one.author for one in units),
        created=min(created, default=""),
        document=first(one.document for one in units),
        before=first(one.before for one in units),
        after=first(one.after for one in units),
        key=first(one.key for one in units),
        status=Status.CONFIRMED if confirmed else units[0].status,
        origin=next((one.origin for one in units if one.origin), None),
    )
