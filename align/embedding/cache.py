"""Vectors of slow models on disk, by model revision and text.

A cache may never stand in the way: where it cannot be read or written, vectors are computed.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.embedding.base import Vectors

MOST_BYTES = 1_000_000_000
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL,"
    " written INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS by_age ON vectors (written)",
)
_PATIENCE_SECONDS = 5.0
_AT_ONCE = 500


def cache_path() -> Path:
    """Return where vectors are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("align") / "embeddings" / "vectors.sqlite"


class VectorCache:
    """One SQLite file of bounded size; the oldest vectors go first."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._path = path
        self._most = most_bytes

    def read(self, revision: str, texts: Iterable[str], dimensions: int) -> dict[str, Vectors]:
        """Return the known vectors, each of shape (dimensions,), by text."""
        import numpy

        keys = {_key(revision, text): text for text in texts}
        found: dict[str, Vectors] = {}
        if not keys or not self._path.is_file():
            return found
        with suppress(sqlite3.Error, OSError), self._open() as connection:
            wanted = list(keys)
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"
                for key, vector in connection.execute(query, part):
                    row = numpy.frombuffer(vector, numpy.float32)
                    if len(row) == dimensions:
                        found[keys[key]] = row
        return found

    def write(self, revision: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of texts, shape (texts, dimensions)."""
        rows = [
            (_key(revision, text), vector.tobytes())
            for text, vector in zip(texts, vectors, strict=True)
        ]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._insert(rows)
        except sqlite3.DatabaseError as error:
            # Only a damaged file is replaced; a lock, a full or a protected disk is none.
            if not isinstance(error, sqlite3.OperationalError):
                with suppress(sqlite3.Error, OSError):
                    self._path.unlink(missing_ok=True)
                    self._insert(rows)

    def _insert(self, rows: list[tuple[bytes, bytes]]) -> None:
        with self._open() as connection, connection:
            age = connection.execute("SELECT ifnull(max(written), 0) + 1 FROM vectors")
            (now,) = age.fetchone()
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", [(*row, now) for row in rows]
            )
            self._shrink(connection)

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drop the oldest tenth while the file is over its bound."""
        free, pages, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("freelist_count", "page_count", "page_size")
        )
        if (pages - free) * size > self._most:
            connection.execute(
                "DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY written"
                " LIMIT (SELECT count(*) / 10 + 1 FROM vectors))"
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS)) as connection:
            for statement in _SCHEMA:
                connection.execute(statement)
            yield connection


def _key(revision: str, text: str) -> bytes:
    return hashlib.blake2b(f"{revision}\0{text}".encode(), digest_size=16).digest()
