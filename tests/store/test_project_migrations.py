import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from align.errors import ProjectError
from align.store.connection import connect
from align.store.migrations import STEPS, Step, migrate

from .samples import filled, sound


def m_next_adds_a_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE document ADD COLUMN pages INTEGER NOT NULL DEFAULT 1")


def m_next_breaks_halfway(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM unit")
    connection.execute("ALTER TABLE no_such_table ADD COLUMN x")


@contextmanager
def _migrated(
    path: Path, steps: Sequence[Step], *, read_only: bool = False
) -> Iterator[sqlite3.Connection]:
    connection = connect(path, create=False, read_only=read_only)
    try:
        migrate(connection, path, read_only=read_only, steps=steps)
        yield connection
    finally:
        connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    filled(tmp_path / "p.align", ["một", "hai"]).close()
    return tmp_path / "p.align"


def _one(connection: sqlite3.Connection, query: str) -> object:
    return connection.execute(query).fetchone()[0]


def test_every_step_is_recorded(path: Path) -> None:
    with _migrated(path, STEPS) as connection:
        names = [step.__name__ for step in STEPS]
        found = connection.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
        assert found == list(enumerate(names, 1))
        assert all(name.startswith(f"m{number:03}_") for number, name in found)


def test_an_older_project_is_brought_up_and_a_copy_kept(path: Path) -> None:
    version = len(STEPS)
    with _migrated(path, [*STEPS, m_next_adds_a_column]) as connection:
        assert _one(connection, "SELECT pages FROM document") == 1
        assert _one(connection, "SELECT count(*) FROM unit") == 2
        assert _one(connection, "PRAGMA user_version") == version + 1
        with pytest.raises(ProjectError, match="newer version"):
            migrate(connection, path)
    copy = path.with_name(f"p.align.schema-{version}.bak")
    assert sound(path) and sound(copy)
    with _migrated(copy, STEPS) as connection:
        assert _one(connection, "SELECT count(*) FROM unit") == 2


def test_a_step_that_fails_leaves_the_old_version(path: Path) -> None:
    with (
        pytest.raises(sqlite3.OperationalError),
        _migrated(path, [*STEPS, m_next_adds_a_column, m_next_breaks_halfway]),
    ):
        pass
    with _migrated(path, [*STEPS, m_next_adds_a_column]) as connection:
        assert _one(connection, "SELECT count(*) FROM unit") == 2
        assert _one(connection, "PRAGMA user_version") == len(STEPS) + 1


def test_an_older_project_is_not_changed_when_read_only(path: Path) -> None:
    with (
        pytest.raises(ProjectError, match="older version"),
        _migrated(path, [*STEPS, m_next_adds_a_column], read_only=True),
    ):
        pass
    with _migrated(path, STEPS, read_only=True) as connection:
        assert _one(connection, "PRAGMA user_version") == len(STEPS)
