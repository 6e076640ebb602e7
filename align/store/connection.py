"""Open the SQLite file of a project or a memory and frame its transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from align.errors import ProjectError

# Readers never wait in WAL mode; this is how long a writer waits for another one.
PATIENCE_SECONDS = 10.0


def connect(
    path: Path,
    *,
    create: bool,
    read_only: bool,
    patience: float = PATIENCE_SECONDS,
    noun: str = "project",
) -> sqlite3.Connection:
    """Open the file without looking at what it holds; ``noun`` is what messages call it.

    The connection is in autocommit mode: every transaction is begun by ``transaction``.

    Raises:
        ProjectError: there is no such file, or the place does not allow what was asked.
        sqlite3.Error: SQLite could not open it.
    """
    try:
        _check_place(path, create=create, read_only=read_only, noun=noun)
    except OSError as error:
        raise ProjectError(
            f"the file cannot be reached ({error.strerror})",
            where=str(path),
            hint="check its name and folder",
        ) from error
    mode = _read_only_mode(path) if read_only else "mode=rwc" if create else "mode=rw"
    location = f"file:{quote(os.fsencode(path.absolute()))}?{mode}"
    connection = sqlite3.connect(location, uri=True, isolation_level=None, timeout=patience)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Have every commit on the disk when it returns, and readers never wait for a writer.

    That is a write-ahead log with ``synchronous=FULL``
    (https://www.sqlite.org/pragma.html#pragma_synchronous). The log is a property of the file,
    so this is only for a file that is known to be ours.
    """
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")


def _check_place(path: Path, *, create: bool, read_only: bool, noun: str) -> None:
    where = str(path)
    if path.is_dir():
        raise ProjectError("this is a folder", where=where, hint="name a file in it")
    if not path.parent.is_dir():
        raise ProjectError("its folder does not exist", where=where, hint="create the folder first")
    if not path.exists() and (read_only or not create):
        raise ProjectError(f"there is no such {noun}", where=where, hint="check the name")
    if read_only:
        return
    # SQLite would open a protected file quietly and fail at the first write.
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise ProjectError(
            f"the {noun} can only be read here",
            where=where,
            hint="make the file and its folder writable, or copy it elsewhere",
        )


def _read_only_mode(path: Path) -> str:
    # Without a log beside it the file is complete, and `immutable` spares SQLite the index of
    # the log, which it could not create in a protected folder.
    log = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and not log.exists():
        return "mode=ro&immutable=1"
    return "mode=ro"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make everything inside happen or, on any error or interrupt, nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has already rolled back by itself after some errors, such as a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let several queries see one state, whatever another process commits meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")
