"""The folder of a job: its plan, and where everything lies.

::

    job.json                the recipe, and where in the manifest each shard begins
    manifest-HASH.jsonl     one line an input, shard by shard; then twins and what cannot be read
    glossary.yaml           the term base, as it was
    results/KEY.jsonl       the translations of one shard; there once it is whole
    work/KEY.step           what the process that runs a shard is about to do
    work/KEY.deaths         what has killed processes that ran it
    log/*.jsonl             what happened, with times
    failures.jsonl          what was set aside, and why
    job.lock                who is running it

``job.json`` is replaced last and in one step: a plan is the old one or the new one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import Self

from align.errors import ProjectError
from align.exchange.atomic import fresh_file
from align.jobs.lines import Line, file_lines, line_of, read_lines
from align.jobs.recipe import Recipe
from align.jobs.records import Planned, Shard

FORMAT = 1
_SETTINGS = "job.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shard stands in the manifest."""

    key: str
    offset: int
    """Bytes."""
    documents: int
    words: int


@dataclass(frozen=True, slots=True)
class Job:
    """A planned job. Cheap to open: its inputs are read when they are asked for."""

    folder: Path
    recipe: Recipe
    shards: tuple[Place, ...]
    words: int
    """Estimated words of a shard, as planned."""
    planned: str
    """UTC time, ISO 8601."""
    manifest: Path

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Tell whether there is a job."""
        return (folder / _SETTINGS).is_file()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a job.

        Raises:
            ProjectError: there is none, or it is damaged or newer than this program.
        """
        path = folder / _SETTINGS
        try:
            found = json.loads(path.read_bytes())
            if found["format"] != FORMAT:
                raise ProjectError(
                    "the job was planned by another version of this program",
                    where=str(folder),
                    hint="plan it anew in another folder",
                )
            return cls(
                folder,
                Recipe.of(found["recipe"]),
                tuple(Place(*place) for place in found["shards"]),
                int(found["words"]),
                str(found["planned"]),
                folder / str(found["manifest"]),
            )
        except FileNotFoundError as error:
            raise ProjectError(
                "this is no job", where=str(folder), hint="make one with 'align batch plan'"
            ) from error
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise ProjectError(
                f"the job cannot be read ({error})", where=str(path), hint="plan it anew"
            ) from error

    def shard(self, number: int) -> Shard:
        """Return a shard with its documents.

        Raises:
            ProjectError: there is none of that number, or the manifest is damaged.
        """
        if not 0 <= number < len(self.shards):
            raise ProjectError(
                f"there is no shard {number}",
                where=str(self.folder),
                hint=f"they go from 0 to {len(self.shards) - 1}",
            )
        place = self.shards[number]
        with self._opened() as file:
            file.seek(place.offset)
            lines = islice(file, place.documents)
            documents = tuple(map(_planned, read_lines(lines)))
        if len(documents) != place.documents or any(one.shard != number for one in documents):
            raise ProjectError(
                "the manifest is damaged", where=str(self.manifest), hint="plan the job anew"
            )
        return Shard(number, place.key, place.words, documents)

    def documents(self) -> Iterator[Planned]:
        """Yield every input: those of the shards in order, then twins and unreadable ones."""
        with self._opened() as file:
            yield from map(_planned, read_lines(file))

    def _opened(self) -> BufferedReader:
        try:
            return self.manifest.open("rb")
        except OSError as error:
            raise ProjectError(
                f"the manifest cannot be read ({error.strerror})",
                where=str(self.manifest),
                hint="plan the job anew",
            ) from error

    def result(self, key: str) -> Path:
        """Return the file for the result of a shard; it exists once the shard is done."""
        return self.folder / "results" / f"{key}.jsonl"

    def done(self) -> frozenset[str]:
        """Return the keys of the shards that are done."""
        there = {path.stem for path in (self.folder / "results").glob("*.jsonl")}
        return frozenset(place.key for place in self.shards if place.key in there)

    def todo(self) -> list[Shard]:
        """Return the shards that are not done, the longest first."""
        done = self.done()
        numbers = [n for n, place in enumerate(self.shards) if place.key not in done]
        numbers.sort(key=lambda n: (-self.shards[n].words, n))
        return [Shard(n, self.shards[n].key, self.shards[n].words) for n in numbers]

    def step(self, key: str) -> Path:
        """Return the file that says what a process with a shard is about to do."""
        return self.folder / "work" / f"{key}.step"

    def deaths(self, key: str) -> Path:
        """Return the file that says what has killed processes with a shard."""
        return self.folder / "work" / f"{key}.deaths"

    def log(self, name: str) -> Path:
        """Return a file of the log."""
        return self.folder / "log" / f"{name}.jsonl"

    @property
    def failures(self) -> Path:
        """The file of what was set aside."""
        return self.folder / "failures.jsonl"


def write_plan(
    folder: Path,
    recipe: Recipe,
    shards: Sequence[Shard],
    others: Iterable[Planned],
    *,
    words: int,
    planned: str,
) -> Job:
    """Write the plan of a job in place of the one before.

    Raises:
        OutputError: the folder cannot be written.
    """
    for name in ("results", "work", "log"):
        (folder / name).mkdir(exist_ok=True)
    places = []
    whole = bytearray()
    for shard in shards:
        places.append(Place(shard.key, len(whole), len(shard.documents), shard.words))
        for one in shard.documents:
            whole += line_of(_line(one))
    for one in others:
        whole += line_of(_line(one))
    name = f"manifest-{hashlib.sha256(whole).hexdigest()[:12]}.jsonl"
    with fresh_file(folder / name, force=True) as file:
        file.write(whole)
    settings = {
        "format": FORMAT,
        "planned": planned,
        "words": words,
        "manifest": name,
        "recipe": asdict(recipe),
        "shards": [list(asdict(place).values()) for place in places],
    }
    with fresh_file(folder / _SETTINGS, force=True) as file:
        file.write(json.dumps(settings, indent=1).encode())
    _forget(folder, name, {place.key for place in places})
    return Job(folder, recipe, tuple(places), words, planned, folder / name)


def _forget(folder: Path, manifest: str, keys: set[str]) -> None:
    """Remove what an earlier plan left behind."""
    for path in folder.glob("manifest-*.jsonl"):
        if path.name != manifest:
            path.unlink()
    for name in ("results", "work"):
        for path in (folder / name).iterdir():
            if path.name.partition(".")[0] not in keys:
                path.unlink()


def _line(one: Planned) -> dict[str, object]:
    return {key: value for key, value in asdict(one).items() if value not in ("", -1)}


def _planned(found: Line) -> Planned:
    return Planned(**found)  # type: ignore[arg-type]


def failures_of(job: Job) -> Iterator[Line]:
    """Yield what was set aside, as the last run left it."""
    yield from file_lines(job.failures)
