"""The whole way: document to segments to drafts to TMX.

The command line and the batch runner call these functions; none of them prints.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from align import __version__
from align.documents import Document, open_document, paragraphs
from align.engines.base import Engine
from align.exchange import Facts, Report, export, for_path
from align.glossary import Glossary
from align.segmentation import Splitter, segments
from align.store import DocumentRecord, Project
from align.terminology import Enforced, enforce
from align.text import word_count
from align.units import Draft, Origin, Outcome, Removed, Status, Unit

WINDOW = 32
"""Units translated and saved together: what an interruption can cost."""

T = TypeVar("T")


@contextmanager
def project_at(path: Path) -> Iterator[Project]:
    """Open a project or begin one; one that an error left without documents does not stay.

    Raises:
        ProjectError: the file cannot be used.
    """
    begun = not path.exists()
    empty = False
    try:
        with Project.open(path, create=True) as project:
            try:
                yield project
            finally:
                empty = begun and next(project.documents(), None) is None
    finally:
        if empty:
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one document on its way in."""

    name: str
    segments: int
    removed: Counter[str]
    """Pieces of furniture taken out, by reason."""
    notices: tuple[str, ...]
    known: bool
    """Whether the project had it already, unchanged."""


def ingest(
    project: Project,
    path: Path,
    splitter: Splitter,
    *,
    encoding: str | None = None,
    keep_furniture: bool = False,
) -> Ingested:
    """Read, clean and split a document into the project, unless it is there already.

    Raises:
        InputError: the document cannot be read.
        StorageError: the project cannot be written.
    """
    document = open_document(path, encoding=encoding)
    name = _name(project, document)
    recipe = f"{document.digest} {splitter.name} {splitter.version} {encoding} {keep_furniture}"
    digest = hashlib.sha256(recipe.encode()).hexdigest()
    record = project.document(name)
    removed: list[Removed] = []
    if known := record is not None and record.digest == digest:
        removed.extend(project.removed(name))
    else:
        cleaned = paragraphs(document, keep_furniture=keep_furniture, on_removed=removed.append)
        record = DocumentRecord(
            name=name,
            path=str(path.resolve()),
            digest=digest,
            media=document.media,
            encoding=document.encoding or "",
            notices=tuple(document.notices),
        )
        project.add_document(record, segments(cleaned, name, splitter), removed)
    return Ingested(
        name=name,
        segments=sum(project.count(document=name).values()),
        removed=Counter(piece.reason for piece in removed),
        notices=tuple(document.notices),
        known=known,
    )


def _name(project: Project, document: Document) -> str:
    """Name a document after its file, with as many of its folders as tell it from the others."""
    path = document.path.resolve()
    parts = (*path.parts[1:-1], document.name)
    for kept in range(1, len(parts) + 1):
        name = "/".join(parts[-kept:])
        record = project.document(name)
        if record is None or record.path == str(path):
            return name
    return str(path)


def origin(engine: Engine, glossary: Glossary | None) -> Origin:
    """Say how a draft by this engine under this term base comes to be."""
    return Origin(
        engine=engine.name,
        revision=engine.revision,
        glossary=glossary.digest if glossary else "",
        settings=engine.settings,
    )


def pending(project: Project, made: Origin, *, redo: bool) -> Iterator[Unit]:
    """Yield what has no translation; with ``redo`` also drafts that came about otherwise."""
    wanted = (Status.NEW, Status.DRAFT) if redo else (Status.NEW,)
    for unit in project.units(status=wanted):
        if unit.status is Status.NEW or unit.origin != made:
            yield unit


def stale(project: Project, engine: str, glossary: Glossary | None) -> int:
    """Count the drafts that another engine, or another term base, made; starts no engine."""
    digest = glossary.digest if glossary else ""
    return sum(
        unit.origin is None or (unit.origin.engine, unit.origin.glossary) != (engine, digest)
        for unit in project.units(status=(Status.DRAFT,))
    )


def translate(
    project: Project, engine: Engine, glossary: Glossary | None, *, redo: bool = False
) -> Iterator[list[Draft]]:
    """Translate what is missing, window by window; each window is saved before it is yielded.

    Raises:
        TranslationError: the engine broke; what was yielded is safe.
        StorageError: the project cannot be written.
    """
    made = origin(engine, glossary)
    for units in _windows(pending(project, made, redo=redo), WINDOW):
        results = enforce(engine, [unit.segment.text for unit in units], glossary)
        drafts = [
            Draft(unit.identity, result.text, made, result.score, result.uses)
            for unit, result in zip(units, results, strict=True)
        ]
        project.save(drafts)
        yield drafts


def translate_lines(
    lines: Iterable[str], engine: Engine, glossary: Glossary | None
) -> Iterator[Enforced]:
    """Translate one segment a line, in order, a window at a time."""
    for window in _windows(lines, WINDOW):
        yield from enforce(engine, window, glossary)


def write(
    project: Project, path: Path, *, force: bool = False, document: str | None = None
) -> Report:
    """Write every translated unit in the format that the ending of ``path`` stands for.

    An existing file is replaced only with ``force``, or if it still is what this project wrote.

    Raises:
        OutputError: the file exists, or its folder cannot be written.
        SettingsError: no format has that ending.
    """
    facts = Facts(
        source=project.fact("source") or "vi",
        target=project.fact("target") or "en",
        tool_version=__version__,
        created=datetime.now(UTC),
    )
    force = force or is_ours(project, path)
    report = export(path, project.units(document=document), for_path(path), facts, force=force)
    project.set_fact(f"export:{path.resolve()}", _digest(path))
    return report


def is_ours(project: Project, path: Path) -> bool:
    """Tell whether a file is, byte for byte, what this project last wrote there."""
    written = project.fact(f"export:{path.resolve()}")
    return written is not None and path.is_file() and _digest(path) == written


@dataclass(frozen=True, slots=True)
class Summary:
    """A project in figures."""

    segments: int
    words: int
    """Source words between white space: syllables, for Vietnamese."""
    statuses: dict[Status, int]
    terms: dict[Outcome, int]
    rungs: dict[str, int]
    """What brought the honoured and repaired terms about."""


def summary(project: Project) -> Summary:
    """Count what a project holds."""
    statuses = project.count()
    terms: Counter[Outcome] = Counter()
    rungs: Counter[str] = Counter()
    for (outcome, rung), count in project.outcomes().items():
        terms[outcome] += count
        if rung:
            rungs[rung] += count
    return Summary(
        segments=sum(statuses.values()),
        words=sum(word_count(unit.segment.text) for unit in project.units()),
        statuses=dict(statuses),
        terms=dict(terms),
        rungs=dict(rungs),
    )


def _windows(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while window := list(islice(iterator, size)):
        yield window


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
