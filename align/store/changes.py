"""Everything that changes a target; what stood before goes to the history."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from align.store.clock import now
from align.store.records import HistoryEntry
from align.store.rows import HISTORY_COLUMNS, history_of, storable, storable_name, term_row
from align.units import Draft, Origin, Status, TermUse

PERSON = "person"
"""Engine name of a target that a person wrote."""

_KEEP = (
    "INSERT INTO history (unit, document, source, target, status, origin, score, note, made_by,"
    " changed, at, who, what)"
    " SELECT id, document, source, target, status, origin, score, note, who, changed, ?, ?, ?"
    " FROM unit WHERE id = ? AND target <> ''"
)

_OPEN = "status <> 'confirmed' AND id NOT IN (SELECT unit FROM mark WHERE locked)"


def save(connection: sqlite3.Connection, drafts: Iterable[Draft], who: str) -> int:
    """Write drafts inside a transaction of the caller; return how many were taken.

    A confirmed unit, a locked one and one that is no longer there keep what they have.
    """
    at = now()
    origin_of = _origins(connection)
    taken = 0
    for draft in drafts:
        target = storable(draft.target)
        _keep(
            connection,
            (at, who, "draft", draft.identity),
            f"AND {_OPEN} AND target <> ?",
            (target,),
        )
        made = (target, origin_of(draft.origin), draft.score, draft.confidence)
        written = connection.execute(
            "UPDATE unit SET target = ?, status = 'draft', origin = ?, score = ?, confidence = ?,"
            f" note = ?, who = ?, changed = ? WHERE id = ? AND {_OPEN}",
            (*made, storable(draft.note), who, at, draft.identity),
        )
        if written.rowcount:
            _write_terms(connection, draft.identity, draft.terms)
            taken += 1
    return taken


def confirm(
    connection: sqlite3.Connection,
    identity: int,
    target: str,
    who: str,
    terms: Sequence[TermUse] | None,
) -> bool:
    """Confirm a unit inside a transaction of the caller; return False if there is none.

    Where the person changed nothing, the unit still says which engine made the text; where the
    text changed, verdicts on its terms are only kept if new ones are given.
    """
    before = connection.execute(
        "SELECT target, status, origin FROM unit WHERE id = ?", (identity,)
    ).fetchone()
    if before is None:
        return False
    at = now()
    target = storable(target)
    same = before[0] == target
    if same and before[1] == Status.CONFIRMED and terms is None:
        return True
    _keep(connection, (at, who, "confirm", identity))
    origin = before[2] if same and before[2] else _origins(connection)(Origin(PERSON))
    connection.execute(
        "UPDATE unit SET target = ?, status = 'confirmed', origin = ?, who = ?, changed = ?,"
        " score = CASE WHEN ? THEN score END, confidence = CASE WHEN ? THEN confidence END"
        " WHERE id = ?",
        (target, origin, who, at, same, same, identity),
    )
    if terms is not None or not same:
        _write_terms(connection, identity, terms or ())
    return True


def clear(connection: sqlite3.Connection, identity: int, who: str) -> None:
    """Take the target of a unit away, inside a transaction of the caller."""
    at = now()
    _keep(connection, (at, who, "clear", identity))
    connection.execute(
        "UPDATE unit SET target = '', status = 'new', origin = NULL, score = NULL,"
        " confidence = NULL, who = ?, changed = ? WHERE id = ?",
        (who, at, identity),
    )
    _write_terms(connection, identity, ())


def history(connection: sqlite3.Connection, identity: int) -> Iterator[HistoryEntry]:
    """Yield what stood in a unit before, oldest first."""
    rows = connection.execute(
        f"SELECT {HISTORY_COLUMNS} FROM history h LEFT JOIN origin o ON o.id = h.origin"
        " WHERE h.unit = ? ORDER BY h.id",
        (identity,),
    )
    yield from map(history_of, rows.fetchall())


def dropped(connection: sqlite3.Connection, document: str) -> Iterator[HistoryEntry]:
    """Yield the targets whose segments went when their document was replaced, oldest first."""
    rows = connection.execute(
        f"SELECT {HISTORY_COLUMNS} FROM history h LEFT JOIN origin o ON o.id = h.origin"
        " JOIN document d ON d.id = h.document WHERE d.name = ? AND h.what = 'removed'"
        " ORDER BY h.id",
        (storable_name(document),),
    )
    yield from map(history_of, rows.fetchall())


def displace(connection: sqlite3.Connection, identity: int, who: str, what: str) -> None:
    """Copy the target of a unit to the history, because something takes its place."""
    _keep(connection, (now(), who, what, identity))


def origin_row(connection: sqlite3.Connection, origin: Origin) -> int:
    """Return the row of an origin, making it if there is none."""
    return _origins(connection)(origin)


def write_terms(connection: sqlite3.Connection, unit: int, terms: Sequence[TermUse]) -> None:
    """Put verdicts in place of those a unit has."""
    _write_terms(connection, unit, terms)


def _keep(
    connection: sqlite3.Connection,
    event: tuple[str, str, str, int],
    condition: str = "",
    values: tuple[str, ...] = (),
) -> None:
    """Copy what stands in a unit to the history; ``event`` is at, who, what, identity."""
    connection.execute(f"{_KEEP} {condition}", (*event, *values))


def _origins(connection: sqlite3.Connection) -> Callable[[Origin], int]:
    """Return a function from an origin to its row; one batch has few of them."""
    known: dict[Origin, int] = {}

    def identity_of(origin: Origin) -> int:
        if origin not in known:
            values = (origin.engine, origin.revision, origin.glossary, origin.settings)
            connection.execute(
                "INSERT OR IGNORE INTO origin (engine, revision, glossary, settings)"
                " VALUES (?, ?, ?, ?)",
                values,
            )
            (known[origin],) = connection.execute(
                "SELECT id FROM origin WHERE engine = ? AND revision = ? AND glossary = ?"
                " AND settings = ?",
                values,
            ).fetchone()
        return known[origin]

    return identity_of


def _write_terms(connection: sqlite3.Connection, unit: int, terms: Sequence[TermUse]) -> None:
    connection.execute("DELETE FROM term_use WHERE unit = ?", (unit,))
    connection.executemany(
        "INSERT INTO term_use VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (term_row(unit, ordinal, use) for ordinal, use in enumerate(terms)),
    )
