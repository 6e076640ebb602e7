"""The schema, as numbered steps.

``user_version`` of the file is the number of the last step taken. A step and its record in the
table ``migration`` are one transaction, so that a file is never between two versions. A released
step is never changed; a new one is appended to ``STEPS``.
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from align.errors import ProjectError
from align.store.clock import now
from align.store.connection import transaction
from align.store.failures import not_a_project

APPLICATION_ID = 0x416C6967
"""``Alig`` in ASCII, at byte 68 of the file: tells a project from other SQLite files."""

Step = Callable[[sqlite3.Connection], None]


def m001_documents_and_units(connection: sqlite3.Connection) -> None:
    """Create documents, units, terms and history.

    ``unit.identity`` is never used again after a unit is gone, because history refers to it.
    ``unit.offsets`` is NULL where the whole segment lies in one piece from ``start`` on.
    """
    for statement in _TABLES.split(";"):
        connection.execute(statement)


_TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    media TEXT NOT NULL,
    encoding TEXT NOT NULL,
    notices TEXT NOT NULL,
    added TEXT NOT NULL
);
CREATE TABLE removed (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX removed_document ON removed (document);
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
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    kind TEXT NOT NULL,
    page INTEGER,
    source TEXT NOT NULL,
    start INTEGER NOT NULL,
    offsets TEXT,
    target TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'new',
    origin INTEGER REFERENCES origin,
    score REAL,
    note TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL DEFAULT '',
    UNIQUE (document, number)
);
CREATE TABLE term_use (
    unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    hit_start INTEGER NOT NULL,
    hit_end INTEGER NOT NULL,
    surface TEXT NOT NULL,
    entry TEXT NOT NULL,
    tier TEXT NOT NULL,
    outcome TEXT NOT NULL,
    form TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rung TEXT NOT NULL,
    PRIMARY KEY (unit, ordinal)
) WITHOUT ROWID;
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL,
    document INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    status TEXT NOT NULL,
    origin INTEGER REFERENCES origin,
    score REAL,
    note TEXT NOT NULL,
    made_by TEXT NOT NULL,
    changed TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL
);
CREATE INDEX history_unit ON history (unit);
CREATE INDEX history_document ON history (document)
"""


def m002_offers(connection: sqlite3.Connection) -> None:
    """Keep what a memory offers for a unit: one JSON object a match, best first."""
    connection.execute(
        "CREATE TABLE offer (unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
        " ordinal INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (unit, ordinal)) WITHOUT ROWID"
    )


def m003_term_overrides(connection: sqlite3.Connection) -> None:
    """Create the decisions that release a term in a unit; they outlive the unit."""
    connection.execute(
        "CREATE TABLE term_override (id INTEGER PRIMARY KEY, unit INTEGER NOT NULL,"
        " entry TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,"
        " withdrawn TEXT NOT NULL DEFAULT '')"
    )
    connection.execute(
        "CREATE UNIQUE INDEX term_override_in_force ON term_override (unit, entry)"
        " WHERE withdrawn = ''"
    )


def m004_bitexts(connection: sqlite3.Connection) -> None:
    """Keep how two documents are aligned: the sentences of both, and the beads that join them.

    ``bead.source`` and ``bead.target`` are JSON lists of sentence numbers.
    """
    connection.execute("ALTER TABLE unit ADD COLUMN confidence REAL")
    connection.execute(
        "CREATE TABLE sentence (document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
        " side TEXT NOT NULL, number INTEGER NOT NULL, paragraph INTEGER NOT NULL,"
        " kind TEXT NOT NULL, page INTEGER, source TEXT NOT NULL, start INTEGER NOT NULL,"
        " offsets TEXT, PRIMARY KEY (document, side, number)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE bead (document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
        " number INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,"
        " confidence REAL NOT NULL, pinned INTEGER NOT NULL, unit INTEGER,"
        " PRIMARY KEY (document, number)) WITHOUT ROWID"
    )


def m005_editing(connection: sqlite3.Connection) -> None:
    """Keep what a person at work leaves: text as typed, marks, and the journal of undo.

    ``mark.note`` is NULL where the note of the unit's maker stands. ``step.data`` is what
    ``align.store.editing.journal`` writes.
    """
    connection.execute(
        "CREATE TABLE typed (unit INTEGER PRIMARY KEY REFERENCES unit ON DELETE CASCADE,"
        " text TEXT NOT NULL, origin INTEGER REFERENCES origin, who TEXT NOT NULL,"
        " at TEXT NOT NULL)"
    )
    connection.execute(
        "CREATE TABLE mark (unit INTEGER PRIMARY KEY REFERENCES unit ON DELETE CASCADE,"
        " locked INTEGER NOT NULL DEFAULT 0, bookmarked INTEGER NOT NULL DEFAULT 0, note TEXT)"
    )
    connection.execute(
        "CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
        " unit INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,"
        " undone INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL)"
    )


