"""The schema of a memory, as numbered steps; see ``align.store.migrations``."""

import secrets
import sqlite3

from align.store.migrations import Step

APPLICATION_ID = 0x416C544D
"""``AlTM`` in ASCII: tells a memory from a project and from other SQLite files."""
NOUN = "memory"


def m001_units(connection: sqlite3.Connection) -> None:
    """Create units, the batches in which they came, and what went.

    ``unit.digest`` is over everything a unit says, so that what is added twice is kept once;
    ``unit.source_key`` is over its source alone. Lists are JSON, empty text where they are empty.
    """
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('identity', ?)", (secrets.token_hex(16),))


_TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE batch (
    generation INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    engine TEXT NOT NULL,
    revision TEXT NOT NULL,
    glossary TEXT NOT NULL,
    settings TEXT NOT NULL,
    UNIQUE (engine, revision, glossary, settings)
);
CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    generation INTEGER NOT NULL REFERENCES batch,
    digest BLOB NOT NULL UNIQUE,
    source_key INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    source_codes TEXT NOT NULL,
    target_codes TEXT NOT NULL,
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    props TEXT NOT NULL,
    notes TEXT NOT NULL,
    author TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    document TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    key TEXT NOT NULL,
    status TEXT NOT NULL,
    origin INTEGER REFERENCES origin
);
CREATE INDEX unit_source ON unit (source_key);
CREATE INDEX unit_generation ON unit (generation);
CREATE TABLE gone (
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL,
    generation INTEGER NOT NULL REFERENCES batch,
    what TEXT NOT NULL,
    old TEXT NOT NULL
);
CREATE INDEX gone_generation ON gone (generation)
"""

STEPS: tuple[Step, ...] = (m001_units,)
