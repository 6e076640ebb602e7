"""The runs of an index as they stand in its folder, and how they change."""

import errno
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from align.store.memory.index.keys import Row
from align.store.memory.index.manifest import Manifest
from align.store.memory.index.place import locked, new_run, sweep
from align.store.memory.index.run import Run
from align.store.memory.index.writing import write_rows, write_runs

GROWTH = 4
"""A run is merged into the one before it unless that is so many times as large."""
_PROTECTED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Shelf:
    """A folder of runs with its list.

    A folder that cannot be written is left alone; the index then goes on in a temporary one.
    """

    def __init__(self, folder: Path, memory: str) -> None:
        self.folder = folder
        self.manifest = Manifest(memory, 0)
        self.runs: list[Run] = []
        self._seen: Manifest | None = None
        """The list that was in the folder when it was last looked at, of use or not."""
        self._borrowed: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Let go of the files."""
        self.manifest = Manifest(self.manifest.memory, 0)
        self.runs = []
        if self._borrowed:
            self._borrowed.cleanup()

    def load(self) -> str:
        """Take what is in the folder; return one line on what is wrong with it, if it is."""
        found = self._seen = Manifest.load(self.folder)
        if found is None:
            broken = (self.folder / Manifest.NAME).exists()
            return f"{self.folder}: the index cannot be read and is made anew" if broken else ""
        if found.memory != self.manifest.memory:
            return f"{self.folder}: the index is of another memory and is made anew"
        try:
            self._take(found)
        except (OSError, ValueError) as error:
            # Another process may have merged the runs between the list and the look at them.
            if Manifest.load(self.folder) != found:
                return self.load()
            return f"{self.folder}: the index is damaged ({error}) and is made anew"
        return ""

    def _take(self, manifest: Manifest) -> None:
        self.runs = manifest.load_runs(self.folder)
        self.manifest = self._seen = manifest

    def add(self, rows: Iterable[Row], generation: int) -> None:
        """Put the rows up to a generation into a run, merging where it has become many.

        Raises:
            OSError: the disk is full.
        """
        self._write(rows, generation, self.manifest)

    def replace(self, rows: Iterable[Row], generation: int) -> None:
        """Have one run of all rows in place of what is there.

        Raises:
            OSError: the disk is full.
        """
        self._write(rows, generation, Manifest(self.manifest.memory, 0))

    def _write(self, rows: Iterable[Row], generation: int, base: Manifest) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder):
                self._write_locked(rows, generation, base)
        except OSError as error:
            if error.errno not in _PROTECTED or self._borrowed:
                raise
            self._move_away(base)
            self._write(rows, generation, base)

    def _write_locked(self, rows: Iterable[Row], generation: int, base: Manifest) -> None:
        there = Manifest.load(self.folder)
        if there and there.memory == base.memory and there != self._seen:
            # Another process was here while this one waited or worked.
            base = there
            if there.generation >= generation:
                self._take(there)
                return
        made = new_run(self.folder, partial(write_rows, rows))
        manifest = _with(base, made, generation)
        while _unbalanced(manifest):
            two = [Run.load(self.folder / name) for name in manifest.runs[-2:]]
            made = new_run(self.folder, partial(write_runs, two))
            manifest = _with(_first(manifest, len(manifest.runs) - 2), made, generation)
        manifest.save(self.folder)
        sweep(self.folder, manifest)
        self._take(manifest)

    def _move_away(self, base: Manifest) -> None:
        self._borrowed = tempfile.TemporaryDirectory(prefix="align-index-")
        away = Path(self._borrowed.name)
        for name in base.runs:
            (away / name).symlink_to((self.folder / name).resolve())
        self.folder = away


def _with(manifest: Manifest, made: tuple[str, int, int], generation: int) -> Manifest:
    name, size, rows = made
    return replace(
        manifest,
        generation=generation,
        runs=(*manifest.runs, name),
        sizes=(*manifest.sizes, size),
        rows=(*manifest.rows, rows),
    )


def _first(manifest: Manifest, count: int) -> Manifest:
    return replace(
        manifest,
        runs=manifest.runs[:count],
        sizes=manifest.sizes[:count],
        rows=manifest.rows[:count],
    )


def _unbalanced(manifest: Manifest) -> bool:
    return len(manifest.rows) > 1 and manifest.rows[-2] < GROWTH * manifest.rows[-1]
