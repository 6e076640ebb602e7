"""Turn what SQLite reports into one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from align.errors import AlignError, ProjectError, StorageError

_READ_ONLY = (
    ProjectError,
    "the {noun} can only be read here",
    "make the file and its folder writable, or copy it elsewhere",
)
_LOCKED = (
    ProjectError,
    "another process is writing to this {noun}",
    "wait until it has finished and run again",
)
_FOREIGN = (ProjectError, "this file is not a {noun}", "name a {noun} file, or a new file")

# Primary result codes: https://www.sqlite.org/rescode.html
_SENTENCES: dict[int, tuple[type[AlignError], str, str]] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_NOTADB: _FOREIGN,
    sqlite3.SQLITE_CANTOPEN: (
        ProjectError,
        "the {noun} file cannot be opened",
        "check that you may read and write the file and its folder",
    ),
    sqlite3.SQLITE_FULL: (
        StorageError,
        "the disk is full and the last step was not saved, what was saved before is safe",
        "free some space and run again",
    ),
    sqlite3.SQLITE_CORRUPT: (
        StorageError,
        "the {noun} file is damaged",
        "restore it from a backup",
    ),
}


@contextmanager
def told(path: Path, noun: str = "project") -> Iterator[None]:
    """Re-raise an error of SQLite as an error of the project (or memory) file at ``path``.

    Raises:
        ProjectError: the file is locked, read-only, unreachable or no project.
        StorageError: the disk is full or broken, or the file is damaged.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        # A mistake in this program (a closed project, a wrong thread) must stay visible as one.
        raise
    except sqlite3.Error as error:
        raise _sentence(error, str(path), noun) from error


def _sentence(error: sqlite3.Error, where: str, noun: str) -> AlignError:
    otherwise = (
        StorageError,
        f"the {{noun}} file failed ({error}), what was saved before is safe",
        "check the disk and run again",
    )
    # The low byte of an extended result code is the primary one.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind, what, hint = _SENTENCES.get(code, otherwise)
    # Not format(): the text of SQLite's error may hold braces.
    return kind(what.replace("{noun}", noun), where=where, hint=hint)


def not_a_project(where: str, noun: str = "project") -> AlignError:
    """Return the error for a file that holds something else."""
    kind, what, hint = _FOREIGN
    return kind(what.format(noun=noun), where=where, hint=hint.format(noun=noun))
