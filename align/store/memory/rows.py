"""Turn units into rows of a memory and back."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from hashlib import blake2b

from align.store.memory.records import Stored, Translated
from align.store.rows import Value, storable
from align.units import Origin, Status

COLUMNS = (
    "digest, source_key, source, target, source_language, target_language, source_codes,"
    " target_codes, number, line, props, notes, author, created, changed, document, before, after,"
    " key, status, origin"
)
"""What ``row_of`` returns."""
READ = (
    "u.id, u.generation, u.source, u.target, u.source_language, u.target_language,"
    " u.source_codes, u.target_codes, u.number, u.line, u.props, u.notes, u.author, u.created,"
    " u.changed, u.document, u.before, u.after, u.key, u.status, o.engine, o.revision,"
    " o.glossary, o.settings"
)
"""What ``stored_of`` reads."""
FROM = "FROM unit u LEFT JOIN origin o ON o.id = u.origin"

_SEPARATOR = "\x1f"


def source_key(source: str) -> int:
    """Return 64 bits that stand for a source text in the index (BLAKE2b, signed)."""
    digest = blake2b(source.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def row_of(
    unit: Translated, origin_of: Callable[[Origin | None], int | None]
) -> tuple[bytes | Value, ...]:
    """Return the values of ``COLUMNS``."""
    source, target = storable(unit.source), storable(unit.target)
    texts = (
        source,
        target,
        storable(unit.source_language),
        storable(unit.target_language),
        _listed(unit.source_codes),
        _listed(unit.target_codes),
    )
    props, notes = _listed(unit.props), _listed(unit.notes)
    about = tuple(
        map(
            storable,
            (
                unit.author,
                unit.created,
                unit.changed,
                unit.document,
                unit.before,
                unit.after,
                unit.key,
                unit.status.value,
            ),
        )
    )
    origin = origin_of(unit.origin)
    everything = _SEPARATOR.join((*texts, props, notes, *about, str(origin)))
    digest = blake2b(everything.encode(), digest_size=16).digest()
    place = (unit.number, unit.line)
    return (digest, source_key(source), *texts, *place, props, notes, *about, origin)


def stored_of(row: sqlite3.Row | Sequence[str]) -> Stored:
    """Read a unit from a row of ``READ``."""
    (identity, generation, source, target, source_language, target_language) = row[:6]
    source_codes, target_codes, number, line, props, notes = row[6:12]
    author, created, changed, document, before, after, key, status = row[12:20]
    engine = row[20]
    unit = Translated(
        source,
        target,
        source_language,
        target_language,
        tuple(json.loads(source_codes)) if source_codes else (),
        tuple(json.loads(target_codes)) if target_codes else (),
        number,  # type: ignore[arg-type]
        line,  # type: ignore[arg-type]
        tuple((kind, value) for kind, value in json.loads(props)) if props else (),
        tuple(json.loads(notes)) if notes else (),
        author,
        created,
        changed,
        document,
        before,
        after,
        key,
        Status(status),
        None if engine is None else Origin(engine, *row[21:24]),
    )
    return Stored(identity, generation, unit)  # type: ignore[arg-type]


def _listed(values: Sequence[str] | Sequence[tuple[str, str]]) -> str:
    return storable(json.dumps(values, ensure_ascii=False)) if values else ""