def m006_check_suppressions(connection: sqlite3.Connection) -> None:
    """Create the decisions that let a target pass a check; they outlive the unit."""
    connection.execute(
        "CREATE TABLE check_suppression (id INTEGER PRIMARY KEY, unit INTEGER NOT NULL,"
        " check_id TEXT NOT NULL, target TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL,"
        " at TEXT NOT NULL, withdrawn TEXT NOT NULL DEFAULT '')"
    )
    connection.execute(
        "CREATE UNIQUE INDEX check_suppression_in_force ON check_suppression (unit, check_id)"
        " WHERE withdrawn = ''"
    )


def m007_bead_steps(connection: sqlite3.Connection) -> None:
    """Create the journal of the review of alignments; ``align.store.editing.linking`` writes it."""
    connection.execute(
        "CREATE TABLE bead_step (id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, name TEXT NOT NULL,"
        " at TEXT NOT NULL, who TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,"
        " data TEXT NOT NULL)"
    )
    connection.execute("CREATE INDEX bead_step_document ON bead_step (document)")


def m008_keystrokes(connection: sqlite3.Connection) -> None:
    """Count the keys with which a person changed the text of a unit."""
    connection.execute(
        "CREATE TABLE keystroke (unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,"
        " who TEXT NOT NULL, pressed INTEGER NOT NULL, PRIMARY KEY (unit, who)) WITHOUT ROWID"
    )


STEPS: tuple[Step, ...] = (
    m001_documents_and_units,
    m002_offers,
    m003_term_overrides,
    m004_bitexts,
    m005_editing,
    m006_check_suppressions,
    m007_bead_steps,
    m008_keystrokes,
)


def version_of(
    connection: sqlite3.Connection,
    path: Path,
    *,
    create: bool,
    known: int = len(STEPS),
    application_id: int = APPLICATION_ID,
    noun: str = "project",
) -> int:
    """Return the schema version, 0 for a file that is still empty.

    Raises:
        ProjectError: the file is not a project, or of a newer schema than this program knows.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    # An empty database is what a process leaves that was killed while it created a project.
    if application != application_id and (tables or application or not create):
        raise not_a_project(str(path), noun)
    if version > known:
        raise ProjectError(
            f"the {noun} was written by a newer version (schema {version}, known {known})",
            where=str(path),
            hint="install the newest align-workbench",
        )
    return int(version) if application == application_id else 0


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    create: bool = False,
    read_only: bool = False,
    steps: Sequence[Step] = STEPS,
    application_id: int = APPLICATION_ID,
    noun: str = "project",
) -> None:
    """Bring the file to the newest schema; a copy of an older one is kept beside it.

    Args:
        connection: to the file.
        path: its place, for messages and the copy.
        create: take an empty file.
        read_only: change nothing.
        steps: the migrations of this kind of file.
        application_id: what tells this kind of file from others.
        noun: what messages call it.

    Raises:
        ProjectError: the file is not a project, newer than this program, or older and read-only.
    """
    version = version_of(
        connection,
        path,
        create=create,
        known=len(steps),
        application_id=application_id,
        noun=noun,
    )
    if version == len(steps):
        return
    if read_only:
        raise ProjectError(
            f"the {noun} was written by an older version (schema {version} of {len(steps)})",
            where=str(path),
            hint="open it once for writing",
        )
    if version:
        _keep_copy(connection, path, version)
    for number in range(version + 1, len(steps) + 1):
        _take(connection, number, steps[number - 1], application_id)


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.schema-{version}.bak")
    if copy.exists():
        return
    part = path.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(part),))
    part.replace(copy)


def _take(connection: sqlite3.Connection, number: int, step: Step, application_id: int) -> None:
    with transaction(connection):
        # Another process may have taken the step while this one waited for its turn.
        if connection.execute("PRAGMA user_version").fetchone()[0] >= number:
            return
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration"
            " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)"
        )
        step(connection)
        record = (number, getattr(step, "__name__", ""), now())
        connection.execute("INSERT INTO migration VALUES (?, ?, ?)", record)
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute(f"PRAGMA user_version = {number}")
