"""Documents into the project: read, cleaned, split."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from align.documents import Document, open_document, paragraphs
from align.repair import Certainty, keep, keep_certainty, load_decisions, repaired
from align.segmentation import Splitter, segments
from align.store import DocumentRecord, Project
from align.units import Removed


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
    first: Callable[[Document], None] = lambda _: None,
) -> Ingested:
    """Read, clean and split a document into the project, unless it is there already.

    Repairs of misread words that a person has accepted (``align clean --suggest``) are made; the
    segments still lead to the text as it was read. ``first`` is given a document that is to be
    read, and may ``prepare`` it.

    Raises:
        InputError: the document cannot be read.
        StorageError: the project cannot be written.
    """
    document = open_document(path, encoding=encoding)
    name = _name(project, document)
    recipe = f"{document.digest} {splitter.name} {splitter.version} {encoding} {keep_furniture}"
    decisions = load_decisions(path)
    if document.edition > 1:
        recipe += f" edition {document.edition}"
    if decisions.digest:
        recipe += f" {decisions.digest}"
    digest = hashlib.sha256(recipe.encode()).hexdigest()
    record = project.document(name)
    removed: list[Removed] = []
    if known := record is not None and record.digest == digest:
        removed.extend(project.removed(name))
    else:
        first(document)
        cleaned = paragraphs(document, keep_furniture=keep_furniture, on_removed=removed.append)
        record = DocumentRecord(
            name=name,
            path=str(path.resolve()),
            digest=digest,
            media=document.media,
            encoding=document.encoding or "",
            notices=tuple(document.notices),
        )
        mended = repaired(cleaned, decisions)
        project.add_document(record, segments(mended, name, splitter), removed)
        keep(project, name, decisions)
        keep_certainty(project, name, Certainty(document.certainty()))
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
